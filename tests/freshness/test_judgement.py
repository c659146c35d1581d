from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from freshness.judgement import Policy, judge, life_left, sellable
from freshness.kinds import BatchStatus, DateKind
from freshness.ladder import Ladder, Step
from tests.freshness.batches import FRIDAY, LADDER, NEXT_FRIDAY, SATURDAY, SUNDAY, TUESDAY, batch

PAST = Ladder(steps=(Step(1, Decimal(50)), Step(-1, Decimal(70))))


@pytest.mark.parametrize(("day", "days"), [(SUNDAY, 2), (TUESDAY, 4), (NEXT_FRIDAY, 7), (date(2026, 11, 27), 0)])
def test_life_left_counts_from_the_delivery_day(day, days):
    assert life_left(day, FRIDAY) == days


def test_a_leap_day_counts():
    assert life_left(date(2028, 3, 1), FRIDAY.__class__(date(2028, 2, 28), FRIDAY.ready_by)) == 2


@pytest.mark.parametrize(
    ("due", "day", "kind", "percent"),
    [
        (FRIDAY, SUNDAY, "dated", 30),
        (FRIDAY, TUESDAY, "dated", 15),
        (FRIDAY, NEXT_FRIDAY, "regular", None),
        (SATURDAY, SUNDAY, "dated", 50),
        (SATURDAY, TUESDAY, "dated", 30),
        (SATURDAY, NEXT_FRIDAY, "regular", None),
    ],
)
def test_the_worked_example(due, day, kind, percent):
    verdict = judge(batch(day), due)
    assert verdict.kind == kind
    assert (verdict.step and verdict.step.percent) == percent


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"status": BatchStatus.HELD}, "held"),
        ({"status": BatchStatus.RECALLED}, "recalled"),
        ({"free": 0}, "nothing left"),
        ({"on_shelf_from": datetime(2026, 11, 27, 4, 0, 1, tzinfo=UTC)}, "not on the shelf by then"),
        ({"ladder": None, "policy": Policy(DateKind.BEST_BEFORE, 8)}, "7 days left, you promise 8"),
    ],
)
def test_what_can_not_be_had_says_why(changes, reason):
    verdict = judge(batch(NEXT_FRIDAY, **changes), FRIDAY)
    assert (verdict.kind, verdict.reason) == (None, reason)


def test_goods_that_reach_the_shelf_at_the_very_moment_can_be_had():
    assert sellable(batch(NEXT_FRIDAY, on_shelf_from=FRIDAY.ready_by), FRIDAY)


def test_past_its_best_before_it_needs_leave_and_a_step():
    yesterday, before = date(2026, 11, 26), date(2026, 11, 24)
    lenient = Policy(DateKind.BEST_BEFORE, 4, past_days=2)
    assert judge(batch(yesterday, policy=lenient, ladder=PAST), FRIDAY).step.percent == 70
    assert judge(batch(yesterday, policy=lenient, ladder=LADDER), FRIDAY).reason == "past its date"
    assert judge(batch(yesterday, ladder=PAST), FRIDAY).reason == "past its date"
    assert judge(batch(before, policy=lenient, ladder=PAST), FRIDAY).reason == "past its date"


@given(days=st.integers(-400, -1), past=st.integers(0, 400))
def test_nothing_is_ever_sold_past_its_use_by(days, past):
    day = date.fromordinal(FRIDAY.day.toordinal() + days)
    strict = batch(day, policy=Policy(DateKind.USE_BY, 0, past_days=past), ladder=PAST)
    assert not sellable(strict, FRIDAY)
