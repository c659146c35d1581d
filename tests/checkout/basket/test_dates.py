"""How a shorter date travels with a line."""

from datetime import date
from types import SimpleNamespace

import pytest
from oscar.core.loading import get_model

from checkout.basket.dates import chosen_date, options_for, read_date

SUNDAY = date(2026, 11, 29)


@pytest.mark.django_db
def test_a_date_is_an_option_of_oscar_in_both_forms_that_oscar_hands_around():
    [as_dict] = options_for(SUNDAY)
    as_row = SimpleNamespace(**as_dict)
    assert as_dict["value"] == "2026-11-29"
    assert chosen_date([as_dict]) == chosen_date([as_row]) == SUNDAY
    assert get_model("catalogue", "Option").objects.get().code == "date"


def test_no_options_are_the_regular_offer():
    assert options_for(None) == []
    assert chosen_date([]) is None


def test_other_options_say_nothing_about_the_date():
    assert chosen_date([{"option": SimpleNamespace(code="engraving"), "value": "2026-11-29"}]) is None


@pytest.mark.parametrize(
    "words", ["", "2026-02-30", "29.11.2026", "20261129", "2026-W48-7", "x" * 10, "٢٠٢٦-١١-٢٩", None, 20261129, ["a"]]
)
def test_what_is_no_date_is_none(words):
    assert read_date(words) is None
