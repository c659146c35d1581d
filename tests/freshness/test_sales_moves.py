"""Units on their way to a shopper, once they are reserved: given back, sold, or taken of another batch."""

from datetime import UTC, date, datetime, timedelta

import pytest

from freshness.errors import NotBound, Refused
from freshness.kinds import BatchStatus
from freshness.models import LedgerEntry, Resolution, Shortage
from freshness.services.holds import hold, recall
from freshness.services.sales import release, sell, swap
from tests.factories import StockRecord, make_user
from tests.freshness.stocked import (
    NEXT_FRIDAY,
    NOON,
    allocated,
    counts,
    ledger_is_right,
    lose,
    make_batch,
    make_yoghurt,
    reserved,
    rows_of,
    set_status,
)

pytestmark = pytest.mark.django_db
NEXT_SATURDAY = date(2026, 12, 5)


@pytest.fixture
def yoghurt():
    return make_yoghurt()


class TestGivingBack:
    def test_reserved_and_allocated_units_are_free_again(self, yoghurt):
        batch = make_batch(yoghurt, NEXT_FRIDAY)
        lines = [reserved(yoghurt, 3), allocated(yoghurt, 2)]
        for line in lines:
            release(order_line=line, quantity=line.quantity, at=NOON, reason="Order cancelled")
        assert counts(batch) == (10, 0, 0)
        assert [rows_of(line) for line in lines] == [[(3, batch.code, "released")], [(2, batch.code, "released")]]
        entries = LedgerEntry.objects.filter(kind="release").order_by("pk")
        assert [(each.quantity, each.reserved_change, each.allocated_change) for each in entries] == [
            (3, -3, 0),
            (2, 0, -2),
        ]
        assert entries[0].reason == "Order cancelled"
        assert ledger_is_right()

    def test_a_part_becomes_a_row_of_its_own(self, yoghurt):
        batch = make_batch(yoghurt, NEXT_FRIDAY)
        line = allocated(yoghurt, 3)
        release(order_line=line, quantity=1)
        assert rows_of(line) == [(2, batch.code, "allocated"), (1, batch.code, "released")]
        assert counts(batch) == (10, 0, 2)

    def test_the_freshest_goes_back_first(self, yoghurt):
        first, second = make_batch(yoghurt, NEXT_FRIDAY, 2), make_batch(yoghurt, NEXT_SATURDAY)
        line = allocated(yoghurt, 4)
        release(order_line=line, quantity=3)
        assert (counts(first), counts(second)) == ((2, 0, 1), (10, 0, 0))

    def test_what_is_held_goes_back_before_the_freshest(self, yoghurt):
        first, second = make_batch(yoghurt, NEXT_FRIDAY, 2), make_batch(yoghurt, NEXT_SATURDAY)
        line = allocated(yoghurt, 4)
        set_status(first, BatchStatus.HELD)
        release(order_line=line, quantity=2)
        assert (counts(first), counts(second)) == ((2, 0, 0), (10, 0, 2))

    def test_what_is_missing_goes_before_all(self, yoghurt):
        batch = make_batch(yoghurt, NEXT_FRIDAY)
        line = allocated(yoghurt, 4)
        lose(line, 2)
        release(order_line=line, quantity=1)
        assert sorted(Shortage.objects.values_list("quantity", "resolution")) == [(1, "cancelled"), (1, "open")]
        assert counts(batch) == (8, 0, 2)
        release(order_line=line, quantity=3)
        assert set(Shortage.objects.values_list("quantity", "resolution")) == {(1, "cancelled")}
        assert counts(batch) == (8, 0, 0)
        assert ledger_is_right()

    def test_more_than_the_line_has_is_refused(self, yoghurt):
        batch = make_batch(yoghurt, NEXT_FRIDAY)
        line = allocated(yoghurt, 3)
        with pytest.raises(NotBound, match="4 wanted, but 3 are bound to it"):
            release(order_line=line, quantity=4)
        assert counts(batch) == (10, 0, 3)


