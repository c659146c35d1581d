"""What the units of an order line were sold for, one by one. Pure."""

from decimal import Decimal

from money import spread


def price_of_units(price: Decimal, quantity: int, *, before: int, units: int) -> Decimal:
    """What `units` of a line came to, counted behind the `before` that went back earlier.

    `price` is what was paid for all `quantity` of them, discounts taken off, tax included. Pennies that don't divide
    belong to the first units, so that all of them together are the price: 3 for £2.00 are 67p, 67p and 66p.
    Source: the largest-remainder method, as in money.spread.
    """
    parts = spread(price, [Decimal(1)] * quantity)
    return sum(parts[before : before + units], Decimal("0.00"))
