"""What kitchen measures weigh and hold."""

from decimal import Decimal
from fractions import Fraction

MILLILITRES = {"ml": 1, "l": 1000, "tsp": 5, "tbsp": 15}  # Source: 21 CFR 101.9(b)(5)(viii), spoons of a food label
GRAMS = {"g": 1, "kg": 1000}


def measured(quantity: Decimal | None, unit: str, wanted: str, grams_per_ml: Decimal | None = None) -> Fraction | None:
    """A quantity in "g" or "ml", whichever is wanted; None if it can't be known.

    Pieces, pinches and handfuls can't, nor can a volume be weighed of which nobody knows what a millilitre weighs, nor
    is anything so many pieces.
    """
    if quantity is None:
        return None
    own = "ml" if unit in MILLILITRES else "g"
    each = MILLILITRES.get(unit) or GRAMS.get(unit)
    if not each:
        return None
    amount = Fraction(quantity) * each
    if own == wanted:
        return amount
    if not grams_per_ml or wanted not in ("g", "ml"):
        return None
    return amount * Fraction(grams_per_ml) if wanted == "g" else amount / Fraction(grams_per_ml)
