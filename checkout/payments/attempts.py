"""Attempts to pay: begun, and moved by what their gateway says. No network call in here."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from oscar.core.loading import get_model

from checkout.errors import NotPayable
from checkout.models import PaymentAttempt
from checkout.payments.books import keep_books
from checkout.payments.gateway import Outcome
from checkout.payments.states import LIVE, AttemptState, state_after


@transaction.atomic
def begin(*, order, gateway: str) -> PaymentAttempt:
    """The live attempt of an order that waits for its money: the one that is there, or a new one.

    Raises NotPayable if the order doesn't wait any more, if its time is over, or if another way is still being tried.
    """
    order = get_model("order", "Order").objects.select_for_update().get(pk=order.pk)
    if order.status != settings.OSCAR_INITIAL_ORDER_STATUS or timezone.now() >= pay_by(order):
        raise NotPayable(order.number, order.status)
    live = order.payments.filter(state__in=LIVE).first()
    if live is None:
        return new_attempt(order, gateway)
    if live.gateway != gateway:
        raise NotPayable(order.number, live.state)
    return live


def pay_by(order) -> datetime:
    """Until when the units of an order are held for its money."""
    return order.date_placed + timedelta(minutes=settings.PAYMENT_MINUTES)


def new_attempt(order, gateway: str) -> PaymentAttempt:
    """An attempt to pay the whole of an order that has no live one; for the transaction that holds the order."""
    return PaymentAttempt.objects.create(
        order=order, gateway=gateway, amount=order.total_incl_tax, currency=order.currency
    )


@transaction.atomic
def note(*, attempt: PaymentAttempt, outcome: Outcome) -> PaymentAttempt:
    """Writes down what a gateway said of an attempt; the attempt as it stands then.

    News that is older than what we know changes nothing. An outcome of another amount or currency moves nothing: it is
    noted as a problem, for staff.
    """
    get_model("order", "Order").objects.select_for_update().get(pk=attempt.order_id)
    attempt = PaymentAttempt.objects.select_for_update().get(pk=attempt.pk)
    before = (attempt.state, attempt.captured)
    if (outcome.amount, outcome.currency.upper()) != (attempt.amount, attempt.currency):
        attempt.problem = f"The gateway speaks of {outcome.amount} {outcome.currency.upper()}."
    else:
        _move(attempt, outcome)
    attempt.save()
    keep_books(attempt, *before)
    return attempt


def _move(attempt: PaymentAttempt, outcome: Outcome) -> None:
    attempt.reference = attempt.reference or outcome.reference
    attempt.paid_with = outcome.paid_with or attempt.paid_with
    after = state_after(attempt.state, outcome.state)
    if after != attempt.state:
        attempt.state, attempt.problem = after, outcome.declined[:250]
    if attempt.state in (AttemptState.CAPTURED, AttemptState.STRAY):
        attempt.captured = max(attempt.captured, outcome.captured)
