"""Order lines whose units are of batches, and those of plain stock."""

import pytest
from django.db import transaction
from oscar.core.loading import get_class

from checkout.models import LinePromise
from freshness.errors import NotBound
from freshness.models import LedgerEntry
from freshness.services.sales import allocate, reserve
from tests.factories import StockRecord, make_product, make_user
from tests.freshness.stocked import (
    FRIDAY,
    NEXT_FRIDAY,
    NOON,
    counts,
    ledger_is_right,
    make_batch,
    make_line,
    make_yoghurt,
    regular,
)

pytestmark = pytest.mark.django_db
InvalidStockAdjustment = get_class("partner.exceptions", "InvalidStockAdjustment")


@pytest.fixture
def yoghurt():
    return make_yoghurt()


@pytest.fixture
def batch(yoghurt):
    return make_batch(yoghurt, NEXT_FRIDAY)


@pytest.fixture
def line(yoghurt, batch):
    """Three units, allocated."""
    line = make_line(yoghurt, 3)
    with transaction.atomic():
        reserve(demands=[regular(line)], due=FRIDAY, at=NOON)
    allocate(order=line.order)
    return line


def test_dispatch_sells_the_units(line, batch):
    carol = make_user("carol@example.com")
    line.consume_allocation(3, at=NOON, by=carol)
    assert (line.num_allocated, counts(batch)) == (0, (7, 0, 0))
    entry = LedgerEntry.objects.get(kind="sell")
    assert (entry.at, entry.by, entry.order_line) == (NOON, carol, line)


def test_a_part_can_be_dispatched_and_the_rest_given_back(line, batch):
    line.consume_allocation(1)
    assert (line.num_allocated, counts(batch)) == (2, (9, 0, 2))
    line.cancel_allocation(2, at=NOON, reason="Order cancelled")
    assert (line.num_allocated, line.allocation_cancelled, counts(batch)) == (0, True, (9, 0, 0))
    assert LedgerEntry.objects.get(kind="release").reason == "Order cancelled"
    assert ledger_is_right()


def test_more_than_is_bound_can_not_be_dispatched(line, batch):
    with pytest.raises(InvalidStockAdjustment):
        line.consume_allocation(4)
    assert (line.num_allocated, counts(batch)) == (3, (10, 0, 3))


def test_what_was_given_back_can_not_be_dispatched(line, batch):
    line.cancel_allocation(3)
    with pytest.raises(InvalidStockAdjustment):
        line.consume_allocation(1)
    assert counts(batch) == (10, 0, 0)


def test_more_than_is_bound_can_not_be_given_back(line, batch):
    line.cancel_allocation(4)
    assert (line.num_allocated, counts(batch)) == (3, (10, 0, 3))


def test_a_line_from_before_its_product_had_a_policy_can_be_cancelled_but_not_dispatched(yoghurt, batch):
    line = make_line(yoghurt, 3)
    with pytest.raises(NotBound):
        line.consume_allocation(3)
    line.refresh_from_db()
    assert line.num_allocated == 3
    line.cancel_allocation(3)
    assert (line.num_allocated, line.allocation_cancelled, counts(batch)) == (0, True, (10, 0, 0))


def test_plain_stock_goes_oscars_way():
    line = make_line(make_product(stock=5), 3)
    line.consume_allocation(1)
    line.cancel_allocation(2)
    record = StockRecord.objects.get()
    assert (record.num_in_stock, record.num_allocated) == (4, 0)
    assert (line.num_allocated, line.allocation_cancelled) == (0, True)


@pytest.mark.parametrize(
    ("kind", "day", "words"),
    [
        ("dated", NEXT_FRIDAY, "Natural yoghurt (Best before Fri\xa04\xa0Dec)"),
        ("regular", NEXT_FRIDAY, "Natural yoghurt (Best before Fri\xa04\xa0Dec or later)"),
        ("regular", None, "Natural yoghurt"),
    ],
)
def test_a_line_tells_the_date_that_was_promised(line, kind, day, words):
    assert line.description == "Natural yoghurt"
    LinePromise.objects.create(
        line=line, offer_kind=kind, promised_date=day, date_kind="best_before", list_price="2.40", tax_rate=0
    )
    line.refresh_from_db()
    assert line.description == words
