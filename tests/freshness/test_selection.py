from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from freshness.kinds import OfferKind
from freshness.selection import Wanted, pick
from tests.freshness.batches import FRIDAY, NEXT_FRIDAY, SUNDAY, TUESDAY, batch

LATER = NEXT_FRIDAY.replace(day=9)
EVENING = datetime(2026, 11, 23, 20, tzinfo=UTC)


def fresh(quantity, promised=NEXT_FRIDAY):
    return Wanted(OfferKind.REGULAR, quantity, promised)


def dated(quantity, day):
    return Wanted(OfferKind.DATED, quantity, day)


def test_the_earliest_date_goes_first_and_a_line_may_span_batches():
    picking = pick([batch(LATER, 1, free=9), batch(NEXT_FRIDAY, 2, free=4)], fresh(6), FRIDAY)
    assert picking.taken == ((2, 4), (1, 2))
    assert picking.missing == 0


def test_of_one_date_the_earliest_goods_in_then_the_lowest_id():
    stock = [
        batch(NEXT_FRIDAY, 1, free=1, goods_in_at=EVENING),
        batch(NEXT_FRIDAY, 3, free=1),
        batch(NEXT_FRIDAY, 2, free=1),
    ]
    assert pick(stock, fresh(3), FRIDAY).taken == ((2, 1), (3, 1), (1, 1))


def test_a_regular_line_never_gets_a_date_under_its_promise():
    picking = pick([batch(NEXT_FRIDAY, 1), batch(LATER, 2)], fresh(1, promised=LATER), FRIDAY)
    assert picking.taken == ((2, 1),)
    assert picking.skipped == ((1, "under the promised date"),)


def test_a_dated_line_takes_its_date_only():
    picking = pick([batch(SUNDAY, 1), batch(TUESDAY, 2), batch(NEXT_FRIDAY, 3)], dated(12, TUESDAY), FRIDAY)
    assert picking.taken == ((2, 10),)
    assert picking.missing == 2
    assert picking.skipped == ((1, "another date"), (3, "belongs to the other offer"))


def test_what_is_held_is_skipped_and_said():
    picking = pick([batch(NEXT_FRIDAY, 1, status="held"), batch(LATER, 2)], fresh(1), FRIDAY)
    assert picking.taken == ((2, 1),)
    assert picking.skipped == ((1, "held"),)


@given(st.lists(st.integers(0, 5), max_size=6), st.integers(1, 20))
def test_nobody_is_refused_while_there_is_stock(frees, quantity):
    picking = pick([batch(NEXT_FRIDAY, place, free=free) for place, free in enumerate(frees)], fresh(quantity), FRIDAY)
    assert sum(units for _batch, units in picking.taken) == min(quantity, sum(frees))
    assert picking.missing == max(0, quantity - sum(frees))
    assert all(units <= frees[place] for place, units in picking.taken)
