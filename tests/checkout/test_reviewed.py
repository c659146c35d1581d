"""What the review showed must hold. Nothing here asks the database."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from checkout.reviewed import Door, Shown
from tests.delivery.slots import make_slot

DOOR = Door("Alice Hill, 4 Mill Lane, LS8 2QT", "alice@example.com", "Mind the dog.", "In the porch.")
WHEN = "We come on Thursday 3 December, 4 to 8 am now. Order again if that suits you."
DATES = "Something now comes with a nearer date. Check the dates and order again."
SHOWN = Shown(7, Decimal("4.90"), Decimal("2.00"), make_slot(), DOOR, {12: date(2026, 12, 10)})


def test_what_was_shown_and_holds_needs_no_words():
    assert SHOWN.differences(SHOWN.initial) == []


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("basket", 8, "Your basket has changed in another window. Check it and order again."),
        (
            "shown_day",
            date(2026, 12, 4),
            "We come on Thursday 3 December, 4 to 8 am now. Order again if that suits you.",
        ),
        ("shown_slot", "999", "We come on Thursday 3 December, 4 to 8 am now. Order again if that suits you."),
        ("shown_charge", Decimal("0.00"), "Delivery is £2.00 now. Order again if that is all right."),
        ("shown_total", Decimal("4.89"), "The total is now £4.90. Check it and order again."),
        ("shown_door", "0" * 32, "The address or a note has changed in another window. Check them and order again."),
        ("shown_dates", "12=2026-12-11", DATES),
        ("shown_dates", "13=2026-12-09", DATES),
        ("shown_dates", "", DATES),
        ("shown_dates", "12=someday", DATES),
    ],
)
def test_what_was_shown_otherwise_is_told(field, value, words):
    assert SHOWN.differences(SHOWN.initial | {field: value}) == [words]


@pytest.mark.parametrize("field", SHOWN.initial)
def test_a_field_that_made_no_sense_or_is_missing_is_told_too(field):
    posted = dict(SHOWN.initial)
    del posted[field]
    assert len(SHOWN.differences(posted)) == 1


def test_all_that_differs_is_told_at_once():
    assert len(SHOWN.differences({})) == 6


def test_a_later_date_than_was_shown_is_no_matter():
    assert SHOWN.differences(SHOWN.initial | {"shown_dates": "12=2026-12-09"}) == []


@pytest.mark.parametrize("part", ["address", "email", "note", "safe_place"])
def test_two_doors_have_two_marks(part):
    assert replace(DOOR, **{part: "elsewhere"}).mark != DOOR.mark


def test_words_that_move_from_one_part_to_the_next_make_another_mark():
    assert Door("a", "b", "cd", "").mark != Door("a", "b", "c", "d").mark
