"""The risk of a batch, for deliveries from Friday 27 November on."""

from datetime import date, timedelta

import pytest

from freshness.risk import Prospect, risk_of

DAY = date(2026, 11, 27)


def risk(free: int, left_over: int | None, days: int | None, *, is_held: bool = False) -> str:
    last = None if days is None else DAY + timedelta(days=days)
    return risk_of(Prospect(is_held, free, left_over, last), DAY)


@pytest.mark.parametrize(
    ("free", "left_over", "days", "expected"),
    [
        (9, 3, 0, "high"),  # a third
        (9, 2, 0, "medium"),
        (24, 7, 2, "medium"),
        (9, 0, 0, "low"),
        (30, 12, 6, "high"),  # the seventh day
        (30, 12, 7, "medium"),  # later than a week
        (30, 30, None, "high"),  # can't be sold any more
        (30, None, 6, "medium"),  # no history
        (30, None, 7, "low"),
        (0, 0, 0, "low"),
        (0, None, 0, "low"),  # all of it is somebody's
    ],
)
def test_the_risk_follows_from_what_will_be_left_over_and_when(free, left_over, days, expected):
    assert risk(free, left_over, days) == expected


def test_what_is_held_is_held_whatever_will_be_left_over():
    assert risk(9, 9, 0, is_held=True) == "held"