class TestSelling:
    def test_units_leave_the_books(self, yoghurt):
        batch, carol = make_batch(yoghurt, NEXT_FRIDAY), make_user("carol@example.com")
        line = allocated(yoghurt, 3)
        sell(order_line=line, quantity=3, at=NOON, by=carol)
        assert rows_of(line) == [(3, batch.code, "sold")]
        assert counts(batch) == (7, 0, 0)
        entry = LedgerEntry.objects.get(kind="sell")
        assert (entry.quantity, entry.on_hand_change, entry.allocated_change, entry.on_hand_after) == (3, -3, -3, 7)
        assert (entry.order_line, entry.at, entry.by) == (line, NOON, carol)
        record = StockRecord.objects.get(product=yoghurt)
        assert (record.num_in_stock, record.num_allocated) == (7, 0)

    def test_a_part_may_leave_before_the_rest(self, yoghurt):
        batch = make_batch(yoghurt, NEXT_FRIDAY)
        line = allocated(yoghurt, 3)
        sell(order_line=line, quantity=1)
        assert rows_of(line) == [(2, batch.code, "allocated"), (1, batch.code, "sold")]
        sell(order_line=line, quantity=2)
        assert counts(batch) == (7, 0, 0)

    def test_what_is_only_reserved_stays(self, yoghurt):
        make_batch(yoghurt, NEXT_FRIDAY)
        line = reserved(yoghurt, 3)
        with pytest.raises(NotBound, match="3 wanted, but 0 are bound to it"):
            sell(order_line=line, quantity=3)

    @pytest.mark.parametrize("status", [BatchStatus.HELD, BatchStatus.RECALLED])
    def test_what_is_held_stays(self, yoghurt, status):
        batch = make_batch(yoghurt, NEXT_FRIDAY, code="K7")
        line = allocated(yoghurt, 3)
        set_status(batch, status)
        with pytest.raises(Refused, match="3 × Natural yoghurt is of batch K7, which is held or recalled"):
            sell(order_line=line, quantity=3)
        assert counts(batch) == (10, 0, 3)

    @pytest.mark.parametrize("keep", [hold, recall])
    def test_what_was_held_after_the_delivery_day_had_left_and_is_noted_late(self, yoghurt, keep):
        batch = make_batch(yoghurt, NEXT_FRIDAY)
        line = allocated(yoghurt, 3)
        keep(batches=[batch], reason="Past its date", at=datetime(2026, 11, 28, 0, 0, tzinfo=UTC))
        sell(order_line=line, quantity=3)
        assert counts(batch) == (7, 0, 0)

    def test_what_was_held_on_the_delivery_day_stays_however_late_it_is_noted(self, yoghurt):
        batch = make_batch(yoghurt, NEXT_FRIDAY)
        line = allocated(yoghurt, 3)
        hold(batches=[batch], reason="Temperature", at=datetime(2026, 11, 27, 23, 59, tzinfo=UTC))
        recall(batches=[batch], reason="Listeria", at=datetime(2026, 11, 28, 9, 0, tzinfo=UTC))
        with pytest.raises(Refused):
            sell(order_line=line, quantity=3)
        assert counts(batch) == (10, 0, 3)

    def test_an_open_shortage_keeps_the_goods_until_it_is_settled(self, yoghurt):
        batch = make_batch(yoghurt, NEXT_FRIDAY)
        line = allocated(yoghurt, 3)
        shortage = lose(line, 1)
        with pytest.raises(NotBound, match="3 wanted, but 2 are bound"):
            sell(order_line=line, quantity=3)
        Shortage.objects.filter(pk=shortage.pk).update(resolution=Resolution.REFUNDED)
        sell(order_line=line, quantity=3)
        assert counts(batch) == (7, 0, 0)
        assert LedgerEntry.objects.get(kind="sell").quantity == 2


class TestSwapping:
    @pytest.fixture
    def goods(self, yoghurt):
        return make_batch(yoghurt, NEXT_FRIDAY), make_batch(yoghurt, NEXT_SATURDAY, 4)

    def test_the_units_are_those_of_the_batch_picked(self, yoghurt, goods):
        first, second = goods
        line = allocated(yoghurt, 3)
        row = swap(allocation=line.allocations.get(), batch=second, at=NOON)
        assert (row.batch, row.picked_batch) == (first, second)
        assert (counts(first), counts(second)) == ((10, 0, 0), (4, 0, 3))
        assert list(LedgerEntry.objects.filter(kind="swap").values_list("batch__code", "allocated_change")) == [
            (first.code, -3),
            (second.code, 3),
        ]
        sell(order_line=line, quantity=3)
        assert (counts(first), counts(second)) == ((10, 0, 0), (1, 0, 0))
        assert ledger_is_right()

    def test_it_can_be_taken_back(self, yoghurt, goods):
        first, second = goods
        row = allocated(yoghurt, 3).allocations.get()
        swap(allocation=row, batch=second)
        assert swap(allocation=row, batch=first).picked_batch is None
        assert (counts(first), counts(second)) == ((10, 0, 3), (4, 0, 0))

    def test_the_same_batch_again_is_no_swap(self, yoghurt, goods):
        row = allocated(yoghurt, 3).allocations.get()
        swap(allocation=row, batch=goods[0])
        assert not LedgerEntry.objects.filter(kind="swap").exists()

    def test_a_batch_that_breaks_the_promise_is_refused(self, yoghurt, goods):
        earlier = make_batch(yoghurt, NEXT_FRIDAY - timedelta(days=1), code="K6")
        row = allocated(yoghurt, 3).allocations.get()
        with pytest.raises(Refused, match="Batch K6 is dated 3 December 2026, but 4 December 2026 was promised"):
            swap(allocation=row, batch=earlier)
        assert counts(goods[0]) == (10, 0, 3)

    def test_what_has_left_can_not_be_swapped(self, yoghurt, goods):
        line = allocated(yoghurt, 3)
        row = line.allocations.get()
        sell(order_line=line, quantity=3)
        with pytest.raises(Refused, match="nothing to swap"):
            swap(allocation=row, batch=goods[1])
