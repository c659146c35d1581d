"""Discounts of offers and vouchers, in whole pennies that sum exactly."""

from decimal import Decimal

from oscar.apps.offer import applicator

from money import spread, to_penny


class Applicator(applicator.Applicator):
    """Applies offers as Oscar does, then settles each offer's discount on its lines by largest remainder."""

    def apply_offers(self, basket, offers) -> None:
        super().apply_offers(basket, offers)
        for application in basket.offer_applications:
            settle(basket, application)


def settle(basket, application: dict) -> None:
    """Rounds an offer's total once and spreads it over the lines that it touched.

    Oscar rounds the offer and leaves fractions of a penny on the lines, so that the two differ.
    """
    offer = application["offer"]
    touched = [
        (line, place, discount.amount)
        for line in basket.all_lines()
        for place, discount in enumerate(line.discounts.all())
        if discount.offer == offer
    ]
    if not touched:
        return
    exact = sum((amount for _, _, amount in touched), Decimal("0.00"))
    application["discount"] = to_penny(exact)
    parts = spread(application["discount"], [amount for _, _, amount in touched])
    for (line, place, _), part in zip(touched, parts, strict=True):
        line.discounts.replace(place, part)
