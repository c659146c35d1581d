from types import SimpleNamespace

import pytest

from home.recipes.choosing import chips_of, read_choice, suits


def recipe(*diets, minutes=20, waiting=""):
    return SimpleNamespace(contents=SimpleNamespace(diets=diets), total_minutes=minutes, waiting=waiting)


@pytest.mark.parametrize(
    ("minutes", "waiting", "is_quick"), [(30, "", True), (31, "", False), (0, "", False), (5, "and a night", False)]
)
def test_quick_is_half_an_hour_with_nothing_to_wait_for(minutes, waiting, is_quick):
    assert suits(recipe(minutes=minutes, waiting=waiting), "quick") is is_quick


def test_a_diet_is_what_may_be_said_of_the_recipe():
    assert suits(recipe("no-eggs"), "no-eggs")
    assert not suits(recipe(), "no-eggs")


def test_choices_are_offered_that_leave_something_and_not_everything():
    recipes = [recipe("vegetarian", "no-eggs"), recipe("vegetarian", minutes=90), recipe("vegetarian", "no-eggs")]
    assert [(chip.value, chip.count) for chip in chips_of(recipes, "")] == [("quick", 2), ("no-eggs", 2)]


def test_the_choice_in_force_is_offered_whatever_it_leaves():
    assert [(chip.value, chip.count, chip.is_on) for chip in chips_of([recipe()], "no-milk")] == [("no-milk", 0, True)]


@pytest.mark.parametrize("typed", [None, "", "quick\n", "anything", "NO_EGGS"])
def test_what_nobody_offers_is_no_choice(typed):
    assert read_choice(typed) == ""
