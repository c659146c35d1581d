"""Oscar's stock records."""

import pytest

from freshness.errors import KeptInBatches, OutOfStock
from tests.factories import StockRecord, make_product
from tests.freshness.stocked import NEXT_FRIDAY, make_batch, make_yoghurt

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("method", ["allocate", "consume_allocation", "cancel_allocation"])
def test_goods_in_batches_are_not_moved_by_oscars_methods(method):
    yoghurt = make_yoghurt()
    make_batch(yoghurt, NEXT_FRIDAY, 10)
    record = StockRecord.objects.get()
    with pytest.raises(KeptInBatches, match="is kept in batches"):
        getattr(record, method)(1)
    record.refresh_from_db()
    assert (record.num_in_stock, record.num_allocated) == (10, 0)


def test_plain_stock_is_bound_consumed_and_given_back():
    record = make_product(stock=5).stockrecords.get()
    record.allocate(3)
    record.consume_allocation(1)
    record.cancel_allocation(1)
    record.refresh_from_db()
    assert (record.num_in_stock, record.num_allocated) == (4, 1)


def test_no_more_is_bound_than_is_free():
    record = make_product(stock=5).stockrecords.get()
    record.allocate(3)
    with pytest.raises(OutOfStock) as refused:
        record.allocate(3)
    assert refused.value.available == 2
    assert StockRecord.objects.get().num_allocated == 3


def test_goods_whose_stock_is_not_tracked_can_always_be_had():
    record = make_product("Tote bag", stock=None).stockrecords.get()
    record.allocate(500)
    assert StockRecord.objects.get().num_allocated is None
