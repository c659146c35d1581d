"""The one way in which an order and its money come to agree. Runs outside transactions; the network is asked in here.

Browser, event, reconcile job and every step of an order end here, so whoever is killed halfway, the next one goes on.
"""

from django.db import transaction
from django.utils.translation import gettext as _
from oscar.core.loading import get_model

from checkout.errors import NotPaid, NotRefundable
from checkout.models import PaymentAttempt, Refund, RefundState
from checkout.payments.attempts import note, note_problem
from checkout.payments.gateway import GatewayRefused, Outcome, gateway_of
from checkout.payments.refunds import ask_refund, refundable, send_refund
from checkout.payments.settling import Due, Money, due_of
from checkout.payments.states import LIVE, AttemptState
from checkout.services import steps
from checkout.telling import tell

MOST_STEPS = 5


def authorise(*, attempt: PaymentAttempt, token: str = "") -> PaymentAttempt:
    """Asks for the money of an attempt and does what follows; the attempt as it stands then.

    Raises GatewayDown or GatewayRefused; then nothing has changed here, and the same call may be made again.
    """
    return ask(attempt=attempt, token=token)[0]


def ask(*, attempt: PaymentAttempt, token: str) -> tuple[PaymentAttempt, Outcome | None]:
    """As authorise, with the gateway's answer; None if the attempt was given up before it was asked.

    What the gateway calls the attempt is written down before any money moves, so that no crash can lose it.
    """
    gateway = gateway_of(attempt)
    prepared = None if attempt.reference else gateway.prepare(attempt)
    if prepared:
        attempt = note(attempt=attempt, outcome=prepared)
    if attempt.state not in LIVE:
        return attempt, None
    outcome = gateway.authorise(attempt, token)
    return take(attempt, outcome), outcome


def look_up(attempt: PaymentAttempt) -> PaymentAttempt:
    """Asks the gateway how an attempt stands and does what follows; the attempt as it stands then."""
    outcome = gateway_of(attempt).fetch(attempt)
    if outcome:
        return take(attempt, outcome)
    settle(attempt.order_id)
    return attempt


def take(attempt: PaymentAttempt, outcome: Outcome) -> PaymentAttempt:
    """Writes down news of an attempt and does what follows from it."""
    note(attempt=attempt, outcome=outcome)
    settle(attempt.order_id)
    attempt.refresh_from_db()
    return attempt


def settle(order_id: int) -> None:
    """Does all that is due between an order and its money, then sends the refunds that were put down.

    Raises GatewayDown, and GatewayRefused; the reconcile job tries again.
    """
    for _turn in range(MOST_STEPS):
        order = get_model("order", "Order").objects.get(pk=order_id)
        attempts = {attempt.pk: attempt for attempt in order.payments.all()}
        due = due_of(order.status, [_money(attempt) for attempt in attempts.values()])
        if due is None:
            break
        DOING[due[0]](order, attempts[due[1]])
    for refund in Refund.objects.filter(attempt__order=order_id, state=RefundState.ASKED).select_related("attempt"):
        send_refund(refund)


def _money(attempt: PaymentAttempt) -> Money:
    """An attempt for the rules. After a refund that the gateway refused the rest is for people to settle."""
    is_stuck = attempt.refunds.filter(state=RefundState.REFUSED).exists()
    return Money(
        attempt_id=attempt.pk,
        state=AttemptState(attempt.state),
        captured=attempt.captured,
        owed=refundable(attempt) if attempt.captured and not is_stuck else attempt.captured * 0,
        takes_money_at=gateway_of(attempt).takes_money_at,
    )


def _confirm(order, attempt: PaymentAttempt) -> None:
    try:
        steps.confirm(order)
    except NotPaid:  # another process has moved the attempt since it was read
        return


def _capture(order, attempt: PaymentAttempt) -> None:
    try:
        note(attempt=attempt, outcome=gateway_of(attempt).capture(attempt))
    except GatewayRefused as refused:
        note_problem(attempt=attempt, problem=refused.problem)
        raise


def _void(order, attempt: PaymentAttempt) -> None:
    moved = note(attempt=attempt, outcome=gateway_of(attempt).void(attempt))
    if attempt.state == AttemptState.STRAY and moved.state == AttemptState.VOIDED:
        tell(order, "payment_let_go", about=str(attempt.key), attempt=moved)


@transaction.atomic
def _give_back(order, attempt: PaymentAttempt) -> None:
    try:
        ask_refund(attempt=attempt, amount=refundable(attempt), reason=_reason(order.status))
    except NotRefundable:  # another process has just put it down
        return


def _reason(order_status: str) -> str:
    """Why all of an attempt goes back, for the shopper and the books."""
    if order_status == "Cancelled":
        return _("The order was cancelled.")
    if order_status == "Refunded":
        return _("The whole order was refunded.")
    return _("The payment came too late.")


@transaction.atomic
def _cancel(order, attempt: PaymentAttempt) -> None:
    order = steps.locked(order.pk)
    if order.status == "Confirmed":
        steps.call_off(order, [attempt.problem] if attempt.problem else [])


DOING = {
    Due.CONFIRM: _confirm,
    Due.CANCEL: _cancel,
    Due.CAPTURE: _capture,
    Due.VOID: _void,
    Due.GIVE_BACK: _give_back,
}
