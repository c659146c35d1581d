"""Plain stock, counted by hand."""

import pytest

from freshness.errors import BelowAllocated
from freshness.models import PriceChange
from freshness.services.plain import change_list_price, count_stock, discard
from tests.factories import StockRecord, make_product

pytestmark = pytest.mark.django_db


@pytest.fixture
def record():
    record = make_product(stock=20).stockrecords.get()
    record.allocate(5)
    return record


def test_a_count_is_taken_over(record):
    count_stock(stockrecord=record, counted=5)
    assert StockRecord.objects.get().num_in_stock == record.num_in_stock == 5


def test_a_count_below_what_is_bound_to_orders_is_refused(record):
    with pytest.raises(BelowAllocated, match="4 counted, but 5 are bound to orders"):
        count_stock(stockrecord=record, counted=4)
    assert StockRecord.objects.get().num_in_stock == 20


def test_a_count_judges_what_is_bound_now_and_not_what_was_read(record):
    StockRecord.objects.update(num_allocated=9)
    with pytest.raises(BelowAllocated):
        count_stock(stockrecord=record, counted=8)


def test_a_discarded_record_takes_its_prices_with_it(record):
    change_list_price(stockrecord=record, price=record.price + 1)
    discard(stockrecord=record)
    assert not StockRecord.objects.exists()
    assert not PriceChange.objects.exists()
