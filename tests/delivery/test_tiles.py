"""The days to choose from. Leeds north on Thursdays and Fridays, £2.00, cut-off 21:00 the evening before."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import pytest

from delivery.slots import Load, default_slot, open_slots
from delivery.tiles import tiles_of
from tests.delivery.slots import FRIDAY, LEEDS, THURSDAY, make_plan, make_rule

TUESDAY_NOON = datetime(2026, 11, 24, 12, tzinfo=LEEDS)


@pytest.fixture
def plan():
    return make_plan(make_rule(THURSDAY), make_rule(FRIDAY))


def told(plan, now=TUESDAY_NOON, **kwargs) -> list[tuple[str, str, bool]]:
    slots = open_slots(plan, now)
    tiles = tiles_of(slots, kwargs.pop("chosen", default_slot(slots)), **kwargs)
    return [(f"{tile.day:%a %d %b}", tile.note, tile.is_possible) for tile in tiles]


def test_each_day_that_is_driven_says_what_it_costs(plan):
    assert told(plan) == [
        ("Thu 26 Nov", "£2.00", True),
        ("Fri 27 Nov", "£2.00", True),
        ("Thu 03 Dec", "£2.00", True),
        ("Fri 04 Dec", "£2.00", True),
    ]


def test_a_day_past_its_cut_off_is_left_out(plan):
    assert told(plan, datetime(2026, 11, 25, 21, tzinfo=LEEDS))[0] == ("Fri 27 Nov", "£2.00", True)


def test_a_full_day_and_a_holiday_say_so_and_can_not_be_pressed(plan):
    full = replace(make_rule(FRIDAY), capacity_orders=1)
    plan = replace(
        plan,
        rules=(make_rule(THURSDAY), full),
        closed={date(2026, 11, 26): "Harvest"},
        loads={(full.weekly_slot_id, date(2026, 11, 27)): Load(orders=1)},
    )
    assert told(plan)[:2] == [("Thu 26 Nov", "no round", False), ("Fri 27 Nov", "full", False)]


def test_a_day_of_several_prices_says_the_least_of_those_that_can_be_had(plan):
    morning, evening = make_rule(opens=4), make_rule(opens=18, closes=20, price=Decimal("3.50"))
    cheap = make_rule(opens=10, closes=12, price=Decimal("1.00"), capacity_orders=0)
    assert told(make_plan(morning, cheap, evening))[0][1] == "from £2.00"


def test_a_day_that_costs_nothing_is_free():
    assert told(make_plan(make_rule(price=Decimal("0.00"))))[0][1] == "free"


def test_the_chosen_day_stands_there_however_late_it_is(plan):
    slots = open_slots(plan, TUESDAY_NOON)
    tiles = tiles_of(slots, slots[3], most=2)
    assert [(tile.day, tile.is_chosen) for tile in tiles] == [(date(2026, 11, 26), False), (date(2026, 12, 4), True)]


def test_a_new_month_is_named_once(plan):
    tiles = tiles_of(open_slots(plan, TUESDAY_NOON), open_slots(plan, TUESDAY_NOON)[0])
    assert [tile.is_new_month for tile in tiles] == [False, False, True, False]


def test_nothing_is_chosen_while_nothing_has_room(plan):
    slots = open_slots(make_plan(make_rule(capacity_orders=0)), TUESDAY_NOON)
    assert [tile.is_chosen for tile in tiles_of(slots, slots[0])] == [False, False]
