"""Everything that is wrong with the rules of a ladder is told at once, beside its field."""

from datetime import date
from decimal import Decimal
from types import SimpleNamespace

import pytest

from freshness.kinds import DateKind
from freshness.ladder_rules import Good, Rules, problems_of

STEPS = ((5, "15"), (3, "30"), (1, "50"))
YOGHURT = Good("Yoghurt", DateKind.BEST_BEFORE, Decimal("2.40"))
MILK = Good("Milk", DateKind.USE_BY, Decimal("1.45"))


def told(goods=(YOGHURT,), **rules):
    return [(problem.field, problem.words) for problem in problems_of(Rules(**{"steps": STEPS} | rules), goods)]


def test_good_rules_have_no_problem():
    season = {"season_from": date(2028, 2, 29), "season_to": date(2028, 2, 29)}
    slow = {"slow_cover_days": 10, "slow_extra_percent": Decimal("12.5")}
    assert told(goods=(YOGHURT, MILK), floor_amount=Decimal("1.45"), floor_share=Decimal("0.4"), **season, **slow) == []


@pytest.mark.parametrize(
    ("steps", "field", "words"),
    [
        ([], "days-1", "A ladder needs a step: from how many days left, and how much off."),
        ([(3, 30), (5, 50)], "days-2", "5 days after 3: each step needs fewer days than the one above it."),
        ([(5, 30), (5, 50)], "days-2", "5 days after 5: each step needs fewer days than the one above it."),
        ([(5, 30), (3, 30)], "off-2", "30 % after 30 %: fewer days left need a larger reduction."),
        ([(5, 0)], "off-1", "“0” % off: give more than 0 and at most 100, with two decimals at most."),
        ([(5, "101")], "off-1", "“101” % off: give more than 0 and at most 100, with two decimals at most."),
        ([(5, "12.345")], "off-1", "“12.345” % off: give more than 0 and at most 100, with two decimals at most."),
        ([(5, "NaN")], "off-1", "“NaN” % off: give more than 0 and at most 100, with two decimals at most."),
        ([(5, "a lot")], "off-1", "“a lot” % off: give more than 0 and at most 100, with two decimals at most."),
        ([(1000, 10)], "days-1", "“1000” days: give a whole number of days, such as 3."),
        ([("soon", 10)], "days-1", "“soon” days: give a whole number of days, such as 3."),
    ],
)
def test_a_bad_step_is_told_with_its_value(steps, field, words):
    assert told(steps=steps) == [(field, words)]


def test_the_order_of_the_readable_steps_is_told_beside_what_is_odd():
    fields = [field for field, _words in told(steps=[(5, 15), (9, 30), (1, "a lot")])]
    assert fields == ["off-3", "days-2"]


def test_a_ladder_has_twenty_steps_at_most():
    assert told(steps=[(30 - number, number) for number in range(1, 21)]) == []
    assert told(steps=[(30 - number, number) for number in range(1, 22)]) == [
        ("days-21", "21 steps: a ladder has at most 20.")
    ]


def test_a_step_past_the_date_is_refused_where_something_has_a_use_by_date():
    steps = [(1, 50), (-2, 70)]
    assert told(steps=steps) == []
    assert told(goods=(YOGHURT, MILK), steps=steps) == [
        (
            "days-2",
            "-2 days: nothing is sold past its use-by date, and 1 product here has one. Take the step out, or narrow "
            "what the ladder applies to.",
        )
    ]


def test_a_floor_above_a_list_price_is_told_with_the_cheapest_product():
    assert told(goods=(YOGHURT, MILK, Good("Kefir", DateKind.USE_BY)), floor_amount=Decimal("1.50")) == [
        (
            "floor_amount",
            "The floor of £1.50 is above the list price of Milk, £1.45. Lower the floor, or narrow what the ladder "
            "applies to.",
        )
    ]


@pytest.mark.parametrize(
    ("column", "value", "words"),
    [
        ("floor_amount", "-1", "A floor of -1 can't be used: give whole pennies, 0 or more."),
        ("floor_amount", "0.005", "A floor of 0.005 can't be used: give whole pennies, 0 or more."),
        ("floor_share", "1.01", "Share of list: give 0 to 100 %, with two decimals at most."),
        ("floor_share", "0.40001", "Share of list: give 0 to 100 %, with two decimals at most."),
        ("floor_margin", "-0.1", "Cost plus: give 0 to 1000 %, with two decimals at most."),
    ],
)
def test_a_floor_that_can_not_be_used_is_told(column, value, words):
    assert told(**{column: Decimal(value)}) == [(column, words)]


def test_a_season_ends_after_it_begins():
    assert told(season_from=date(2026, 12, 1), season_to=date(2026, 11, 1)) == [
        ("season_to", "The season ends on 1 November 2026, before it begins on 1 December 2026. Change one of them.")
    ]


def test_slow_stock_needs_both_of_its_numbers():
    assert told(slow_cover_days=9) == [("slow_extra_percent", "Say how much more comes off for slow stock.")]
    assert told(slow_extra_percent=Decimal(10)) == [
        ("slow_cover_days", "Say above how many days of cover stock is slow.")
    ]
    assert told(slow_cover_days=0, slow_extra_percent=Decimal(10)) == [
        ("slow_cover_days", "0 days of cover: give 1 to 999.")
    ]


def test_a_ladder_is_of_one_scope():
    thing = SimpleNamespace(pk=1, path="0001")
    assert told(product=thing, category=thing) == [("scope", "Choose one: a product, a range or a product type.")]


def test_a_priority_fits_its_column():
    assert [field for field, _words in told(priority=32768)] == ["priority"]


def test_all_problems_are_told_together():
    wrong = {"floor_amount": Decimal("9.00"), "slow_cover_days": 3, "priority": 99999}
    fields = [field for field, _words in told(steps=[(3, 50), (5, 40)], **wrong)]
    assert fields == ["days-2", "off-2", "floor_amount", "priority", "slow_extra_percent"]
