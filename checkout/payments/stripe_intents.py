"""What Stripe's PaymentIntents say, as outcomes. Pure: reads what Stripe answered."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from checkout.payments.decline_words import declined_words
from checkout.payments.gateway import NOTHING, GatewayDown, Outcome
from checkout.payments.minor_units import from_minor
from checkout.payments.states import AttemptState

Intent = Mapping[str, Any]

# Source: docs.stripe.com/payments/paymentintents/lifecycle
STATES = {
    "requires_payment_method": AttemptState.STARTED,
    "requires_confirmation": AttemptState.STARTED,
    "requires_action": AttemptState.ACTION,
    "processing": AttemptState.ACTION,
    "requires_capture": AttemptState.AUTHORISED,
    "succeeded": AttemptState.CAPTURED,
    "canceled": AttemptState.VOIDED,
}
DISPUTED = gettext_lazy("The shopper disputes this payment at their bank. Answer it in Stripe’s dashboard.")
BRANDS = {"amex": "American Express", "diners": "Diners Club", "jcb": "JCB", "unionpay": "UnionPay"}


def outcome_of(intent: Intent) -> Outcome:
    """How a payment stands. Raises GatewayDown for a state that nobody knows."""
    state, currency = state_of(intent), intent["currency"]
    return Outcome(
        state=state,
        reference=intent["id"],
        amount=from_minor(intent["amount"], currency),
        currency=currency.upper(),
        captured=from_minor(_captured(intent), currency) if state == AttemptState.CAPTURED else NOTHING,
        refunded=from_minor(_charge(intent).get("amount_refunded") or 0, currency),
        client_secret=intent.get("client_secret") or "" if state == AttemptState.ACTION else "",
        declined=decline_of(intent) if state == AttemptState.DECLINED else "",
        trouble=str(DISPUTED) if _charge(intent).get("disputed") else "",
        paid_with=card_words(intent.get("payment_method")),
    )


def state_of(intent: Intent) -> AttemptState:
    """The state of the attempt that an intent is for. One whose card was refused is declined, cancelled or not."""
    status = intent["status"]
    if status not in STATES:
        raise GatewayDown(f"Stripe says {status!r} of {intent['id']}, which we don’t know.")
    is_refused = status in ("requires_payment_method", "canceled") and intent.get("last_payment_error")
    return AttemptState.DECLINED if is_refused else STATES[status]


def decline_of(intent: Intent) -> str:
    """Why the card was declined, in words for the shopper."""
    error = intent.get("last_payment_error") or {}
    return declined_words(error.get("decline_code"), error.get("code"))


def card_words(method: Any) -> str:
    """A card as its owner knows it: "Visa ending 4242"; "" unless the answer holds it whole."""
    card = method.get("card") if isinstance(method, Mapping) else None
    if not card:
        return ""
    brand = card.get("brand") or ""
    return _("%(brand)s ending %(digits)s") % {
        "brand": BRANDS.get(brand, brand.title()) or _("Card"),
        "digits": card.get("last4") or "",
    }


def method_id(intent: Intent) -> str:
    """The card's own name, whether the answer holds it whole or not."""
    method = intent.get("payment_method")
    return (method.get("id") if isinstance(method, Mapping) else method) or ""


def _captured(intent: Intent) -> int:
    """What was received, in the smallest unit. The sandbox has no field for it and takes all there is."""
    received = intent.get("amount_received")
    return intent["amount"] if received is None else received


def _charge(intent: Intent) -> Mapping[str, Any]:
    """The charge of an intent, if the answer holds it whole."""
    charge = intent.get("latest_charge")
    return charge if isinstance(charge, Mapping) else {}
