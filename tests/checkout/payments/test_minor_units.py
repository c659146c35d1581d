"""Amounts as Stripe writes them."""

from decimal import Decimal

import pytest

from checkout.payments.minor_units import from_minor, to_minor


@pytest.mark.parametrize(
    ("amount", "currency", "minor"),
    [("1.45", "GBP", 145), ("80.00", "gbp", 8000), ("0.01", "EUR", 1), ("150.00", "JPY", 150), ("1.250", "KWD", 1250)],
)
def test_an_amount_becomes_whole_smallest_units_and_back(amount, currency, minor):
    assert to_minor(Decimal(amount), currency) == minor
    assert from_minor(minor, currency) == Decimal(amount)


@pytest.mark.parametrize(("amount", "currency"), [("1.455", "GBP"), ("150.50", "JPY")])
def test_what_a_currency_cannot_say_is_refused(amount, currency):
    with pytest.raises(ValueError, match="no whole number of its smallest unit"):
        to_minor(Decimal(amount), currency)
