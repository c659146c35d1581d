"""Jobs of the clock."""

import logging
from datetime import timedelta

from django.conf import settings
from django.utils import timezone
from oscar.core.loading import get_model

from checkout.payments.pay_on_delivery import PayOnDelivery
from checkout.services import confirm

logger = logging.getLogger(__name__)

PATIENCE = timedelta(minutes=2)


def confirm_waiting() -> int:
    """Confirms orders paid at the door whose process died between placing and confirming; the number confirmed."""
    waiting = get_model("order", "Order").objects.filter(
        status=settings.OSCAR_INITIAL_ORDER_STATUS,
        date_placed__lte=timezone.now() - PATIENCE,
        sources__source_type__code=PayOnDelivery.code,
    )
    return sum(_confirmed(order) for order in waiting.order_by("pk")[:100])


def _confirmed(order) -> bool:
    try:
        confirm(order)
    except Exception:  # one order that can't be confirmed must not keep the others waiting
        logger.exception("order %s could not be confirmed", order.number)
        return False
    return True
