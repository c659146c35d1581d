"""The worked rows of docs/freshness.md: units left over if the pace of sales holds, delivered from Friday on."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from freshness.forecast import Standing, expected_left_over, last_life, last_sale_day
from freshness.judgement import Policy
from freshness.kinds import BatchStatus, DateKind
from freshness.ladder import Ladder, Step
from tests.freshness.batches import FRIDAY, batch

DAY = date(2026, 11, 27)
TO_THE_END = Ladder(steps=(Step(3, Decimal(30)),))
WEEKDAYS = [DAY + timedelta(days=number) for number in (0, 3, 4, 5, 6, 7)]  # Friday, then Monday to Friday


def standing(batch_id: int, free: int, days: int | None) -> Standing:
    """A batch that is last delivered so many days after Friday."""
    last = None if days is None else DAY + timedelta(days=days)
    return Standing(batch_id, last or DAY - timedelta(days=1), free, last)


def left(pace: str | None, *batches: Standing) -> list[int | None]:
    found = expected_left_over(batches, None if pace is None else Decimal(pace), DAY)
    return [found[each.batch_id] for each in batches]


def test_one_batch_sells_a_pace_a_day_up_to_its_last_sale_day():
    assert left("4", standing(1, 30, 2)) == [18]  # Friday to Sunday: 3 × 4 = 12 sold


def test_the_earliest_goes_first_and_the_next_gets_what_is_left_of_the_demand():
    # 2 days × 6 = 12: all of A's 10. 4 days × 6 = 24, less 10: 14 of B's 20. 8 days × 6 = 48, less 24: all of C's 20.
    assert left("6", standing(1, 10, 1), standing(2, 20, 3), standing(3, 20, 7)) == [0, 6, 0]


def test_the_order_in_which_batches_are_given_does_not_matter():
    assert left("6", standing(3, 20, 7), standing(2, 20, 3), standing(1, 10, 1)) == [0, 6, 0]


def test_demand_that_an_early_batch_could_not_meet_is_not_carried_back():
    # A is gone after 2 of the 6 of Friday; Monday's batch gets the other 4, and 3 days more: 4 + 18 = 22.
    assert left("6", standing(1, 2, 0), standing(2, 30, 3)) == [0, 8]


def test_half_a_unit_left_counts_as_one():
    assert left("2.5", standing(1, 4, 0)) == [2]  # 1.5


@pytest.mark.parametrize(("pace", "expected"), [("0", 12), (None, None)])
def test_nothing_sells_of_what_never_sells_and_nothing_is_known_without_history(pace, expected):
    assert left(pace, standing(1, 12, 5)) == [expected]


def test_all_of_a_batch_that_can_not_be_sold_any_more_is_left_over():
    assert left("50", standing(1, 9, None), standing(2, 9, -1)) == [9, 9]


def test_a_ladder_sells_to_the_last_day_and_without_one_the_minimum_life_ends_it():
    assert last_life(batch(DAY, ladder=TO_THE_END), FRIDAY) == 0
    assert last_life(batch(DAY, ladder=None), FRIDAY) == 4


def test_a_held_batch_is_asked_as_if_it_were_let_go():
    assert last_life(batch(DAY, status=BatchStatus.HELD, free=0), FRIDAY) == 0


def test_best_before_goods_go_past_their_date_as_far_as_policy_and_step_let_them():
    ladder = Ladder(steps=(Step(3, Decimal(30)), Step(-1, Decimal(60))))
    past = Policy(DateKind.BEST_BEFORE, minimum_life_days=4, past_days=2)
    assert last_life(batch(DAY, ladder=ladder, policy=past), FRIDAY) == -2
    assert last_life(batch(DAY, ladder=ladder, policy=replace(past, past_days=0)), FRIDAY) == 0
    assert last_life(batch(DAY, ladder=TO_THE_END, policy=past), FRIDAY) == 0


def test_a_gap_between_steps_and_minimum_life_does_not_end_the_sale():
    """Life 3 is sold by the step, life 4 to 9 not at all, from 10 on at list: it is sold until 0."""
    assert last_life(batch(DAY, ladder=TO_THE_END, policy=Policy(DateKind.BEST_BEFORE, 10)), FRIDAY) == 0


@pytest.mark.parametrize(
    ("best_before", "expected"),
    [
        (date(2026, 11, 29), date(2026, 11, 27)),  # Sunday: Friday is the last delivery before
        (date(2026, 11, 30), date(2026, 11, 30)),
        (date(2026, 11, 26), None),
        (date(2026, 12, 20), date(2026, 12, 20)),  # further than deliveries are known
    ],
)
def test_the_last_sale_day_is_a_day_of_delivery(best_before, expected):
    assert last_sale_day(batch(best_before), 0, WEEKDAYS) == expected


def test_the_minimum_life_counts_back_from_the_date():
    assert last_sale_day(batch(date(2026, 12, 4)), 4, WEEKDAYS) == date(2026, 11, 30)


def test_a_batch_that_is_sold_at_no_life_has_no_last_sale_day():
    assert last_sale_day(batch(date(2026, 12, 4)), None, WEEKDAYS) is None
