from decimal import Decimal
from fractions import Fraction
from types import SimpleNamespace

import pytest

from home.recipes.amounts import exact, ingredient_words, scaled


def ingredient(quantity, unit, name, *, one="", note=""):
    quantity = Decimal(quantity) if quantity else None
    return SimpleNamespace(quantity=quantity, unit=unit, name=name, name_of_one=one, note=note)


@pytest.mark.parametrize(
    ("quantity", "unit", "name", "words"),
    [
        ("200.00", "ml", "whole milk", "200 ml whole milk"),
        ("2.00", "", "eggs", "2 eggs"),
        ("1.00", "tbsp", "sugar", "1 tablespoon sugar"),
        ("0.50", "tsp", "salt", "½ teaspoon salt"),
        ("1.50", "tsp", "salt", "1½ teaspoons salt"),
        ("0.33", "tsp", "salt", "⅓ teaspoon salt"),
        ("1.20", "g", "saffron", "1.2 g saffron"),
        ("1.10", "kg", "potatoes", "1.1 kg potatoes"),
        ("1.50", "l", "stock", "1½ litres stock"),
        ("2.00", "pinch", "salt", "2 pinches of salt"),
        ("0.50", "handful", "mint", "½ handful of mint"),
        (None, "g", "honey, to finish", "honey, to finish"),
    ],
)
def test_it_reads_as_a_cook_would_say_it(quantity, unit, name, words):
    assert ingredient_words(ingredient(quantity, unit, name)) == words


def test_a_note_stands_behind_the_name():
    assert ingredient_words(ingredient("40", "g", "butter", note="softened")) == "40 g butter, softened"


@pytest.mark.parametrize(
    ("factor", "words"),
    [("1/2", "1 egg"), ("1/4", "½ egg"), ("1", "2 eggs"), ("3/4", "1½ eggs"), ("3/2", "3 eggs")],
)
def test_one_of_what_is_counted_has_a_name_of_its_own(factor, words):
    assert ingredient_words(ingredient("2", "", "eggs", one="egg"), Fraction(factor)) == words


@pytest.mark.parametrize(
    ("quantity", "unit", "factor", "expected"),
    [
        # as written, however odd
        ("7.3", "g", "1", ("73/10", "g")),
        # grams and millilitres: to what a scale or a jug shows
        ("200", "ml", "3/2", ("300", "ml")),
        ("150", "g", "3/2", ("225", "g")),
        ("7", "g", "1/2", ("7/2", "g")),
        ("20", "g", "1/3", ("7", "g")),
        ("100", "g", "1/3", ("35", "g")),
        ("275", "ml", "3/2", ("410", "ml")),
        ("1100", "ml", "3/2", ("1650", "ml")),
        ("0.2", "g", "1/2", ("1/2", "g")),
        ("1.1", "kg", "1/2", ("550", "g")),
        ("1.1", "l", "3/2", ("33/20", "l")),
        # spoons: quarters, thirds, an eighth at least
        ("1", "tsp", "1/3", ("1/3", "tsp")),
        ("0.5", "tsp", "1/4", ("1/8", "tsp")),
        ("0.5", "tsp", "1/48", ("1/8", "tsp")),
        ("1", "tbsp", "5/4", ("5/4", "tbsp")),
        ("2", "tbsp", "11/4", ("11/2", "tbsp")),
        # pieces: a cook cuts quarters and thirds, and of many none
        ("2", "", "5/4", ("5/2", "")),
        ("1", "", "4/3", ("4/3", "")),
        ("1", "", "1/10", ("1/4", "")),
        ("4", "", "7/4", ("7", "")),
        ("9", "", "5/4", ("11", "")),
        # pinches by halves
        ("1", "pinch", "3/2", ("3/2", "pinch")),
        ("1", "pinch", "1/8", ("1/2", "pinch")),
        # nothing stays nothing
        ("0", "g", "2", ("0", "g")),
    ],
)
def test_another_number_of_servings_takes_what_can_be_measured(quantity, unit, factor, expected):
    amount, of = scaled(exact(Decimal(quantity), unit), unit, Fraction(factor))
    assert (amount, of) == (Fraction(expected[0]), expected[1])


def test_a_third_is_a_third_where_it_is_cut_and_a_figure_where_it_is_weighed():
    assert exact(Decimal("1.33"), "") == Fraction(4, 3)
    assert exact(Decimal("0.67"), "tsp") == Fraction(2, 3)
    assert exact(Decimal("0.33"), "g") == Fraction(33, 100)
