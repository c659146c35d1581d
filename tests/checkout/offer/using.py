"""Orders with offers and vouchers, and what is written of their uses."""

from oscar.core.loading import get_model

from checkout.models import OfferUse
from checkout.services.placing import place
from tests.factories import make_basket, make_offer, make_submission, priced

Offer = get_model("offer", "ConditionalOffer")
Voucher = get_model("voucher", "Voucher")


def placed(*lines, user=None, code="", **parts):
    return place(submission(*lines, user=user, code=code, **parts))


def submission(*lines, user=None, code="", **parts):
    basket = make_basket(*lines, user=user)
    if code:
        basket.vouchers.add(Voucher.objects.get(code=code))
    return make_submission(priced(basket), **parts)


def make_offer_for_each(name: str, **fields):
    """A pound off a unit, applied once for each unit."""
    offer = make_offer(name, benefit=("Absolute", "1.00"), **fields)
    offer.benefit.max_affected_items = 1
    offer.benefit.save()
    return offer


def figures(offer) -> tuple:
    """Oscar's own figures: times applied, discount, orders, status."""
    offer = Offer.objects.get(pk=offer.pk)
    return offer.num_applications, offer.total_discount, offer.num_orders, offer.status


def of_voucher(code: str) -> tuple:
    """Oscar's own figures of a voucher: orders, discount, and who used it."""
    voucher = Voucher.objects.get(code=code)
    return voucher.num_orders, voucher.total_discount, [each.user for each in voucher.applications.all()]


def states() -> list[str]:
    return list(OfferUse.objects.values_list("state", flat=True))
