"""Where a shopper goes with an order that has just been placed."""

import logging

from django.urls import reverse

from checkout.payments.gateway import GatewayDown, GatewayRefused, gateway_of
from checkout.payments.states import LIVE
from checkout.services.settling import authorise
from checkout.services.steps import confirm

logger = logging.getLogger(__name__)


def go_on(order) -> str:
    """Sees to the money of an order as far as that needs no shopper; the address of the page that follows."""
    attempt = order.payments.filter(state__in=LIVE).first()
    if attempt is None:
        if not order.total_incl_tax:
            confirm(order)
    elif gateway_of(attempt).pays_on_page:
        return reverse("checkout:pay", args=[order.number])
    else:
        try:
            authorise(attempt=attempt)
        except (GatewayDown, GatewayRefused) as problem:  # the clock goes on with it
            logger.warning("order %s waits for its payment: %s", order.number, problem)
    return reverse("checkout:thank-you")
