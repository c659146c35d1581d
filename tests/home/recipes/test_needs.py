from decimal import Decimal
from fractions import Fraction
from types import SimpleNamespace

import pytest

from home.recipes.needs import Filling, Need, need_of

ONCE = Fraction(1)
BOTTLES = Filling("ml", Fraction(568), Decimal("1.03"))
TUBS = Filling("g", Fraction(450))


def of(quantity, unit):
    return SimpleNamespace(quantity=Decimal(quantity) if quantity else None, unit=unit)


@pytest.mark.parametrize(
    ("ingredient", "filling", "amount"),
    [
        (of("200", "ml"), BOTTLES, "200"),
        (of("206", "g"), BOTTLES, "200"),
        (of("2", "tbsp"), BOTTLES, "30"),
        (of("150", "g"), TUBS, "150"),
        (of("2", ""), TUBS, "900"),  # two tubs
        (of("4", ""), Filling("each", Fraction(6)), "4"),
    ],
)
def test_it_is_told_in_the_unit_of_the_packs(ingredient, filling, amount):
    assert need_of([ingredient], ONCE, filling) == Need(Fraction(amount))


def test_ingredients_of_one_product_are_bought_together():
    assert need_of([of("350", "ml"), of("50", "ml")], ONCE, BOTTLES) == Need(Fraction(400))


def test_what_is_bought_is_what_the_page_says_for_that_number():
    assert need_of([of("275", "ml")], Fraction(3, 2), BOTTLES) == Need(Fraction(410))


@pytest.mark.parametrize("little", [of(None, "g"), of("1", "pinch"), of("2", "handful")])
def test_a_little_of_it_is_the_smallest_pack(little):
    assert need_of([little], ONCE, TUBS) == Need(Fraction(450))
    assert need_of([little, of("500", "g")], ONCE, TUBS) == Need(Fraction(500))


@pytest.mark.parametrize("odd", [of("200", "ml"), of("3", "tbsp")])
def test_what_nobody_can_tell_is_a_guess_of_one_pack(odd):
    assert need_of([odd], ONCE, TUBS) == Need(Fraction(450), is_guess=True)


def test_grams_of_what_is_sold_by_the_piece_are_a_guess():
    assert need_of([of("200", "g")], ONCE, Filling("each", Fraction(6))) == Need(Fraction(6), is_guess=True)
