"""Amounts of money: Decimal, whole pennies, rounded once, here. Belongs to no room; every room may import it."""

from decimal import ROUND_HALF_UP, Decimal

from babel.numbers import format_currency
from django.conf import settings
from django.utils.translation import get_language, to_locale

PENNY = Decimal("0.01")


def to_penny(amount: Decimal) -> Decimal:
    """The amount in whole pennies, half up."""
    return amount.quantize(PENNY, ROUND_HALF_UP)


def without_tax(gross: Decimal, rate: Decimal) -> Decimal:
    """What is left of an amount that includes tax at `rate` (0.20 for 20 %), in whole pennies."""
    return to_penny(gross / (1 + rate))


def spread(total: Decimal, shares: list[Decimal]) -> list[Decimal]:
    """`total` (whole pennies) divided in proportion to `shares`, in whole pennies that sum exactly to it.

    The largest remainders get the odd pennies; of two equal ones the first. Shares that are all zero count alike.
    Source: the largest-remainder (Hamilton) method.
    """
    shares = shares if any(shares) else [Decimal(1)] * len(shares)
    whole = sum(shares)
    exact = [total * share / whole for share in shares]
    parts = [part.quantize(PENNY, "ROUND_DOWN") for part in exact]
    missing = int((total - sum(parts)) / PENNY)
    by_remainder = sorted(range(len(parts)), key=lambda i: (parts[i] - exact[i], i))
    for place in by_remainder[:missing]:
        parts[place] += PENNY
    return parts


def shown(amount: Decimal, currency: str = "") -> str:
    """The amount as the reader's language writes it, e.g. "£1.68"; in the shop's currency unless told."""
    locale = to_locale(get_language() or settings.LANGUAGE_CODE)
    return format_currency(amount, currency or settings.OSCAR_DEFAULT_CURRENCY, locale=locale)
