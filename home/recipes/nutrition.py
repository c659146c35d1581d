"""Nutrition of one serving, from the products of ours in a recipe: typical values, never more than is known."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from django.utils.translation import gettext as _

from home.recipes.measures import measured

WHOLE, TENTH, HUNDREDTH = Decimal(1), Decimal("0.1"), Decimal("0.01")
# Columns of Listing, per 100 g or 100 ml, with what they are rounded to in a table.
# Source: Regulation (EU) No 1169/2011, Annex XV, as kept in UK law.
STEPS = {
    "energy_kj": WHOLE,
    "energy_kcal": WHOLE,
    "fat_g": TENTH,
    "saturates_g": TENTH,
    "carbohydrate_g": TENTH,
    "sugars_g": TENTH,
    "protein_g": TENTH,
    "salt_g": HUNDREDTH,
}


@dataclass(frozen=True)
class Row:
    """One line of the table; `is_part` marks an "of which"."""

    label: str
    value: str
    is_part: bool = False


@dataclass(frozen=True)
class Nutrition:
    """The values of one serving by column of Listing, and of what: names counted, and names left out.

    `left_out` have a quantity that can't be counted; `unmeasured` have none, such as a little salt.
    """

    values: dict[str, Decimal]
    counted: tuple[str, ...]
    left_out: tuple[str, ...] = ()
    unmeasured: tuple[str, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether everything that has a quantity is counted."""
        return not self.left_out

    @property
    def rows(self) -> list[Row]:
        """In the order of the law."""
        energy = _("%(kj)s kJ / %(kcal)s kcal") % {"kj": self.values["energy_kj"], "kcal": self.values["energy_kcal"]}
        return [
            Row(_("Energy"), energy),
            self._grams(_("Fat"), "fat_g"),
            self._grams(_("of which saturates"), "saturates_g", is_part=True),
            self._grams(_("Carbohydrate"), "carbohydrate_g"),
            self._grams(_("of which sugars"), "sugars_g", is_part=True),
            self._grams(_("Protein"), "protein_g"),
            self._grams(_("Salt"), "salt_g"),
        ]

    def _grams(self, label: str, column: str, *, is_part: bool = False) -> Row:
        return Row(label, _("%s g") % self.values[column], is_part)


def nutrition_of(ingredients: Iterable, serves: int) -> Nutrition | None:
    """What the counted ingredients bring to one of `serves`; None if none can be counted.

    Each has quantity, unit, name and product (a Listing or None). A product counts if all eight of its values are known
    and its quantity can be had in what they are given per.
    """
    sums = dict.fromkeys(STEPS, Fraction(0))
    counted, left_out, unmeasured = [], [], []
    for ingredient in ingredients:
        hundreds = _hundreds(ingredient)
        if hundreds is not None:
            counted.append(ingredient.name)
            for column in STEPS:
                sums[column] += hundreds * Fraction(getattr(ingredient.product, column))
        else:
            (unmeasured if ingredient.quantity is None else left_out).append(ingredient.name)
    if not counted:
        return None
    values = {column: _rounded(sums[column] / serves, step) for column, step in STEPS.items()}
    return Nutrition(values, tuple(counted), tuple(left_out), tuple(unmeasured))


def _hundreds(ingredient) -> Fraction | None:
    """How many times the 100 g or 100 ml of its product's values an ingredient is; None if it can't be counted."""
    listing = ingredient.product
    if listing is None or any(getattr(listing, column) is None for column in STEPS):
        return None
    amount = measured(ingredient.quantity, ingredient.unit, listing.nutrition_per, listing.grams_per_ml)
    return None if amount is None else amount / 100


def _rounded(value: Fraction, step: Decimal) -> Decimal:
    return (Decimal(value.numerator) / value.denominator).quantize(step, ROUND_HALF_UP)
