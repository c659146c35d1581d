"""What a shopper may say about a date, and when they are believed at once."""

from datetime import date
from decimal import Decimal

import pytest

from checkout.order.claim_rules import Limits, Sold, is_paid_at_once, is_unsafe, problems_of

D = Decimal
FRIDAY, SUNDAY, NEXT_FRIDAY = date(2026, 11, 27), date(2026, 11, 29), date(2026, 12, 4)
YOGHURT = Sold(promised=NEXT_FRIDAY, date_kind="best_before", day=FRIDAY, units=3)
LIMITS = Limits(claim=D("10.00"), customer=D("25.00"), days=7)


@pytest.mark.parametrize("units", [1, 3])
def test_a_nearer_date_can_be_told_of(units):
    assert problems_of(YOGHURT, units, SUNDAY) == {}


@pytest.mark.parametrize("units", [0, -1, 4, 9999])
def test_never_more_units_than_came(units):
    assert problems_of(YOGHURT, units, SUNDAY) == {"quantity": "Give a number from 1 to 3."}


def test_a_single_unit_is_worded_as_one():
    one = Sold(NEXT_FRIDAY, "best_before", FRIDAY, units=1)
    assert problems_of(one, 2, SUNDAY) == {"quantity": "There is 1 that you can tell us about."}


@pytest.mark.parametrize("found", [NEXT_FRIDAY, date(2026, 12, 5), date(9999, 12, 31)])
def test_the_promised_date_or_a_later_one_is_no_nearer_date(found):
    told = problems_of(YOGHURT, 1, found)["found_date"]
    assert told.startswith("We promised Friday 4 December 2026, so that date is as good or better.")


@pytest.mark.parametrize("found", [date(1, 1, 1), date(2025, 11, 26)])
def test_a_date_of_long_ago_is_asked_about(found):
    assert "very long ago" in problems_of(YOGHURT, 1, found)["found_date"]


def test_a_year_ago_is_just_believable():
    assert problems_of(YOGHURT, 1, date(2025, 11, 27)) == {}


@pytest.mark.parametrize(
    ("kind", "found", "is_so"),
    [
        ("use_by", date(2026, 11, 26), True),
        ("use_by", FRIDAY, False),
        ("best_before", date(2026, 11, 26), False),
    ],
)
def test_past_its_use_by_date_when_it_came_it_is_unsafe(kind, found, is_so):
    assert is_unsafe(Sold(NEXT_FRIDAY, kind, FRIDAY, 1), found) is is_so


@pytest.mark.parametrize(
    ("amount", "spent", "today", "at_once"),
    [
        ("10.00", "0.00", date(2026, 12, 4), True),
        ("10.01", "0.00", FRIDAY, False),
        ("10.00", "15.00", FRIDAY, True),
        ("10.00", "15.01", FRIDAY, False),
        ("1.00", "0.00", date(2026, 12, 5), False),
    ],
)
def test_each_limit_binds_from_just_beyond_it(amount, spent, today, at_once):
    said = {"amount": D(amount), "spent": D(spent), "day": FRIDAY, "today": today, "limits": LIMITS}
    assert is_paid_at_once(**said) is at_once
