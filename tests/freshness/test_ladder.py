from decimal import Decimal

import pytest

from freshness.ladder import Floor, Ladder, Step, ladder_price
from tests.freshness.batches import LADDER

NO_FLOOR = Floor()


def ladder(*steps, floor=NO_FLOOR):
    return Ladder(steps=tuple(Step(days, Decimal(percent)) for days, percent in steps), floor=floor)


@pytest.mark.parametrize(
    ("life", "percent"), [(6, None), (5, 15), (4, 15), (3, 30), (2, 30), (1, 50), (0, 50), (-1, None)]
)
def test_the_step_is_the_smallest_threshold_that_covers_the_life(life, percent):
    step = LADDER.step_for(life)
    assert (step and step.percent) == percent


@pytest.mark.parametrize(("life", "percent"), [(0, 50), (-1, 70), (-2, 70), (-3, 90), (-9, 90)])
def test_goods_past_their_date_need_a_step_that_says_so(life, percent):
    assert ladder((1, 50), (-1, 70), (-3, 90)).step_for(life).percent == percent


def test_a_step_from_one_day_on_does_not_reach_below_zero():
    assert ladder((1, 50), (-3, 90)).step_for(-1) is None


@pytest.mark.parametrize(
    ("list_price", "percent", "floor", "price"),
    [
        ("2.40", "15", "1.00", "2.04"),
        ("2.40", "30", "1.00", "1.68"),
        ("2.40", "50", "1.00", "1.20"),
        ("2.40", "70", "1.00", "1.00"),  # 0.72 is under the floor
        ("1.35", "50", "0.00", "0.68"),  # 0.675, half up
        ("0.99", "33", "0.00", "0.66"),  # 0.6633
        ("2.40", "130", "0.00", "0.00"),  # a step of 90 and an extra of 40
        ("0.80", "15", "1.00", "0.80"),  # a floor above the list price never lifts a price over it
    ],
)
def test_a_price_is_rounded_once_and_stays_between_floor_and_list(list_price, percent, floor, price):
    assert ladder_price(Decimal(list_price), Decimal(percent), Decimal(floor)) == Decimal(price)


@pytest.mark.parametrize(
    ("floor", "cost", "price"),
    [
        (Floor(), "0.60", "0.00"),
        (Floor(amount=Decimal("1.00")), "0.60", "1.00"),
        (Floor(share=Decimal("0.40")), "0.60", "0.96"),  # 40 % of 2.40
        (Floor(margin=Decimal("0.10")), "0.60", "0.66"),
        (Floor(margin=Decimal("0.10")), None, "0.00"),  # cost not known
        (Floor(Decimal("0.50"), Decimal("0.40"), Decimal("0.10")), "1.20", "1.32"),  # the highest of the three
    ],
)
def test_the_floor_is_the_highest_of_its_parts(floor, cost, price):
    assert floor.price(Decimal("2.40"), cost and Decimal(cost)) == Decimal(price)
