"""What to look at twice: yoghurt, minimum life 4 days, kept at 2 to 5 °C; today is Wednesday 25 November 2026."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from freshness.desk.goods_in.cautions import Arrival, Expected, cautions, storage_range
from freshness.due import Due
from freshness.judgement import Policy

THURSDAY = Due(day=date(2026, 11, 26), ready_by=datetime(2026, 11, 26, 4, tzinfo=UTC))
EXPECTED = Expected(
    policy=Policy("best_before", 4),
    due=THURSDAY,
    today=date(2026, 11, 25),
    latest=date(2026, 12, 4),
    coldest=Decimal("2.0"),
    warmest=Decimal("5.0"),
)
NOTHING_ODD = Arrival(date(2026, 12, 4), Decimal("4.0"))


def words(expected=EXPECTED, **changes) -> list[str]:
    return [each.words for each in cautions(replace(NOTHING_ODD, **changes), expected)]


def test_goods_as_expected_need_no_second_look():
    assert words() == []
    assert words(celsius=Decimal("2.0")) == words(celsius=Decimal("5.0")) == words(celsius=None) == []
    assert words(replace(EXPECTED, latest=None, coldest=None, warmest=None), celsius=Decimal("30")) == []


def test_an_older_date_than_on_the_shelf_is_told():
    assert words(date=date(2026, 12, 3)) == [
        "It is older than what is on the shelf: there Fri 4 December 2026, this Thu 3 December 2026. "
        "Did the right goods come?"
    ]


def test_less_than_the_minimum_life_is_told():
    alone = replace(EXPECTED, latest=None)

    assert words(alone, date=date(2026, 11, 30)) == []
    assert words(alone, date=date(2026, 11, 29)) == [
        "On Thu 26 November 2026 it has 3 days left, and you promise 4. It can only be sold cheaper, or not."
    ]


@pytest.mark.parametrize(("past_days", "day"), [(0, date(2026, 11, 24)), (3, date(2026, 11, 21))])
def test_what_is_past_its_sale_comes_in_held_and_that_is_told(past_days, day):
    expected = replace(EXPECTED, latest=None, policy=Policy("best_before", 4, past_days))

    assert words(expected, date=day) == [f"{day:%a %-d %B %Y} is past. It comes in on hold and isn't sold."]
    assert "past" not in words(expected, date=date.fromordinal(day.toordinal() + 1))[0]


@pytest.mark.parametrize("celsius", ["1.9", "5.1", "-18.0"])
def test_a_temperature_outside_the_range_is_told(celsius):
    told = words(celsius=Decimal(celsius))

    shown = Decimal(celsius).normalize()
    assert told == [f"It came in at {shown:f} °C; it is to be kept at 2 to 5 °C. May it be sold?"]


def test_a_caution_is_another_when_its_value_is():
    keys = [each.key for day in (1, 2) for each in cautions(Arrival(date(2026, 12, day)), EXPECTED)]

    assert keys == ["older:2026-12-01", "older:2026-12-02"]


@pytest.mark.parametrize(
    ("low", "high", "told"),
    [
        (None, None, ""),
        ("2", "5", "at 2 to 5 °C"),
        (None, "-18", "at -18 °C or colder"),
        ("8", None, "at 8 °C or warmer"),
    ],
)
def test_a_range_is_told_in_words(low, high, told):
    assert storage_range(*(value and Decimal(value) for value in (low, high))) == told
