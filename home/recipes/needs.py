"""How much of a product a recipe needs, in the unit in which its packs are filled."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from home.recipes.amounts import exact, scaled
from home.recipes.measures import measured
from products.models import NetUnit

PIECES = ""


@dataclass(frozen=True)
class Filling:
    """How a product is packed: the unit of its packs, what the smallest holds, what a millilitre weighs if known."""

    unit: str
    least: Fraction
    grams_per_ml: Fraction | None = None


@dataclass(frozen=True)
class Need:
    """An amount in the unit of the packs. `is_guess`: some of it is measured so that nobody can tell."""

    amount: Fraction
    is_guess: bool = False


def need_of(ingredients: Iterable, factor: Fraction, filling: Filling) -> Need:
    """What ingredients of one product need together, for `factor` times the servings: something at least.

    A piece is a pack, the smallest, unless packs hold pieces. Of a little, a pinch or a handful any pack is enough.
    """
    amounts = [_amount(each, factor, filling) for each in ingredients]
    known = sum((amount for amount in amounts if amount is not None), Fraction(0))
    return Need(known or filling.least, is_guess=None in amounts)


def _amount(ingredient, factor: Fraction, filling: Filling) -> Fraction | None:
    """In the unit of the packs; nothing for a little of it, None if it can't be told."""
    if ingredient.quantity is None or ingredient.unit in ("pinch", "handful"):
        return Fraction(0)
    quantity, unit = scaled(exact(ingredient.quantity, ingredient.unit), ingredient.unit, factor)
    if unit == PIECES:
        return quantity if filling.unit == NetUnit.EACH else quantity * filling.least
    return measured(quantity, unit, filling.unit, filling.grams_per_ml)
