"""Money that goes back: asked for under the lock of the order, never more than was captured, sent after the commit."""

from decimal import Decimal

from django.db import transaction
from django.db.models import Sum
from django.utils import timezone
from oscar.core.loading import get_model

from checkout.errors import NotRefundable
from checkout.models import PaymentAttempt, Refund, RefundState
from checkout.order.invoices import issue_credit_note
from checkout.payments.books import keep_refund
from checkout.payments.gateway import GatewayRefused, gateway_of
from checkout.payments.states import AttemptState
from checkout.telling import tell

NOTHING = Decimal("0.00")


@transaction.atomic
def ask_refund(  # noqa: PLR0913 - what a refund consists of
    *, attempt: PaymentAttempt, amount: Decimal, reason: str, order_line=None, quantity: int | None = None, by=None
) -> Refund:
    """Puts a refund down; checkout.services.settling sends it once the transaction is done.

    Raises NotRefundable for more than was captured and isn't on its way back already, and for nothing at all.
    """
    order = get_model("order", "Order").objects.select_for_update().get(pk=attempt.order_id)
    attempt = PaymentAttempt.objects.select_for_update().get(pk=attempt.pk)
    left = refundable(attempt)
    if not NOTHING < amount <= left:
        raise NotRefundable(order.number, amount, left)
    return Refund.objects.create(
        attempt=attempt, order_line=order_line, quantity=quantity, amount=amount, reason=reason, by=by
    )


def captured_attempt(order) -> PaymentAttempt | None:
    """The attempt that an order was paid with; None if nothing has been captured yet."""
    return order.payments.filter(state=AttemptState.CAPTURED).first()


def refundable(attempt: PaymentAttempt) -> Decimal:
    """What of an attempt's capture hasn't gone back, nor been asked to."""
    asked = attempt.refunds.exclude(state=RefundState.REFUSED).aggregate(sum=Sum("amount"))["sum"]
    return attempt.captured - (asked or NOTHING)


def send_refund(refund: Refund) -> None:
    """Asks the gateway for a refund that was put down. Asking twice is asking once, by its key.

    Raises GatewayDown; then it stays to be sent. Runs outside a transaction.
    """
    try:
        reference = gateway_of(refund.attempt).refund(refund)
    except GatewayRefused as refused:
        Refund.objects.filter(pk=refund.pk, state=RefundState.ASKED).update(
            state=RefundState.REFUSED, problem=refused.problem[:250]
        )
        return
    _note_sent(refund, reference)


@transaction.atomic
def _note_sent(refund: Refund, reference: str) -> None:
    get_model("order", "Order").objects.select_for_update().get(pk=refund.attempt.order_id)
    asked = Refund.objects.filter(pk=refund.pk, state=RefundState.ASKED)
    if not asked.update(state=RefundState.DONE, reference=reference, done_at=timezone.now()):
        return  # another process has noted it
    attempt = PaymentAttempt.objects.select_for_update().get(pk=refund.attempt_id)
    attempt.refunded += refund.amount  # added up here: SQLite would add floats, and be a fraction over the capture
    attempt.save(update_fields=["refunded"])
    refund.refresh_from_db()
    keep_refund(refund)
    issue_credit_note(refund=refund)
    tell(refund.attempt.order, "refunded", about=str(refund.key), refund=refund)
