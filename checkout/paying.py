"""Where a shopper goes with an order that has just been placed, or that still waits for its money."""

import logging

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from oscar.core.loading import get_model

from checkout.payments.attempts import pay_by
from checkout.payments.gateway import GatewayDown, GatewayRefused, gateway_of, gateways
from checkout.payments.states import GOOD, LIVE
from checkout.services.settling import authorise
from checkout.services.steps import confirm

logger = logging.getLogger(__name__)

SESSION_KEY = "checkout_order_id"  # Oscar's


def go_on(order) -> str:
    """Sees to the money of an order as far as that needs no shopper; the address of the page that follows."""
    attempt = order.payments.filter(state__in=LIVE).first()
    if attempt is None:
        if not order.total_incl_tax:
            confirm(order)
    elif gateway_of(attempt).pays_on_page:
        return pay_path(order)
    else:
        try:
            authorise(attempt=attempt)
        except (GatewayDown, GatewayRefused) as problem:  # the clock goes on with it
            logger.warning("order %s waits for its payment: %s", order.number, problem)
    return reverse("checkout:thank-you")


def pay_path(order) -> str:
    """The page on which an order is paid."""
    return reverse("checkout:pay", args=[order.number])


def where_now(order) -> str:
    """Where the shopper of an order belongs: to pay it if it still waits for that, else to be thanked."""
    return pay_path(order) if waits_for_shopper(order) else reverse("checkout:thank-you")


def waits_for_shopper(order) -> bool:
    """Whether an order's shopper still has to pay it, and can."""
    if order.status != settings.OSCAR_INITIAL_ORDER_STATUS or timezone.now() >= pay_by(order):
        return False
    attempts = list(order.payments.all())
    ways = gateways()
    last = ways.get(attempts[-1].gateway) if attempts else None
    return bool(last and last.pays_on_page) and not any(attempt.state in GOOD for attempt in attempts)


def waiting_order(request):
    """The order that this session placed and hasn't paid; None if there is none. One query at most without one."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return None
    pk = request.session.get(SESSION_KEY)
    waiting = {"pk": pk, "status": settings.OSCAR_INITIAL_ORDER_STATUS}
    order = get_model("order", "Order").objects.filter(**waiting).first() if pk else None
    return order if order and waits_for_shopper(order) else None
