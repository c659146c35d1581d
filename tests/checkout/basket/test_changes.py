"""What was pressed on the basket page."""

from datetime import date

import pytest

from checkout.basket.changes import read

LINES = {7: 2, 9: 1}


def test_a_form_sent_as_it_stood_changes_nothing():
    pressed = read({"quantity-7": "2", "quantity-9": "1"}, LINES)
    assert (pressed.wanted, pressed.unreadable, pressed.button) == ({7: 2, 9: 1}, [], "")


@pytest.mark.parametrize(
    ("button", "wanted"),
    [({"more": "7"}, {7: 3, 9: 1}), ({"less": "7"}, {7: 1, 9: 1}), ({"remove": "9"}, {7: 2, 9: 0})],
)
def test_a_button_works_on_its_own_line(button, wanted):
    assert read(button, LINES).wanted == wanted


def test_a_button_counts_from_what_was_typed():
    assert read({"quantity-7": "5", "quantity-9": "4", "more": "7"}, LINES).wanted == {7: 6, 9: 4}


def test_one_less_than_none_is_none():
    assert read({"quantity-9": "0", "less": "9"}, LINES).wanted[9] == 0


@pytest.mark.parametrize("typed", ["-1", "1.5", "NaN", "1e9", "99999", "", "two", "٣", "2\x00"])
def test_what_is_no_plain_number_is_told_and_changes_nothing(typed):
    pressed = read({"quantity-7": typed}, LINES)
    assert pressed.unreadable == [7]
    assert pressed.wanted == {9: 1}


@pytest.mark.parametrize("line", ["8", "-7", "7 ", "seven", "9" * 30, ""])
def test_a_button_of_a_foreign_line_is_no_button(line):
    assert read({"remove": line, "quantity-8": "4"}, LINES).wanted == LINES


def test_a_swap_says_its_line_the_offer_wanted_and_what_its_button_showed():
    pressed = read({"swap": "7 dated 2.04 2026-12-01"}, LINES)
    assert (pressed.button, pressed.line_id, pressed.date, pressed.seen) == (
        "swap",
        7,
        date(2026, 12, 1),
        "2.04 2026-12-01",
    )
    assert pressed.wanted == LINES


def test_a_swap_for_the_regular_offer_asks_for_no_date():
    pressed = read({"swap": "7 regular 2.40 2026-12-04"}, LINES)
    assert (pressed.date, pressed.seen) == (None, "2.40 2026-12-04")


@pytest.mark.parametrize("value", ["8 dated 2.04 2026-12-01", "dated 2.04", "", " 7 dated", "-7 regular"])
def test_a_swap_of_a_foreign_line_is_no_button(value):
    assert read({"swap": value}, LINES).button == ""
