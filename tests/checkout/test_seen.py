"""The dates that a review page showed."""

from datetime import date

import pytest

from checkout.seen import nearer, read, written

FRIDAY, SATURDAY = date(2026, 12, 4), date(2026, 12, 5)


def test_dates_are_written_and_read():
    assert written({13: SATURDAY, 12: FRIDAY}) == "12=2026-12-04 13=2026-12-05"
    assert read("12=2026-12-04 13=2026-12-05") == {12: FRIDAY, 13: SATURDAY}


@pytest.mark.parametrize(
    "words", ["", "12", "12=", "=2026-12-04", "x=2026-12-04", "12=2026-02-30", "12=12=12", "9" * 400]
)
def test_what_makes_no_sense_was_not_seen(words):
    assert read(words) == {}


def test_a_nearer_date_is_told_and_a_later_one_is_not():
    assert nearer({1: FRIDAY, 2: SATURDAY, 3: FRIDAY}, {1: SATURDAY, 2: FRIDAY}) == [1]
