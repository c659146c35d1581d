"""Quantities as a cook reads them, for any number of servings. Units are those of home.models.Unit."""

from decimal import Decimal
from fractions import Fraction

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

SIGNS = {
    Fraction(1, 8): "⅛",
    Fraction(1, 4): "¼",
    Fraction(1, 3): "⅓",
    Fraction(1, 2): "½",
    Fraction(2, 3): "⅔",
    Fraction(3, 4): "¾",
}
THIRDS = {Fraction(33, 100): Fraction(1, 3), Fraction(67, 100): Fraction(2, 3)}  # as far as two decimals go
LARGE = {"kg": "g", "l": "ml"}  # a thousand of the other each
SMALL = {small: large for large, small in LARGE.items()}
METRIC = frozenset([*LARGE, *SMALL])
HALVES = frozenset({"pinch", "handful"})
# Under so many grams or millilitres, scales and jugs are read to the nearest so many.
STEPS = ((Fraction(5), Fraction(1, 2)), (Fraction(25), Fraction(1)), (Fraction(250), Fraction(5)))
COARSE = Fraction(10)
PARTS = (Fraction(0), *(part for part in SIGNS if part > Fraction(1, 8)), Fraction(1))


def exact(quantity: Decimal, unit: str) -> Fraction:
    """A quantity as it was meant: 0.33 of a cucumber is a third, 0.33 g is what it says."""
    whole, part = divmod(Fraction(quantity), 1)
    return Fraction(quantity) if unit in METRIC else whole + THIRDS.get(part, part)


def scaled(quantity: Fraction, unit: str, factor: Fraction) -> tuple[Fraction, str]:
    """The quantity for `factor` times as many, with its unit, rounded to what can be measured and never to nothing.

    Times one it stays as it was written. 0.5 kg are given as 500 g.
    """
    if factor == 1 or not quantity:
        return quantity, unit
    if unit in METRIC:
        return _metric(quantity * factor, unit)
    if unit in HALVES:
        return _nearest(quantity * factor, Fraction(1, 2)), unit
    return _counted(quantity * factor, has_eighths=unit in ("tsp", "tbsp")), unit


def _metric(quantity: Fraction, unit: str) -> tuple[Fraction, str]:
    """20 g → 20 g, 33.3 g → 35 g, 412.5 ml → 410 ml, 0.55 kg → 550 g, 1.65 l → 1.65 l."""
    small = quantity * 1000 if unit in LARGE else quantity
    step = next((step for below, step in STEPS if small < below), COARSE)
    rounded = _nearest(small, step)
    if unit in LARGE and rounded >= 1000:
        return rounded / 1000, unit
    return rounded, LARGE.get(unit, unit)


def _counted(quantity: Fraction, *, has_eighths: bool) -> Fraction:
    """Quarters and thirds up to five, halves up to ten, then whole ones; a spoon may be an eighth full."""
    if quantity >= 10:
        return _nearest(quantity, Fraction(1))
    if quantity >= 5:
        return _nearest(quantity, Fraction(1, 2))
    if has_eighths and quantity < Fraction(3, 16):
        return Fraction(1, 8)
    whole, part = divmod(quantity, 1)
    nearest = whole + min(PARTS, key=lambda each: (abs(each - part), -each))
    return nearest or Fraction(1, 4)


def _nearest(quantity: Fraction, step: Fraction) -> Fraction:
    """The nearest multiple of a step, half up, at least one step."""
    return max(step, (quantity / step + Fraction(1, 2)) // 1 * step)


def number_words(quantity: Fraction) -> str:
    """Parts of one as a cook writes them: 3/2 → "1½", 1/4 → "¼", 200 → "200", 6/5 → "1.2"."""
    whole, part = divmod(quantity, 1)
    if part in SIGNS:
        return f"{number_format(int(whole))}{SIGNS[part]}" if whole else SIGNS[part]
    return number_format(Decimal(quantity.numerator) / quantity.denominator)


def amount_words(quantity: Fraction, unit: str) -> str:
    """For example "200 ml", "½ teaspoon", "2 pinches of", "2"."""
    number, several = number_words(quantity), 1 if quantity <= 1 else 2
    words = {
        "tsp": ngettext("%s teaspoon", "%s teaspoons", several),
        "tbsp": ngettext("%s tablespoon", "%s tablespoons", several),
        "pinch": ngettext("%s pinch of", "%s pinches of", several),
        "handful": ngettext("%s handful of", "%s handfuls of", several),
        "l": ngettext("%s litre", "%s litres", several),
        "g": _("%s g"),
        "kg": _("%s kg"),
        "ml": _("%s ml"),
    }
    return words[unit] % number if unit else number


def ingredient_words(ingredient, factor: Fraction = Fraction(1)) -> str:
    """For example "200 ml whole milk", "1 egg", "40 g butter, softened", "salt"; for `factor` times the servings.

    `ingredient` has quantity (None for none), unit, name, name_of_one and note.
    """
    words = ingredient.name
    if ingredient.quantity is not None:
        quantity, unit = scaled(exact(ingredient.quantity, ingredient.unit), ingredient.unit, factor)
        name = ingredient.name_of_one if not unit and quantity <= 1 and ingredient.name_of_one else ingredient.name
        words = f"{amount_words(quantity, unit)} {name}"
    return _("%(words)s, %(note)s") % {"words": words, "note": ingredient.note} if ingredient.note else words
