"""The command that proves the books."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction

from freshness.models import Batch, LedgerEntry
from freshness.services.sales import reserve
from tests.factories import StockRecord, make_user
from tests.freshness.stocked import FRIDAY, NEXT_FRIDAY, NOON, make_batch, make_line, make_yoghurt, regular

pytestmark = pytest.mark.django_db


@pytest.fixture
def batch():
    product = make_yoghurt()
    batch = make_batch(product, NEXT_FRIDAY)
    with transaction.atomic():
        reserve(demands=[regular(make_line(product, 3))], due=FRIDAY, at=NOON)
    batch.refresh_from_db()
    return batch


def check() -> str:
    said, complained = StringIO(), StringIO()
    try:
        call_command("check_ledger", stdout=said, stderr=complained)
    except CommandError as error:
        return f"{complained.getvalue()}{error}"
    return said.getvalue()


def test_it_says_that_the_books_add_up(batch, django_assert_num_queries):
    with django_assert_num_queries(5):
        assert check() == "The books add up: 1 batches, 2 ledger entries.\n"


def test_it_finds_a_quantity_that_was_changed_without_the_ledger(batch):
    Batch.objects.filter(pk=batch.pk).update(on_hand=11)
    assert "10 on_hand" not in check()
    assert f"Batch {batch.pk} (L1): 11 on_hand, but the ledger adds up to 10." in check()
    assert "The books don't add up in 2 places." in check()  # Oscar's stock differs too


def test_it_finds_units_that_no_order_line_has(batch):
    Batch.objects.filter(pk=batch.pk).update(reserved=2)
    assert f"Batch {batch.pk} (L1): 2 reserved, but the ledger adds up to 3." in check()
    assert f"Batch {batch.pk} (L1): 2 reserved, but order lines have 3." in check()


def test_it_finds_stock_that_oscar_believes_in(batch):
    StockRecord.objects.update(num_in_stock=99)
    assert "99 in stock and 3 allocated, but its batches have 10 and 3." in check()


@pytest.mark.migrations
@pytest.mark.parametrize("sql", ["UPDATE freshness_ledgerentry SET quantity = 5", "DELETE FROM freshness_ledgerentry"])
def test_the_database_refuses_to_change_the_ledger(batch, sql):
    with pytest.raises(IntegrityError, match="The ledger only grows"), transaction.atomic():
        connection.cursor().execute(sql)
    assert LedgerEntry.objects.count() == 2


@pytest.mark.migrations
def test_the_ledger_may_forget_who_it_was(batch):
    LedgerEntry.objects.update(by=make_user())
    LedgerEntry.objects.update(by=None)
    assert LedgerEntry.objects.filter(by=None).count() == 2
