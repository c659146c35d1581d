"""What gateways tell by themselves: many times, in any order, by strangers, before or instead of the browser."""

import contextlib
import json
import time
from functools import partial

import pytest
import requests
from oscar.core.loading import get_model

from checkout.jobs import hear_gateways
from checkout.models import GatewayEvent, PaymentAttempt
from checkout.payments.events import process
from tests.faults.goods import make_bottle
from tests.faults.shop import KEYS, at_once
from tests.faults.webhooks import event_of, signature

pytestmark = pytest.mark.postgres
Order = get_model("order", "Order")
THANKS = "/checkout/thank-you/"
SECRET = KEYS["STRIPE_WEBHOOK_SECRET"]


@pytest.fixture
def hooks(shop):
    """Events are held until the test lets them go to the shop."""
    shop.proxy.steer("/webhooks", url=shop.events_address, secret=SECRET, mode="held")
    return shop.proxy


def post(shop, body: bytes, header: str | None) -> int:
    """How the shop answers a message."""
    headers = {"Content-Type": "application/json"} | ({"Stripe-Signature": header} if header else {})
    return requests.post(shop.events_address, body, headers=headers, timeout=30).status_code


def unpaid(shop) -> tuple:
    """A shopper at the payment page: who, its path, and the bank that will say yes without the browser hearing it."""
    alice = shop.shopper()
    path = alice.order_by_card(make_bottle())
    return alice, path


def test_fifty_copies_of_each_event_confirm_once(shop, hooks):
    """Guard: the unique event id (checkout_event_once), and the claim in checkout.payments.events."""
    alice, path = unpaid(shop)
    hooks.fault("reset after", "/confirm$", times=3)
    assert alice.pay(path).status_code == 503
    kinds = hooks.events()
    assert set(hooks.deliver(copies=50, parallel=16)) == {200}
    assert GatewayEvent.objects.count() == len(kinds)
    at_once(*[process] * 4)
    order = Order.objects.get()
    assert order.status == "Confirmed"
    assert order.status_changes.count() == 1
    assert {event.attempts for event in GatewayEvent.objects.all()} == {1}


@pytest.mark.parametrize("order", ["reversed", "shuffled"])
def test_events_in_any_order_lead_to_the_same_end(shop, hooks, order):
    """Guard: events are not believed; checkout.payments.events asks the gateway how the payment stands."""
    alice, path = unpaid(shop)
    assert alice.pay(path).json()["next"] == THANKS
    hooks.deliver(order=order, parallel=4)
    process()
    assert [attempt.state for attempt in PaymentAttempt.objects.all()] == ["captured"]
    assert Order.objects.get().status == "Confirmed"


def test_what_is_not_signed_by_the_gateway_is_refused(shop, hooks):
    """Guard: verify() of checkout.payments.stripe."""
    body = json.dumps(event_of("payment_intent.succeeded", {"id": "pi_1", "object": "payment_intent"})).encode()
    good = signature(body, SECRET)
    forged = {
        "none": None,
        "empty": "",
        "nonsense": "t=now,v1=abc",
        "another secret": signature(body, "whsec_another"),
        "of another body": signature(body + b" ", SECRET),
        "too old": signature(body, SECRET, at=time.time() - 400),
        "only a time": good.split(",")[0],
        "only a hash": good.split(",")[1],
        "another scheme": good.replace("v1=", "v0="),
    }
    assert {name: post(shop, body, header) for name, header in forged.items()} == dict.fromkeys(forged, 400)
    assert GatewayEvent.objects.count() == 0
    assert post(shop, body, good) == 200
    assert GatewayEvent.objects.get().reference == "pi_1"


def test_a_signed_message_without_sense_is_refused(shop, hooks):
    """Guard: the broad except of verify()."""
    without_subject = b'{"id": "evt_1", "type": "a", "data": {"object": []}}'
    for words in (b"", b"[]", b"null", b"{", b'{"id": 1}', without_subject, b"\xff\x00"):
        assert post(shop, words, signature(words, SECRET)) == 400, words
    assert GatewayEvent.objects.count() == 0


def test_five_megabytes_are_refused_at_once(shop, hooks):
    """Guard: MOST_BYTES of checkout.payments.views.hear."""
    body = json.dumps({"id": "evt_big", "type": "a", "padding": "x" * 5_000_000}).encode()
    began = time.monotonic()
    assert post(shop, body, signature(body, SECRET)) == 413
    assert time.monotonic() - began < 5
    chunks = (body[place : place + 65536] for place in range(0, len(body), 65536))
    headers = {"Stripe-Signature": signature(body, SECRET)}
    with contextlib.suppress(requests.ConnectionError):  # it may hang up on us
        assert requests.post(shop.events_address, chunks, headers=headers, timeout=30).status_code in (400, 413)
    assert GatewayEvent.objects.count() == 0
    assert shop.shopper().get("/basket/").status_code == 200


