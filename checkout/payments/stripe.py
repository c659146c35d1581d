"""Cards, through Stripe's PaymentIntents: made first, confirmed then, captured when the order is confirmed."""

import socket
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from urllib.parse import urlsplit

import stripe
from django.conf import settings
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from oscar.core.loading import get_model

from checkout.payments import stripe_api as api
from checkout.payments.gateway import BadEvent, Event, GatewayDown, GatewayRefused, Outcome, Payer, Started
from checkout.payments.minor_units import from_minor, to_minor
from checkout.payments.payers import orders_of
from checkout.payments.states import UNDECIDED, AttemptState
from checkout.payments.stripe_cards import StripeCards
from checkout.payments.stripe_intents import Intent, method_id, outcome_of
from money import shown

TOLERANCE_S = 300  # how old a message may be
LEAST = {"GBP": Decimal("0.30")}  # Source: docs.stripe.com/currencies, "Minimum and maximum charge amounts"
LEAST_ELSEWHERE = Decimal("0.50")
NOT_REFUNDED = ("failed", "canceled")  # a bank may send money back for weeks after it was said to be refunded
DONE = {"capture": AttemptState.CAPTURED, "void": AttemptState.VOIDED}


class Stripe(StripeCards):
    """Any card that Stripe takes, or the sandbox that stands in for it (settings.STRIPE_API)."""

    code = "stripe"
    name = gettext_lazy("Card")
    hint = gettext_lazy("Visa, Mastercard or American Express.")
    pays_on_page = True
    takes_money_at = "Confirmed"
    signature_header = "Stripe-Signature"
    page_part = "checkout/includes/pay_stripe.html"

    @property
    def is_sandbox(self) -> bool:
        return settings.STRIPE_IS_SANDBOX

    @property
    def script(self) -> str:
        """Where the browser gets the script that takes the card; a sandbox serves its own."""
        return f"{settings.STRIPE_API}/js.stripe.com/v3/" if self.is_sandbox else "https://js.stripe.com/v3/"

    @property
    def publishable_key(self) -> str:
        return settings.STRIPE_PUBLISHABLE_KEY

    def is_open(self) -> bool:
        return not self.is_sandbox or _answers(settings.STRIPE_API)

    def refusal(self, payer: Payer) -> str:
        least = LEAST.get(settings.OSCAR_DEFAULT_CURRENCY, LEAST_ELSEWHERE)
        if payer.total < least:
            return _("A card takes %(least)s at least.") % {"least": shown(least)}
        if len(self.unpaid_orders(payer)) >= settings.UNPAID_ORDERS:
            words = _("%(number)d of your orders still wait for a card. Pay or cancel one of them first.")
            return words % {"number": settings.UNPAID_ORDERS}
        return ""

    def unpaid_orders(self, payer: Payer) -> list:
        """This payer's orders that hold goods while their shopper reads a card."""
        since = timezone.now() - timedelta(minutes=settings.PAYMENT_MINUTES)
        attempts = {"payments__gateway": self.code, "payments__state__in": UNDECIDED}
        return orders_of(payer, get_model("order", "Order").objects.filter(date_placed__gt=since, **attempts))

    def start(self, attempt) -> Started:
        return Started(client_secret=api.setup_intent()["client_secret"])

    def prepare(self, attempt) -> Outcome:
        """Makes the payment known to Stripe, without a card: from here on we know its name, and nothing has moved."""
        user = attempt.order.user
        customer = self.customer_of(user) if user else ""
        try:
            return outcome_of(self._made(attempt, customer))
        except api.NotThere:
            if not customer:
                raise
            return outcome_of(self._made(attempt, self.renewed_customer_of(user)))

    def _made(self, attempt, customer: str) -> Intent:
        params = {
            "amount": to_minor(attempt.amount, attempt.currency),
            "currency": attempt.currency.lower(),
            "capture_method": "manual",
            "payment_method_types": ["card"],
            "metadata": {"attempt": str(attempt.key), "order": attempt.order.number},
        }
        if customer:
            params["customer"] = customer
        try:
            return api.create_intent(params | _extras(attempt), f"{attempt.key}:create:{customer}")
        except api.StripeTrouble:
            made = self._found(attempt)  # its key may be answered with that trouble for a day
            if made is None:
                raise
            return made

    def authorise(self, attempt, token: str) -> Outcome:
        """Asks the bank, once for each card. An intent that waits for another card's bank is let go."""
        intent = api.intent(attempt.reference)
        state = outcome_of(intent).state
        if state == AttemptState.ACTION and token and token != method_id(intent):
            return self.void(attempt)
        if state != AttemptState.STARTED or not token:
            return self._closed_if_declined(intent)
        try:
            api.choose_card(attempt.reference, token, f"{attempt.key}:card:{token}")
            intent = api.confirm(attempt.reference, f"{attempt.key}:confirm:{token}")
        except (stripe.CardError, GatewayRefused) as problem:
            return self._after_refusal(attempt, problem)
        return outcome_of(intent)

    def capture(self, attempt) -> Outcome:
        return self._done(attempt, attempt.reference, "capture", api.capture)

    def void(self, attempt) -> Outcome:
        found = None if attempt.reference else self._found(attempt)
        reference = found["id"] if found else attempt.reference
        if not reference:
            return Outcome(AttemptState.VOIDED, "", attempt.amount, attempt.currency)
        return self._done(attempt, reference, "void", api.cancel)

    def refund(self, refund) -> str:
        """Asked for by our key, which the refund carries: it is found again when Stripe has forgotten the key, as it
        does after a day."""
        attempt, key = refund.attempt, str(refund.key)
        asked = (each for each in api.refunds(attempt.reference) if each.get("metadata", {}).get("refund") == key)
        made = next(asked, None)
        if made is None:
            amount = to_minor(refund.amount, attempt.currency)
            params = {"payment_intent": attempt.reference, "amount": amount, "metadata": {"refund": key}}
            made = api.refund(params, key)
        if made.get("status") in NOT_REFUNDED:
            raise GatewayRefused(f"Stripe’s refund {made['id']} has {made['status']}.")
        return made["id"]

    def fetch(self, attempt) -> Outcome | None:
        """What was declined is closed on the way, so that nobody can pay it later."""
        try:
            intent = api.intent(attempt.reference) if attempt.reference else self._found(attempt)
        except api.NotThere:
            return None
        if not intent:
            return None
        outcome = self._closed_if_declined(intent)
        return replace(outcome, refunded=_gone_back(intent)) if outcome.refunded or attempt.refunded else outcome

    def verify(self, body: bytes, signature: str) -> Event:
        secret = settings.STRIPE_WEBHOOK_SECRET
        try:
            event = stripe.Webhook.construct_event(body, signature, secret, TOLERANCE_S).to_dict()
            subject = event["data"]["object"]
            payment = subject["id"] if subject.get("object") == "payment_intent" else subject.get("payment_intent")
            return Event(event["id"], event["type"], payment or "")
        except (stripe.SignatureVerificationError, ValueError, KeyError, TypeError, AttributeError) as problem:
            raise BadEvent(f"Not a message of Stripe: {problem}") from problem

    def _after_refusal(self, attempt, problem: Exception) -> Outcome:
        """How an intent stands that would not be confirmed: declined, or somebody else was faster."""
        outcome = self._closed_if_declined(api.intent(attempt.reference))
        if outcome.state == AttemptState.STARTED:
            raise GatewayRefused(str(problem)) from problem
        return outcome

    def _closed_if_declined(self, intent: Intent) -> Outcome:
        outcome = outcome_of(intent)
        if outcome.state == AttemptState.DECLINED and intent["status"] != "canceled":
            try:
                api.cancel(intent["id"], f"{intent['id']}:close")
            except (GatewayDown, GatewayRefused):
                return outcome  # the daily comparison comes by again
        return outcome

    def _done(self, attempt, reference: str, what: str, call) -> Outcome:
        """Does it; if Stripe won't, or is in trouble, how the payment stands decides what that means."""
        try:
            return outcome_of(call(reference, f"{attempt.key}:{what}"))
        except (GatewayRefused, api.StripeTrouble) as problem:
            outcome = self._standing(attempt, reference, problem)
            if outcome.state in (DONE[what], AttemptState.CAPTURED, AttemptState.VOIDED, AttemptState.DECLINED):
                return outcome
            raise

    def _standing(self, attempt, reference: str, problem: Exception) -> Outcome:
        try:
            return outcome_of(api.intent(reference))
        except api.NotThere:
            if attempt.state in (AttemptState.STARTED, AttemptState.ACTION):  # nothing was promised, and it is gone
                return Outcome(AttemptState.VOIDED, reference, attempt.amount, attempt.currency)
            raise problem from None

    def _found(self, attempt) -> Intent | None:
        """The payment of an attempt whose name was lost: nothing has moved with it, since names are written first."""
        limits = {}
        if not self.is_sandbox and attempt.created_at:
            begun = attempt.created_at
            limits["created"] = {"gte": int((begun - timedelta(minutes=5)).timestamp())}
            limits["created"]["lte"] = int((begun + timedelta(hours=1)).timestamp())
        return api.find_intent(str(attempt.key), **limits)


def _gone_back(intent: Intent) -> Decimal:
    """What of a payment has gone back, and has not come again since."""
    pennies = sum(each["amount"] for each in api.refunds(intent["id"]) if each.get("status") not in NOT_REFUNDED)
    return from_minor(pennies, intent["currency"])


def _extras(attempt) -> dict:
    """What this shop tells Stripe beyond the least: a description, an address for receipts. The sandbox takes none."""
    return import_string(settings.STRIPE_EXTRAS)(attempt) if settings.STRIPE_EXTRAS else {}


def _answers(address: str) -> bool:
    parts = urlsplit(address)
    try:
        socket.create_connection((parts.hostname, parts.port or 443), timeout=0.5).close()
    except OSError:
        return False
    return True
