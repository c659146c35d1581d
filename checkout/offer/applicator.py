"""Discounts of offers and vouchers, in whole pennies that sum exactly."""

from collections.abc import Collection
from decimal import ROUND_DOWN, Decimal

from django.db.models import Prefetch
from oscar.apps.offer import applicator
from oscar.core.loading import get_model

from checkout.offer.preparation import prepare
from checkout.offer.uses import Customer, customer_of, guest_email_of, note_uses, spent
from money import PENNY, spread, to_penny


class Applicator(applicator.Applicator):
    """Applies offers as Oscar does, then settles each offer's discount on its lines by largest remainder."""

    customer = Customer()

    def apply(self, basket, user=None, request=None) -> None:
        self.customer = customer_of(user, guest_email_of(request))
        super().apply(basket, user, request)

    def apply_offers(self, basket, offers) -> None:
        prepare(offers, [line.product_id for line in basket.all_lines()])
        note_uses(offers, self.customer)
        super().apply_offers(basket, offers)
        basket.offers_asked = offers
        keep_one_for_delivery(basket.offer_applications)
        drop_what_was_not_applied(basket)
        settled: set[int] = set()
        for application in basket.offer_applications:
            settle(basket, application, settled)
            settled.add(application["offer"].pk)

    def get_basket_offers(self, basket, user) -> list:
        """The offers of the basket's vouchers that this person may use; `refusal` says with the others why not."""
        if not basket.id or not user:
            return []
        offers = get_model("offer", "ConditionalOffer").objects.select_related("condition", "benefit")
        basket.vouchers_asked = list(basket.vouchers.prefetch_related(Prefetch("offers", offers)))
        refused = spent(basket.vouchers_asked, user)
        for each in basket.vouchers_asked:
            each.refusal = refused.get(each.pk, "")
        usable = [each for each in basket.vouchers_asked if each.is_active() and not each.refusal]
        found = [(offer, voucher) for voucher in usable for offer in voucher.offers.all()]
        for offer, voucher in found:
            offer.set_voucher(voucher)
        return [offer for offer, _ in found]


def keep_one_for_delivery(applications) -> None:
    """Oscar lowers the delivery charge by its first delivery offer only, but would record each of them."""
    for application in applications.shipping_discounts[1:]:
        del applications.applications[application["offer"].id]


def drop_what_was_not_applied(basket) -> None:
    """An offer worth less than a penny is not applied; Oscar has put its fraction on the lines all the same."""
    applied = basket.applied_offers()
    for line in basket.all_lines():
        for place, discount in enumerate(line.discounts.all()):
            if discount.offer and discount.offer.pk not in applied:
                line.discounts.replace(place, Decimal("0.00"))


def settle(basket, application: dict, settled: Collection[int] = ()) -> None:
    """Rounds an offer's total once and spreads it over the lines that it touched; no line falls under nothing.

    Oscar rounds the offer and leaves fractions of a penny on the lines, so that the two differ. No unit falls under its
    floor either, with what the offers `settled` before (their ids) take off it: what would is not given.
    """
    touched = [
        (line, place, discount)
        for line in basket.all_lines()
        for place, discount in enumerate(line.discounts.all())
        if discount.offer == application["offer"]
    ]
    if not touched:
        return
    amounts = [discount.amount for _, _, discount in touched]
    total = to_penny(sum(amounts, Decimal("0.00")))
    application["discount"] = Decimal("0.00")
    for (line, place, discount), part in zip(touched, spread(total, amounts), strict=True):
        left = line.line_price_incl_tax - line.discounts.total + discount.amount
        amount = min(part, to_penny(left), above_floor(line, discount, settled))
        application["discount"] += amount
        line.discounts.replace(place, amount)


def above_floor(line, discount, settled: Collection[int]) -> Decimal:
    """The most that a discount may take off the units that it is for, in whole pennies; no end without a floor.

    Which of a line's units another offer has lowered is not known, so each is taken to have been lowered the most.
    """
    if not line.floor:
        return discount.amount + PENNY
    taken: dict[int, Decimal] = {}
    for other in line.discounts.all():
        if other.offer and other.offer.pk in settled:
            each = other.amount / other.quantity
            taken[other.offer.pk] = max(each, taken.get(other.offer.pk, each))
    room = line.unit_price_incl_tax - line.floor - sum(taken.values())
    return (max(Decimal(0), room) * discount.quantity).quantize(PENNY, ROUND_DOWN)