@pytest.mark.parametrize("lie", [{"amount": 1, "amount_received": 1}, {"currency": "usd"}])
def test_another_amount_or_currency_confirms_nothing(shop, hooks, lie):
    """Guard: the comparison in checkout.payments.attempts.note."""
    alice, path = unpaid(shop)
    hooks.fault("reset after", "/confirm$", times=3)
    alice.pay(path)
    hooks.fault("rewrite", "payment_intents/pi_", method="GET", times=50, fields=lie)
    hooks.deliver()
    process()
    attempt = PaymentAttempt.objects.get()
    assert (attempt.state, attempt.order.status) == ("started", "Awaiting payment")
    assert attempt.problem.startswith("The gateway speaks of ")


def test_an_event_that_lies_about_the_amount_is_not_believed(shop, hooks):
    """Guard: what events say of amounts is not read."""
    alice, path = unpaid(shop)
    hooks.fault("reset after", "/confirm$", times=3)
    alice.pay(path)
    attempt = PaymentAttempt.objects.get()
    subject = {
        "id": attempt.reference,
        "object": "payment_intent",
        "amount": 1,
        "amount_received": 1,
        "currency": "usd",
    }
    body = json.dumps(event_of("payment_intent.succeeded", subject)).encode()
    assert post(shop, body, signature(body, SECRET)) == 200
    process()
    attempt.refresh_from_db()
    assert attempt.captured == attempt.amount == attempt.order.total_incl_tax


def test_an_event_of_a_payment_that_is_not_ours_is_put_aside(shop, hooks):
    body = json.dumps(event_of("payment_intent.succeeded", {"id": "pi_other", "object": "payment_intent"})).encode()
    assert post(shop, body, signature(body, SECRET)) == 200
    assert process() == 1
    event = GatewayEvent.objects.get()
    assert event.processed_at
    assert event.problem == "It names no payment of ours."


def test_the_event_comes_before_the_browser_returns(shop, hooks):
    """Guard: settle() reads the order anew and does what is due then: what the browser hears last is old news."""
    alice, path = unpaid(shop)
    hooks.fault("pause after", "/confirm$")
    answers = at_once(partial(alice.pay, path), partial(clock_first, shop))
    assert answers[0].json()["next"] == THANKS
    order = Order.objects.get()
    assert (order.status, order.status_changes.count()) == ("Confirmed", 1)


def clock_first(shop) -> None:
    """The events arrive and are looked into while the browser waits for the bank's answer."""
    shop.proxy.wait_until_met()
    shop.proxy.deliver(parallel=4)
    process()
    assert Order.objects.get().status == "Confirmed"
    shop.proxy.let_go()


def test_the_browser_never_returns_and_the_event_does_it(shop, hooks):
    """Guard: checkout.jobs.hear_gateways."""
    alice, path = unpaid(shop)
    hooks.fault("reset after", "/confirm$", times=3)
    assert alice.pay(path).status_code == 503
    assert Order.objects.get().status == "Awaiting payment"
    hooks.deliver()
    hear_gateways()
    assert Order.objects.get().status == "Confirmed"


def test_neither_browser_nor_event_return_and_the_clock_does_it(shop, hooks):
    """Guard: checkout.services.reconciling looks up what is held for longer than PATIENCE."""
    alice, path = unpaid(shop)
    hooks.fault("reset after", "/confirm$", times=3)
    alice.pay(path)
    shop.clock()
    assert Order.objects.get().status == "Awaiting payment"
    shop.wait(minutes=3)
    shop.clock()
    assert Order.objects.get().status == "Confirmed"
    assert alice.get(path).url.endswith(THANKS)


def test_an_event_is_tried_again_when_the_gateway_was_down(shop, hooks):
    """Guard: an event is done only once it was looked into (checkout.payments.events.process, PAUSES)."""
    alice, path = unpaid(shop)
    hooks.fault("reset after", "/confirm$", times=3)
    alice.pay(path)
    reference = PaymentAttempt.objects.get().reference
    body = json.dumps(event_of("charge.succeeded", {"object": "charge", "payment_intent": reference})).encode()
    assert post(shop, body, signature(body, SECRET)) == 200
    hooks.fault("status", "payment_intents/pi_", method="GET", status=503, times=4)
    process()
    assert Order.objects.get().status == "Awaiting payment"
    hooks.forget()
    shop.wait(minutes=2)
    process()
    assert Order.objects.get().status == "Confirmed"
