"""The few of Stripe's calls that we make: bounded in time, tried twice with the same key, answers as plain values."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from itertools import islice
from typing import Any

import stripe
from django.conf import settings

from checkout.payments.gateway import GatewayDown, GatewayRefused

stripe.enable_telemetry = False  # the shop tells nobody how fast it is

SECONDS = (3.05, 8)  # to be connected, and to wait for an answer
MORE_TRIES = 1
EXPAND = ["latest_charge", "payment_method"]
MOST_LISTED = 300  # payments that are looked through for a lost one
CARDS_LISTED = 20
NOT_NOW = {401: "does not know our key", 403: "does not allow that to our key", 429: "is too busy"}

Answer = dict[str, Any]


class NotThere(GatewayRefused):
    """Stripe knows nothing by that name."""


class StripeTrouble(GatewayDown):
    """Stripe answered, but with an error of its own: it may have done what it was asked."""


@lru_cache(maxsize=4)
def _client_of(api: str, key: str, _process: int) -> stripe.StripeClient:
    return stripe.StripeClient(
        key,
        base_addresses={"api": api},
        max_network_retries=MORE_TRIES,
        http_client=stripe.RequestsClient(timeout=SECONDS),
    )


def client() -> stripe.StripeClient:
    """Stripe's own client for the account of the settings. A forked process gets one of its own, with its own lines."""
    return _client_of(settings.STRIPE_API, settings.STRIPE_SECRET_KEY, os.getpid())


@contextmanager
def asking() -> Iterator[None]:
    """Turns the errors of Stripe's library into ours; a declined card stays a CardError."""
    try:
        yield
    except stripe.CardError:
        raise
    except stripe.APIConnectionError as error:
        raise GatewayDown(f"Stripe did not answer: {error.user_message or type(error).__name__}") from error
    except stripe.StripeError as error:
        raise _ours(error) from error


def _ours(error: stripe.StripeError) -> GatewayDown | GatewayRefused:
    status, words = error.http_status or 500, error.user_message or str(error)
    if status in NOT_NOW:
        return GatewayDown(f"Stripe {NOT_NOW[status]}: {words}")
    if status == 409 or not 400 <= status < 500:
        return StripeTrouble(f"Stripe is in trouble ({status}): {words}")
    is_missing = status == 404 or error.code == "resource_missing"
    return (NotThere if is_missing else GatewayRefused)(f"Stripe refused ({status}): {words}")


def create_intent(params: Answer, key: str) -> Answer:
    with asking():
        return client().v1.payment_intents.create(params | {"expand": EXPAND}, _keyed(key)).to_dict()


def intent(reference: str) -> Answer:
    """Raises NotThere."""
    with asking():
        return client().v1.payment_intents.retrieve(reference, {"expand": EXPAND}).to_dict()


def choose_card(reference: str, card: str, key: str) -> Answer:
    """Sets what an intent is paid with; no money moves yet."""
    with asking():
        params = {"payment_method": card, "expand": EXPAND}
        return client().v1.payment_intents.update(reference, params, _keyed(key)).to_dict()


def confirm(reference: str, key: str) -> Answer:
    """Asks the bank. Raises CardError if it says no."""
    with asking():
        return client().v1.payment_intents.confirm(reference, {"expand": EXPAND}, _keyed(key)).to_dict()


def capture(reference: str, key: str) -> Answer:
    with asking():
        return client().v1.payment_intents.capture(reference, {"expand": EXPAND}, _keyed(key)).to_dict()


def cancel(reference: str, key: str) -> Answer:
    with asking():
        return client().v1.payment_intents.cancel(reference, {"expand": EXPAND}, _keyed(key)).to_dict()


def find_intent(attempt_key: str, **limits: Any) -> Answer | None:
    """The payment that was made for an attempt, by what we wrote on it; `limits` narrow what is looked through."""
    with asking():
        found = client().v1.payment_intents.list({"limit": 100, **limits}).auto_paging_iter()
        for each in islice(found, MOST_LISTED):
            if each.to_dict().get("metadata", {}).get("attempt") == attempt_key:
                return intent(each.id)
    return None


def refund(params: Answer, key: str) -> Answer:
    with asking():
        return client().v1.refunds.create(params, _keyed(key)).to_dict()


def refunds(reference: str) -> list[Answer]:
    """The refunds of a payment."""
    with asking():
        listed = client().v1.refunds.list({"payment_intent": reference, "limit": 100})
        return [each.to_dict() for each in islice(listed.auto_paging_iter(), MOST_LISTED)]


def setup_intent() -> Answer:
    """Something for the browser to put a card into."""
    with asking():
        params = {"usage": "on_session", "payment_method_types": ["card"]}
        return client().v1.setup_intents.create(params).to_dict()


def confirm_setup(reference: str, card: str) -> Answer:
    """Puts a card into it, as the browser does."""
    with asking():
        return client().v1.setup_intents.confirm(reference, {"payment_method": card}).to_dict()


def create_customer(params: Answer) -> Answer:
    with asking():
        return client().v1.customers.create(params).to_dict()


def cards(customer: str) -> list[Answer]:
    """The cards that a customer keeps. Raises NotThere."""
    with asking():
        params = {"customer": customer, "type": "card", "limit": CARDS_LISTED}
        return [each.to_dict() for each in client().v1.payment_methods.list(params).data]


def card(reference: str) -> Answer:
    """Raises NotThere."""
    with asking():
        return client().v1.payment_methods.retrieve(reference).to_dict()


def attach(card_reference: str, customer: str) -> None:
    """Keeps a card for a customer. Raises CardError if its bank won't have it."""
    with asking():
        client().v1.payment_methods.attach(card_reference, {"customer": customer})


def detach(card_reference: str) -> None:
    with asking():
        client().v1.payment_methods.detach(card_reference)


def _keyed(key: str) -> stripe.RequestOptions:
    return {"idempotency_key": key}
