"""Units on their way to a shopper."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from freshness.errors import ChangedMeanwhile, NotBound, NotReserved, Refused
from freshness.kinds import BatchStatus
from freshness.models import Allocation, AllocationState, Batch, LedgerEntry, LedgerKind, Resolution, Shortage
from freshness.services import bound, sales
from freshness.services.ledger import Change, follow_stock, post
from freshness.services.sales import Demand, allocate, release, reserve, sell, swap
from tests.factories import StockRecord, make_product, make_user
from tests.freshness.stocked import (
    FRIDAY,
    NEXT_FRIDAY,
    NOON,
    SUNDAY,
    TUESDAY,
    counts,
    dated,
    ledger_is_right,
    make_batch,
    make_ladder,
    make_line,
    make_yoghurt,
    regular,
    rows_of,
)

pytestmark = pytest.mark.django_db
NEXT_SATURDAY = date(2026, 12, 5)


@pytest.fixture
def yoghurt():
    return make_yoghurt()


def set_status(batch: Batch, status: str) -> None:
    """A hold, as its service leaves the rows."""
    Batch.objects.filter(pk=batch.pk).update(status=status)
    follow_stock([batch.stockrecord_id])


def reserved(product, quantity: int = 3, promised=NEXT_FRIDAY):
    """A line with its units reserved."""
    line = make_line(product, quantity)
    reserve(demands=[regular(line, promised)], due=FRIDAY, at=NOON)
    return line


def allocated(product, quantity: int = 3):
    """A line with its units allocated."""
    line = reserved(product, quantity)
    allocate(order=line.order, at=NOON)
    return line


class TestReserving:
    def test_it_takes_what_expires_first_and_may_span_batches(self, yoghurt):
        later, first = make_batch(yoghurt, NEXT_SATURDAY, 10), make_batch(yoghurt, NEXT_FRIDAY, 2)
        line = reserved(yoghurt, 5)
        assert rows_of(line) == [(2, first.code, "reserved"), (3, later.code, "reserved")]
        assert (counts(first), counts(later)) == ((2, 2, 0), (10, 3, 0))
        row = line.allocations.first()
        assert (row.offer_kind, row.promised_date, row.due_day, row.ready_by) == (
            "regular", NEXT_FRIDAY, FRIDAY.day, FRIDAY.ready_by
        )  # fmt: skip

    def test_the_ledger_says_when_and_for_which_line(self, yoghurt):
        make_batch(yoghurt, NEXT_FRIDAY)
        line = reserved(yoghurt, 3)
        entry = LedgerEntry.objects.get(kind="reserve")
        assert (entry.quantity, entry.reserved_change, entry.on_hand_after) == (3, 3, 10)
        assert (entry.order_line, entry.at) == (line, NOON)
        assert ledger_is_right()

    def test_oscars_sums_follow(self, yoghurt):
        make_batch(yoghurt, NEXT_FRIDAY)
        reserved(yoghurt, 3)
        record = StockRecord.objects.get(product=yoghurt)
        assert (record.num_in_stock, record.num_allocated) == (10, 3)

    def test_nothing_under_the_promised_date_is_taken(self, yoghurt):
        make_batch(yoghurt, NEXT_FRIDAY, 10)
        later = make_batch(yoghurt, NEXT_SATURDAY, 10)
        assert rows_of(reserved(yoghurt, 3, promised=NEXT_SATURDAY)) == [(3, later.code, "reserved")]

    def test_a_dated_line_takes_its_date_only(self, yoghurt):
        make_ladder()
        make_batch(yoghurt, SUNDAY, 1)
        tuesday = make_batch(yoghurt, TUESDAY, 4)
        line = make_line(yoghurt, 2)
        reserve(demands=[dated(line, TUESDAY)], due=FRIDAY)
        assert rows_of(line) == [(2, tuesday.code, "reserved")]
        with pytest.raises(NotReserved) as refused:
            reserve(demands=[dated(make_line(yoghurt, 2), SUNDAY)], due=FRIDAY)
        [short] = refused.value.shortfalls
        assert (short.wanted, short.available, short.kind, short.promised_date) == (2, 1, "dated", SUNDAY)
        assert short.date_kind == "best_before"

    def test_a_regular_line_leaves_dated_goods_alone(self, yoghurt):
        make_ladder()
        make_batch(yoghurt, TUESDAY)
        with pytest.raises(NotReserved):
            reserved(yoghurt, 1, promised=TUESDAY)

    def test_lines_of_one_product_share_what_is_there(self, yoghurt):
        make_ladder()
        sunday, friday = make_batch(yoghurt, SUNDAY, 2), make_batch(yoghurt, NEXT_FRIDAY, 5)
        first, second, reduced = make_line(yoghurt, 2), make_line(yoghurt, 3), make_line(yoghurt, 2)
        reserve(demands=[regular(first), dated(reduced, SUNDAY), regular(second)], due=FRIDAY)
        assert (counts(sunday), counts(friday)) == ((2, 2, 0), (5, 5, 0))
        assert rows_of(second) == [(3, friday.code, "reserved")]

    def test_lines_of_one_product_can_not_have_more_than_is_there(self, yoghurt):
        make_batch(yoghurt, NEXT_FRIDAY, 5)
        first, second = make_line(yoghurt, 3), make_line(yoghurt, 3)
        with pytest.raises(NotReserved) as refused:
            reserve(demands=[regular(first), regular(second)], due=FRIDAY)
        assert [(each.wanted, each.available) for each in refused.value.shortfalls] == [(6, 5)]

    def test_every_shortfall_is_gathered_and_nothing_is_bound(self, yoghurt):
        kefir, tote = make_yoghurt("Kefir"), make_product("Tote bag", stock=1)
        make_batch(yoghurt, NEXT_FRIDAY, 2)
        make_batch(kefir, NEXT_FRIDAY, 9)
        lines = [make_line(yoghurt, 3), make_line(kefir, 1)]
        bag = make_product("Basket", stock=4).stockrecords.get()
        demands = [regular(line) for line in lines]
        demands += [Demand(lines[0], tote.stockrecords.get().pk, 2), Demand(lines[0], bag.pk, 1)]
        with pytest.raises(NotReserved) as refused:
            reserve(demands=demands, due=FRIDAY)
        assert [(each.wanted, each.available) for each in refused.value.shortfalls] == [(3, 2), (2, 1)]
        assert not Allocation.objects.exists()
        assert not Batch.objects.exclude(reserved=0).exists()
        bag.refresh_from_db()
        assert bag.num_allocated in (None, 0)

    @pytest.mark.parametrize("status", [BatchStatus.HELD, BatchStatus.RECALLED])
    def test_what_is_held_is_passed_over(self, yoghurt, status):
        held, other = make_batch(yoghurt, NEXT_FRIDAY), make_batch(yoghurt, NEXT_SATURDAY)
        set_status(held, status)
        assert rows_of(reserved(yoghurt, 3)) == [(3, other.code, "reserved")]

    def test_without_a_promised_date_any_regular_batch_will_do(self, yoghurt):
        make_batch(yoghurt, NEXT_FRIDAY)
        line = reserved(yoghurt, 1, promised=None)
        assert line.allocations.get().promised_date == FRIDAY.day

    @pytest.mark.django_db(transaction=True)
    def test_it_refuses_outside_a_transaction(self):
        with pytest.raises(RuntimeError, match="in the transaction"):
            reserve(demands=[], due=FRIDAY)

    def test_an_order_of_nothing_is_fine(self):
        reserve(demands=[], due=FRIDAY)

    def test_ten_lines_take_at_most_twelve_statements(self, yoghurt):
        make_ladder()
        goods = [yoghurt, *(make_yoghurt(f"Yoghurt {number}") for number in range(8))]
        for product in goods:
            for day in (NEXT_FRIDAY, NEXT_SATURDAY):
                make_batch(product, day, 2)
        lines = [make_line(product, 3) for product in goods]
        tote = make_line(make_product("Tote bag", stock=5), 3)
        StockRecord.objects.filter(pk=tote.stockrecord_id).update(num_allocated=0)
        demands = [*(regular(line) for line in lines), Demand(tote, tote.stockrecord_id, 3)]
        with CaptureQueriesContext(connection) as statements:
            reserve(demands=demands, due=FRIDAY, at=NOON)
        assert len(statements) <= 12
        assert Allocation.objects.count() == 18


class TestDecidingTwice:
    """What PostgreSQL alone can show of it stands in test_races."""

    def test_it_reads_and_decides_once_more(self, yoghurt, monkeypatch):
        batch = make_batch(yoghurt, NEXT_FRIDAY)
        tries = fail_first(monkeypatch, 1)
        assert rows_of(reserved(yoghurt, 3)) == [(3, batch.code, "reserved")]
        assert (len(tries), counts(batch)) == (2, (10, 3, 0))
        assert ledger_is_right()

    def test_a_third_time_it_does_not(self, yoghurt, monkeypatch):
        batch = make_batch(yoghurt, NEXT_FRIDAY)
        tries = fail_first(monkeypatch, 2)
        with pytest.raises(NotReserved) as refused:
            reserved(yoghurt, 3)
        assert (len(tries), refused.value.shortfalls, counts(batch)) == (2, [], (10, 0, 0))


def fail_first(monkeypatch, times: int) -> list:
    """Lets the first so many updates find that something changed after they were made; every try is noted."""
    tries, real = [], sales.post

    def post(changes, **options):
        tries.append(changes)
        real(changes, **options)
        if len(tries) <= times:
            raise ChangedMeanwhile([change.batch_id for change in changes])

    monkeypatch.setattr(sales, "post", post)
    return tries


class TestAllocating:
    def test_reserved_units_are_bound_for_good(self, yoghurt):
        batch = make_batch(yoghurt, NEXT_FRIDAY)
        line = allocated(yoghurt, 3)
        assert rows_of(line) == [(3, batch.code, "allocated")]
        assert counts(batch) == (10, 0, 3)
        entry = LedgerEntry.objects.get(kind="allocate")
        assert (entry.quantity, entry.reserved_change, entry.allocated_change, entry.at) == (3, -3, 3, NOON)

    def test_a_second_time_finds_nothing_to_do(self, yoghurt):
        batch = make_batch(yoghurt, NEXT_FRIDAY)
        allocate(order=allocated(yoghurt, 3).order)
        assert counts(batch) == (10, 0, 3)

    @pytest.mark.parametrize("status", [BatchStatus.HELD, BatchStatus.RECALLED])
    def test_what_was_held_meanwhile_is_re_picked_within_the_promise(self, yoghurt, status):
        first, second = make_batch(yoghurt, NEXT_FRIDAY, 2), make_batch(yoghurt, NEXT_SATURDAY)
        line = reserved(yoghurt, 3)
        set_status(first, status)
        allocate(order=line.order)
        assert rows_of(line) == [
            (2, first.code, "released"),
            (1, second.code, "allocated"),
            (2, second.code, "allocated"),
        ]
        assert (counts(first), counts(second)) == ((2, 0, 0), (10, 0, 3))
        assert ledger_is_right()

    def test_what_can_not_be_re_picked_is_refused_and_nothing_moves(self, yoghurt):
        first = make_batch(yoghurt, NEXT_SATURDAY, 3)
        line = reserved(yoghurt, 3, promised=NEXT_SATURDAY)
        make_batch(yoghurt, NEXT_FRIDAY)  # a day under the promise
        set_status(first, BatchStatus.HELD)
        with pytest.raises(NotReserved) as refused:
            allocate(order=line.order)
        [short] = refused.value.shortfalls
        assert (short.wanted, short.available, short.promised_date) == (3, 0, NEXT_SATURDAY)
        assert rows_of(line) == [(3, first.code, "reserved")]
        assert counts(first) == (3, 3, 0)

    def test_what_was_written_off_meanwhile_is_re_picked(self, yoghurt):
        make_batch(yoghurt, NEXT_FRIDAY, 3)
        second = make_batch(yoghurt, NEXT_SATURDAY)
        line = reserved(yoghurt, 3)
        lose(line, 2)
        allocate(order=line.order)
        assert (2, second.code, "allocated") in rows_of(line)
        assert Shortage.objects.get().resolution == Resolution.RE_PICKED
        assert ledger_is_right()

    def test_an_order_of_plain_stock_has_nothing_to_allocate(self, django_assert_num_queries):
        order = make_line(make_product()).order
        with django_assert_num_queries(1):
            allocate(order=order)


def lose(line, quantity: int) -> Shortage:
    """Units of a line are written off, as the service of write-offs leaves the rows."""
    row = line.allocations.exclude(state="released").last()
    post(
        [Change(row.batch_id, LedgerKind.WRITE_OFF, quantity, on_hand=-quantity, **{row.state: -quantity})],
        at=NOON,
    )
    bound.move([(row, quantity)], AllocationState.SHORT)
    return Shortage.objects.create(allocation=row, quantity=quantity, reason="Damaged", at=NOON)


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
