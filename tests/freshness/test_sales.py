"""Units on their way to a shopper."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from freshness.errors import ChangedMeanwhile, NotReserved
from freshness.kinds import BatchStatus
from freshness.models import Allocation, Batch, LedgerEntry, Resolution, Shortage
from freshness.services import sales
from freshness.services.sales import Demand, allocate, reserve
from tests.factories import StockRecord, make_product
from tests.freshness.stocked import (
    FRIDAY,
    NEXT_FRIDAY,
    NOON,
    SUNDAY,
    TUESDAY,
    allocated,
    counts,
    dated,
    ledger_is_right,
    lose,
    make_batch,
    make_ladder,
    make_line,
    make_yoghurt,
    regular,
    reserved,
    rows_of,
    set_status,
)

pytestmark = pytest.mark.django_db
NEXT_SATURDAY = date(2026, 12, 5)


@pytest.fixture
def yoghurt():
    return make_yoghurt()


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
