"""From a basket to a confirmed order. Each change is one transaction; no network call inside."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from oscar.core.loading import get_class, get_model

from checkout.confirmation import context
from checkout.errors import AlreadyPlaced, BasketChanged
from checkout.payments.gateway import Gateway, gateway_of
from checkout.shortfalls import names_of, shortfall_words
from delivery.cutoff import Opening
from delivery.postcode import district
from freshness.errors import NotReserved
from freshness.services import sales
from freshness.shelf import POLICIES
from notices.services import queue

READ_WITH_A_LINE = tuple(
    f"stockrecord__{path}" for path in ("product__product_class", "product__parent__product_class", *POLICIES)
)


@dataclass(frozen=True)
class Submission:
    """Everything an order is made of, as the shopper reviewed it. Amounts include tax. `at` None: it is placed now."""

    basket: object
    user: object
    guest_email: str
    shipping_address: object
    shipping_method: object
    shipping_charge: object
    surcharges: object
    total: object
    opening: Opening
    gateway: Gateway
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
    basket, opening = submission.basket, submission.opening
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
        gateway=submission.gateway,
        date_placed=submission.at,
        delivery={
            "area": district(submission.shipping_address.postcode),
            "slot": opening.window,
            "day": opening.day,
            "ready_by": opening.ready_by,
            "cut_off": opening.cut_off,
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


@transaction.atomic
def confirm(order, *, at: datetime | None = None) -> list[str]:
    """Settles the payment and tells the shopper. Whoever comes first does it; the others find it done.

    Units held meanwhile are re-picked within the promise. If they can't be, the order is cancelled before any money
    moves, and the reasons are the result, in sentences for the shopper.
    """
    order = get_model("order", "Order").objects.select_for_update().get(pk=order.pk)
    if order.status != settings.OSCAR_INITIAL_ORDER_STATUS:
        return []
    try:
        sales.allocate(order=order, at=at)
    except NotReserved as refused:
        return _cancel_for_want(order, refused, at)
    gateway_of(order).settle(order)
    _move(order, "Confirmed", at)
    queue(
        kind="order_confirmed",
        key=f"order_confirmed:{order.number}",
        recipient=order.email,
        context=context(order),
    )
    return []


def _cancel_for_want(order, refused: NotReserved, at: datetime | None) -> list[str]:
    """Cancels an order whose goods were held while it waited, and tells the shopper what is missing."""
    problems = shortfall_words(names_of(order.lines.select_related("product__parent")), refused)
    _move(order, "Cancelled", at)
    _move_stock(order, "Cancelled", at, by=None)
    queue(
        kind="order_cancelled",
        key=f"order_cancelled:{order.number}",
        recipient=order.email,
        context=context(order) | {"problems": problems},
    )
    return problems


@transaction.atomic
def change_status(order, status: str, *, at: datetime | None = None, by=None) -> None:
    """Moves an order along its pipeline and its stock with it: dispatch consumes, cancelling gives back.

    Raises Oscar's InvalidOrderStatus for a step that the pipeline does not allow, standing still included; what
    freshness.services.sales raises if the goods can't go that way.
    """
    order = get_model("order", "Order").objects.select_for_update().get(pk=order.pk)
    if status not in order.available_statuses():
        raise get_class("order.exceptions", "InvalidOrderStatus")(
            _("Order %(number)s is “%(now)s” and can’t become “%(wanted)s”.")
            % {"number": order.number, "now": order.status, "wanted": status}
        )
    _move(order, status, at)
    _move_stock(order, status, at, by)


def _move(order, status: str, at: datetime | None) -> None:
    """Sets the status of an order and of its lines, which Oscar would save one by one."""
    order.set_status(status)
    order.lines.update(status=status)
    if at:
        order.status_changes.filter(new_status=status).update(date_created=at)


def _move_stock(order, status: str, at: datetime | None, by) -> None:
    """What a step does to the units of an order, in the order of the stock records."""
    if status == "Confirmed":
        sales.allocate(order=order, at=at)
    lines = order.lines.select_related(*READ_WITH_A_LINE)
    for line in lines.filter(num_allocated__gt=0).order_by("stockrecord_id"):
        if status == "Out for delivery":
            line.consume_allocation(line.num_allocated, at=at, by=by)
        elif status == "Cancelled":
            line.cancel_allocation(line.num_allocated, at=at, reason=_("Order cancelled"))
