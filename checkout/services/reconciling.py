"""Brings orders and gateways together again, whatever was killed in between."""

import logging
import time
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import F, Q
from django.utils import timezone
from oscar.core.loading import get_model

from checkout.models import PaymentAttempt, Refund, RefundState
from checkout.payments.gateway import GatewayDown, GatewayRefused, gateways
from checkout.payments.settling import CALLED_OFF, STEPS
from checkout.payments.states import HELD, AttemptState
from checkout.services.lapsing import lapse
from checkout.services.settling import look_up, settle
from checkout.services.steps import confirm

logger = logging.getLogger(__name__)

PATIENCE = timedelta(minutes=2)  # what is younger is still in the hands of the browser that began it
MOST = 200  # orders of one run
MOST_IN_VAIN_S = 30  # spent on a gateway that does not answer; then the clock has other things to do


def reconcile(*, since: timedelta | None = None) -> int:
    """Sees to every order that something is due about; the number of orders that moved.

    `since` looks at all attempts that changed in that time, settled ones too, and asks the gateway about each.
    """
    now = timezone.now()
    moved = _moved(_look_up, _attempts(now, since))
    moved += _moved(_settled, _owed_money())
    moved += _moved(_lapsed_or_confirmed, _overdue(now))
    return moved


def _attempts(now: datetime, since: timedelta | None):
    attempts = PaymentAttempt.objects.select_related("order")
    if since is not None:
        return attempts.filter(changed_at__gte=now - since)
    held = attempts.filter(Q(state__in=HELD) | Q(state=AttemptState.STRAY, captured=0), changed_at__lte=now - PATIENCE)
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
    """Orders with a refund to be sent, and those with money that has to go back and nobody has put down yet."""
    waiting = Refund.objects.filter(state=RefundState.ASKED).values("attempt__order")
    for_nothing = Q(order__status__in=CALLED_OFF) | Q(state=AttemptState.STRAY)
    owed = PaymentAttempt.objects.filter(for_nothing, captured__gt=F("refunded"))
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


def _moved(work: Callable[[object], bool], subjects: Iterable) -> int:
    """How many moved. One that can't be seen to must not keep the others waiting, nor a silent gateway the clock."""
    moved, in_vain_s = 0, 0.0
    for subject in subjects:
        if in_vain_s > MOST_IN_VAIN_S:
            logger.warning("The gateway does not answer; from %r on all wait for the next run.", subject)
            break
        began = time.monotonic()
        try:
            moved += work(subject)
        except GatewayDown as problem:
            in_vain_s += time.monotonic() - began
            logger.warning("%r could not be reconciled: %s", subject, problem)
        except GatewayRefused as problem:
            logger.warning("%r could not be reconciled: %s", subject, problem)
        except Exception:  # what is wrong with one order must not stop the money of the others
            logger.exception("%r could not be reconciled", subject)
    return moved
