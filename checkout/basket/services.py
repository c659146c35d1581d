"""Changes to a basket."""

from datetime import date

from django.db import transaction

from checkout.promises import write_terms


@transaction.atomic
def add_to_basket(*, basket, product, quantity: int, day: date):
    """Adds units of a product's default offer and notes what was shown; the line."""
    line, _created = basket.add_product(product, quantity)
    line.basket = basket
    write_terms(line, day)
    return line
