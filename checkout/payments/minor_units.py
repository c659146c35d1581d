"""Amounts as Stripe writes them: whole numbers of a currency's smallest unit. Pure."""

from decimal import Decimal

# Source: docs.stripe.com/currencies, "Zero-decimal currencies" and "Three-decimal currencies".
# Others count in hundredths, also where that is not how people count (ISK, UGX).
NO_DECIMALS = ("BIF", "CLP", "DJF", "GNF", "JPY", "KMF", "KRW", "MGA", "PYG", "RWF", "VND", "VUV", "XAF", "XOF", "XPF")
THREE_DECIMALS = ("BHD", "JOD", "KWD", "OMR", "TND")


def places(currency: str) -> int:
    """How many digits follow the point: 2 for GBP, 0 for JPY, 3 for KWD."""
    code = currency.upper()
    if code in NO_DECIMALS:
        return 0
    return 3 if code in THREE_DECIMALS else 2


def to_minor(amount: Decimal, currency: str) -> int:
    """1.45 of GBP are 145. Raises ValueError for an amount that the currency can't say, such as half a penny."""
    minor = amount.scaleb(places(currency))
    if minor != minor.to_integral_value():
        raise ValueError(f"{amount} {currency} is no whole number of its smallest unit.")
    return int(minor)


def from_minor(minor: int, currency: str) -> Decimal:
    """145 of GBP are 1.45."""
    return Decimal(minor).scaleb(-places(currency))
