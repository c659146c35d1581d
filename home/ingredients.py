"""Quantities as a cook reads them."""

from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

FRACTIONS = {Decimal("0.25"): "¼", Decimal("0.5"): "½", Decimal("0.75"): "¾"}


def amount_words(quantity: Decimal) -> str:
    """Halves and quarters as a cook writes them: 1.50 → "1½", 0.25 → "¼", 200.00 → "200"."""
    whole, part = divmod(quantity, 1)
    if part in FRACTIONS:
        return f"{whole:.0f}{FRACTIONS[part]}" if whole else FRACTIONS[part]
    return f"{quantity.normalize():f}"


def ingredient_words(quantity: Decimal | None, unit: str, name: str) -> str:
    """For example "200 ml whole milk", "1 tablespoon sugar", "2 eggs", "salt". Units are those of home.models.Unit."""
    if quantity is None:
        return name
    amount = amount_words(quantity)
    if unit == "tsp":
        amount = ngettext("%s teaspoon", "%s teaspoons", 1 if quantity <= 1 else 2) % amount
    elif unit == "tbsp":
        amount = ngettext("%s tablespoon", "%s tablespoons", 1 if quantity <= 1 else 2) % amount
    elif unit:
        amount = _("%(amount)s %(unit)s") % {"amount": amount, "unit": unit}
    return f"{amount} {name}"
