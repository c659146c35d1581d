"""From a basket to an order that waits for its money: one transaction, no network call inside."""

from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from oscar.core.loading import get_class, get_model

from checkout.errors import AlreadyPlaced, BasketChanged
from checkout.shortfalls import names_of, shortfall_words
from delivery.postcode import district
from delivery.slots import Slot
from freshness.errors import NotReserved


@dataclass(frozen=True)
class Submission:
    """Everything an order is made of, as the shopper reviewed it. Amounts include tax.

    `gateway` is the code of the way to pay. `at` None: it is placed now.
    """

    basket: object
    user: object
    guest_email: str
    shipping_address: object
    shipping_method: object
    shipping_charge: object
    surcharges: object
    total: object
    slot: Slot
    gateway: str
    note: str
    safe_place: str
    at: datetime | None = None


def place(submission: Submission, request=None):
    """The order of a basket: made now, or the one that was made before. One basket makes one order.

    Raises BasketChanged, with every reason, if the goods can't be had; then nothing was written.
    """
    basket = submission.basket
    try:
        order = _create(submission, request)
    except AlreadyPlaced:
        return _order_of(basket)
    except NotReserved as refused:
        raise BasketChanged(shortfall_words(names_of(basket.all_lines()), refused)) from refused
    if submission.user.is_authenticated:
        keep_address(user=submission.user, address=order.shipping_address)
    return order


def _order_of(basket):
    order = get_model("order", "Order").objects.filter(basket_id=basket.pk).first()
    if order is None:  # it was not ordered but merged into another, by signing in elsewhere
        raise BasketChanged([_("Your basket has changed in another window. Check it and order again.")])
    return order


def _create(submission: Submission, request):
    basket, slot = submission.basket, submission.slot
    guest = {} if submission.user.is_authenticated else {"guest_email": submission.guest_email}
    return get_class("order.utils", "OrderCreator")().place_order(
        basket=basket,
        total=submission.total,
        shipping_method=submission.shipping_method,
        shipping_charge=submission.shipping_charge,
        user=submission.user,
        shipping_address=submission.shipping_address,
        order_number=get_class("order.utils", "OrderNumberGenerator")().order_number(basket),
        request=request,
        surcharges=submission.surcharges,
        slot=slot,
        gateway=submission.gateway,
        date_placed=submission.at,
        delivery={
            "area": district(submission.shipping_address.postcode),
            "note": submission.note,
            "safe_place": submission.safe_place,
        },
        **guest,
    )


def keep_address(*, user, address) -> None:
    """Puts an order's address into the customer's book, or counts it once more if it is there."""
    kept = user.addresses.filter(hash=address.generate_hash()).first()
    if kept is None:
        kept = get_model("address", "UserAddress")(user=user)
        address.populate_alternative_model(kept)
    kept.num_orders_as_shipping_address += 1
    try:
        with transaction.atomic():
            kept.save()
    except IntegrityError:  # another order of the same customer has just put it there
        return
