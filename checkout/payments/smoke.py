"""A walk through Stripe with a test key: authorise, capture, refund. Writes nothing into our database."""

from collections.abc import Callable
from decimal import Decimal

from django.conf import settings
from django.utils import timezone
from oscar.core.loading import get_model

from checkout.models import PaymentAttempt, Refund
from checkout.payments import stripe_api as api
from checkout.payments.gateway import Outcome
from checkout.payments.states import AttemptState
from checkout.payments.stripe import Stripe

CARD = "pm_card_visa"  # Source: docs.stripe.com/testing, "PaymentMethods"
AMOUNT, BACK = Decimal("4.60"), Decimal("1.45")
TEST_KEYS = ("sk_test_", "rk_test_")


class SmokeError(Exception):
    """A step ended otherwise than it should have."""


def refusal() -> str:
    """Why the walk must not be taken, in a sentence; "" if it may."""
    if not settings.STRIPE_SECRET_KEY:
        return "No key of Stripe is set and no sandbox runs. Set STRIPE_SECRET_KEY and its companions, or run the shop."
    if not settings.STRIPE_SECRET_KEY.startswith(TEST_KEYS):
        return "STRIPE_SECRET_KEY is no test key: real money would move. Use one that begins with sk_test_."
    return ""


def walk(say: Callable[[str], None]) -> None:
    """Takes each step and says what came of it. Raises SmokeError, GatewayDown or GatewayRefused."""
    stripe, attempt = Stripe(), _attempt()
    say(f"Asking {settings.STRIPE_API} for {AMOUNT} {attempt.currency}, key {attempt.key}")
    _step(say, "prepare", stripe.prepare(attempt), attempt, AttemptState.STARTED)
    _step(say, "authorise", stripe.authorise(attempt, _read_card()), attempt, AttemptState.AUTHORISED)
    _step(say, "capture", stripe.capture(attempt), attempt, AttemptState.CAPTURED)
    refund = Refund(attempt=attempt, amount=BACK, reason="Smoke")
    reference = stripe.refund(refund)
    say(f"refund     {reference}: {BACK} {attempt.currency}")
    if stripe.refund(refund) != reference:
        raise SmokeError("The same refund, asked for again, went back twice.")
    say("refund     asked for again: the same one")
    outcome = stripe.fetch(attempt)
    _step(say, "fetch", outcome, attempt, AttemptState.CAPTURED)
    if outcome.refunded != BACK:
        raise SmokeError(f"{BACK} was given back, but Stripe speaks of {outcome.refunded}.")
    let_go = _attempt()
    _step(say, "prepare", stripe.prepare(let_go), let_go, AttemptState.STARTED)
    _step(say, "authorise", stripe.authorise(let_go, _read_card()), let_go, AttemptState.AUTHORISED)
    _step(say, "void", stripe.void(let_go), let_go, AttemptState.VOIDED)


def _read_card() -> str:
    """A card as the payment page reads it, for a guest: put into a SetupIntent that belongs to no customer."""
    return str(api.confirm_setup(api.setup_intent()["id"], CARD)["payment_method"])


def _attempt() -> PaymentAttempt:
    """An attempt that no order stands behind, and that is never saved."""
    currency, now = settings.OSCAR_DEFAULT_CURRENCY, timezone.now()
    order = get_model("order", "Order")(number="SMOKE", currency=currency, total_incl_tax=AMOUNT)
    return PaymentAttempt(order=order, gateway=Stripe.code, amount=AMOUNT, currency=currency, created_at=now)


def _step(
    say: Callable[[str], None], name: str, outcome: Outcome, attempt: PaymentAttempt, wanted: AttemptState
) -> None:
    say(f"{name:<10} {outcome.reference}: {outcome.state}, {outcome.amount} {outcome.currency} {outcome.paid_with}")
    if outcome.state != wanted:
        raise SmokeError(f"After {name} the payment is {outcome.state}, not {wanted}. {outcome.declined}".strip())
    attempt.reference, attempt.state = outcome.reference, outcome.state
