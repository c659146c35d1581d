from fractions import Fraction

import pytest

from home.recipes.servings import read_servings


def test_nothing_asked_is_as_written():
    servings = read_servings(None, 4)
    assert (servings.number, servings.problem, servings.is_as_written) == (4, "", True)


@pytest.mark.parametrize(("typed", "number"), [("6", 6), (" 2 ", 2), ("1", 1), ("48", 48), ("06", 6)])
def test_it_takes_a_whole_number(typed, number):
    servings = read_servings(typed, 4)
    assert (servings.number, servings.problem) == (number, "")
    assert servings.factor == Fraction(number, 4)


@pytest.mark.parametrize("typed", ["0", "-3", "49", "1e9", "NaN", "abc", "", "2.5", "٣", "²", "9" * 5000])
def test_what_cannot_be_served_is_as_written_and_said(typed):
    servings = read_servings(typed, 4)
    assert servings.number == 4
    assert servings.problem == "We can work it out for 1 to 48 people. Here it is for 4."


@pytest.mark.parametrize(
    ("written_for", "asked", "choices"),
    [(4, None, [2, 4, 6, 8]), (2, None, [1, 2, 3, 4]), (1, None, [1, 2]), (6, "5", [3, 5, 6, 9, 12]),
     (40, None, [20, 40])],
)  # fmt: skip
def test_usual_numbers_are_offered_and_the_one_asked_for(written_for, asked, choices):
    assert read_servings(asked, written_for).choices == choices
