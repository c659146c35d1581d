"""Attempts to pay: begun, and moved by what their gateway says. No network call in here."""

from datetime import datetime, timedelta
from decimal import Decimal

from django.conf import settings
from django.db import transaction
from django.db.models import Sum
from django.forms.models import model_to_dict
from django.utils import timezone
from django.utils.translation import gettext as _
from oscar.core.loading import get_model

from checkout.errors import NotPayable
from checkout.models import PaymentAttempt, RefundState
from checkout.payments.books import keep_books
from checkout.payments.gateway import GatewayRefused, Outcome, gateways
from checkout.payments.payers import lock, payer_of
from checkout.payments.settling import STEPS
from checkout.payments.states import GIVEN_UP, LIVE, AttemptState, state_after

NEWS = ("reference", "paid_with", "state", "problem", "captured")  # what an outcome may change
UNDER_WAY = STEPS[1:]  # an order that isn't cancelled for want of money any more


@transaction.atomic
def begin(*, order, gateway: str) -> PaymentAttempt:
    """The live attempt of an order that waits for its money: the one that is there, or a new one.

    Raises NotPayable if the order doesn't wait any more, if its time is over, or if another way is still being tried;
    GatewayRefused, with words for the shopper, if its payer may not pay so.
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
    """An attempt to pay the whole of an order that has no live one; for the transaction that holds the order.

    Raises GatewayRefused, with words for the shopper, if this payer may not pay so. The payer stays locked until the
    transaction ends, so that nobody gets past a limit by ordering in many windows at once.
    """
    payer = payer_of(order)
    lock(payer)
    refusal = gateways()[gateway].refusal(payer)
    if refusal:
        raise GatewayRefused(str(refusal))
    return PaymentAttempt.objects.create(
        order=order, gateway=gateway, amount=order.total_incl_tax, currency=order.currency
    )


@transaction.atomic
def note(*, attempt: PaymentAttempt, outcome: Outcome) -> PaymentAttempt:
    """Writes down what a gateway said of an attempt; the attempt as it stands then.

    What we know already, and what is older, changes nothing, `changed_at` included. An outcome of another amount or
    currency moves nothing: it is noted as a problem, for staff.
    """
    refunded_when_asked = attempt.refunded
    order = get_model("order", "Order").objects.select_for_update().get(pk=attempt.order_id)
    attempt = PaymentAttempt.objects.select_for_update().get(pk=attempt.pk)
    before = model_to_dict(attempt, NEWS)
    if (outcome.amount, outcome.currency.upper()) != (attempt.amount, attempt.currency):
        told = {"amount": outcome.amount, "currency": outcome.currency.upper()}
        attempt.problem = _("The gateway speaks of %(amount)s %(currency)s.") % told
    else:
        _move(attempt, outcome)
        if outcome.captured and attempt.refunded == refunded_when_asked:
            attempt.problem = (outcome.trouble or _difference(attempt, outcome.refunded))[:250]
        elif before["state"] == AttemptState.AUTHORISED and attempt.state in GIVEN_UP and order.status in UNDER_WAY:
            attempt.problem = _("The bank let go of the money before it was taken. Ask the shopper to pay otherwise.")
    if model_to_dict(attempt, NEWS) != before:
        attempt.save()
        keep_books(attempt, before["state"], before["captured"])
    return attempt


def note_problem(*, attempt: PaymentAttempt, problem: str) -> None:
    """Lets staff know what keeps an attempt from going on."""
    PaymentAttempt.objects.filter(pk=attempt.pk).exclude(problem=problem[:250]).update(problem=problem[:250])


def _move(attempt: PaymentAttempt, outcome: Outcome) -> None:
    attempt.reference = attempt.reference or outcome.reference
    after = state_after(attempt.state, outcome.state)
    if after != attempt.state:
        attempt.state, attempt.problem = after, outcome.declined[:250]
        attempt.paid_with = outcome.paid_with or attempt.paid_with  # in the language of who brings the news
    if attempt.state in (AttemptState.CAPTURED, AttemptState.STRAY):
        attempt.captured = max(attempt.captured, outcome.captured)


def _difference(attempt: PaymentAttempt, told: Decimal) -> str:
    """What the gateway says has gone back, if that is not what we sent: somebody else did, or a bank sent it back."""
    if told == attempt.refunded:
        return ""
    asked = attempt.refunds.filter(state=RefundState.ASKED).aggregate(sum=Sum("amount", default=0))["sum"]
    if attempt.refunded <= told <= attempt.refunded + asked:
        return ""
    words = _("At the gateway %(told)s %(currency)s has gone back, in our books %(noted)s. Look into it there.")
    return words % {"told": told, "currency": attempt.currency, "noted": attempt.refunded}
