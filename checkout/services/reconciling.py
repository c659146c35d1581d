"""Brings orders and gateways together again, whatever was killed in between."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import F, Q
from django.utils import timezone
from oscar.core.loading import get_model

from checkout.models import PaymentAttempt, Refund, RefundState
from checkout.payments.gateway import GatewayDown, GatewayRefused, gateways
from checkout.payments.settling import CALLED_OFF, HELD, STEPS
from checkout.payments.states import AttemptState
from checkout.services.lapsing import lapse
from checkout.services.settling import look_up, settle
from checkout.services.steps import confirm

logger = logging.getLogger(__name__)

PATIENCE = timedelta(minutes=2)  # what is younger is still in the hands of the browser that began it
MOST = 200  # orders of one run


def reconcile(*, since: timedelta | None = None) -> int:
    """Sees to every order that something is due about; the number of orders that moved.

    `since` looks at all attempts that changed in that time, settled ones too, and asks the gateway about each.
    """
    now = timezone.now()
    moved = sum(_tried(_look_up, attempt) for attempt in _attempts(now, since))
    moved += sum(_tried(_settled, order) for order in _owed_money())
    moved += sum(_tried(_lapsed_or_confirmed, order) for order in _overdue(now))
    return moved


def _attempts(now: datetime, since: timedelta | None):
    attempts = PaymentAttempt.objects.select_related("order")
    if since is not None:
        return attempts.filter(changed_at__gte=now - since)
    held = attempts.filter(state__in=HELD, changed_at__lte=now - PATIENCE)
    return held.exclude(_waits_for_the_driver()).exclude(_was_never_told()).order_by("changed_at")[:MOST]


def _waits_for_the_driver() -> Q:
    """Attempts that stand as they should until the goods are there."""
    late = [code for code, gateway in gateways().items() if gateway.takes_money_at == "Delivered"]
    return Q(gateway__in=late, state=AttemptState.AUTHORISED, order__status__in=STEPS[:-1])


def _was_never_told() -> Q:
    """Attempts of shoppers who went away from the payment page: their gateway has nothing to say, and they lapse."""
    paged = [code for code, gateway in gateways().items() if gateway.pays_on_page]
    return Q(gateway__in=paged, state=AttemptState.STARTED, reference="")


def _owed_money():
    """Orders with a refund to be sent, and those called off whose refund nobody has put down yet."""
    waiting = Refund.objects.filter(state=RefundState.ASKED).values("attempt__order")
    owed = PaymentAttempt.objects.filter(order__status__in=CALLED_OFF, captured__gt=F("refunded"))
    owed = owed.exclude(refunds__state=RefundState.REFUSED).values("order")
    return get_model("order", "Order").objects.filter(Q(pk__in=waiting) | Q(pk__in=owed)).order_by("pk")[:MOST]


def _overdue(now: datetime):
    """Orders whose time to pay is over, and those that cost nothing and were left behind."""
    orders = get_model("order", "Order").objects.filter(status=settings.OSCAR_INITIAL_ORDER_STATUS)
    return orders.filter(date_placed__lte=now - timedelta(minutes=settings.PAYMENT_MINUTES)).order_by("pk")[:MOST]


def _look_up(attempt: PaymentAttempt) -> bool:
    before = (attempt.state, attempt.captured, attempt.refunded)
    after = look_up(attempt)
    return (after.state, after.captured, after.refunded) != before


def _settled(order) -> bool:
    settle(order.pk)
    return True


def _lapsed_or_confirmed(order) -> bool:
    if not order.total_incl_tax:
        confirm(order)
        return True
    return lapse(order)


def _tried(work: Callable[[object], bool], subject) -> bool:
    """One that can't be seen to must not keep the others waiting."""
    try:
        return work(subject)
    except (GatewayDown, GatewayRefused) as problem:
        logger.warning("%r could not be reconciled: %s", subject, problem)
    except Exception:
        logger.exception("%r could not be reconciled", subject)
    return False
