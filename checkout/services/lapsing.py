"""Orders that nobody paid in time."""

from django.conf import settings
from django.db import transaction
from oscar.core.loading import get_model

from checkout.payments.attempts import note, pay_by
from checkout.payments.gateway import gateway_of
from checkout.payments.states import LIVE, UNDECIDED
from checkout.services import steps
from checkout.services.settling import settle
from checkout.telling import tell


def lapse(order, *, tells: str = "order_lapsed") -> bool:
    """Gives up on an order that nobody pays; True if it was cancelled. `tells` is the message that says so, if any.

    First the gateway lets go of what was begun; if the money has come, the order is confirmed instead. Then
    units, place and offers return, and the basket is the shopper's again. Raises GatewayDown; then nothing has changed.
    """
    for attempt in order.payments.filter(state__in=UNDECIDED):
        note(attempt=attempt, outcome=gateway_of(attempt).void(attempt))
    settle(order.pk)
    return _give_up(order, tells)


@transaction.atomic
def _give_up(order, tells: str) -> bool:
    """Cancels the order unless it goes on; locks its basket first, as placing it did."""
    basket = get_model("basket", "Basket").objects.select_for_update().filter(pk=order.basket_id).first()
    order = steps.locked(order.pk)
    waits = order.status == settings.OSCAR_INITIAL_ORDER_STATUS
    if not waits or order.payments.filter(state__in=LIVE).exists():
        return False
    steps.call_off(order, tells=False)
    if basket:
        reopen(basket)
    if tells:
        tell(order, tells, pay_by=pay_by(order))
    return True


def reopen(basket) -> None:
    """Gives a basket back to its shopper, to order again; one that they have begun meanwhile takes in its lines."""
    baskets = get_model("basket", "Basket")
    newer = baskets.open.filter(owner=basket.owner).exclude(pk=basket.pk).first() if basket.owner_id else None
    baskets.objects.filter(pk=basket.pk).update(status=baskets.OPEN, date_submitted=None)
    if newer:
        basket.refresh_from_db()
        newer.merge(basket, add_quantities=False)
