"""A gateway that answers badly, late or never: the same key again, in bounded time, with clear words, paid once."""

import re
import time
from threading import Event

import pytest
from django.db import connection, transaction
from oscar.core.loading import get_model

from checkout.errors import NotRefundable
from checkout.models import PaymentAttempt, Refund
from checkout.payments.refunds import ask_refund
from checkout.services.steps import change_status
from tests.faults.goods import make_bottle
from tests.faults.shop import IS_LONG, at_once

pytestmark = pytest.mark.postgres
Order = get_model("order", "Order")
THANKS = "/checkout/thank-you/"
CREATE, CONFIRM, CAPTURE, CANCEL = "payment_intents$", "/confirm$", "/capture$", "/cancel$"
MOST_S = 25  # what a shopper may have to wait for words
LONG = pytest.mark.skipif(not IS_LONG, reason="FAULTS=long takes these minutes")
LONGER = [pytest.param("status", marks=LONG), pytest.param("reset", marks=LONG)]


def charged(shop) -> list[str]:
    """How the payments at the gateway stand that hold or took money."""
    return [each["status"] for each in shop.payments() if each["status"] in ("succeeded", "requires_capture")]


@pytest.mark.parametrize(
    ("step", "fault"),
    [
        (CONFIRM, {"what": "status", "status": 503, "times": 2}),
        (CONFIRM, {"what": "status", "status": 429}),
        (CONFIRM, {"what": "reset after", "times": 2}),
        (CREATE, {"what": "reset after", "times": 2}),
        pytest.param(CONFIRM, {"what": "reset", "times": 2}, marks=LONG),
        pytest.param(CREATE, {"what": "reset", "times": 2}, marks=LONG),
        pytest.param(CREATE, {"what": "status", "status": 503, "times": 2}, marks=LONG),
        pytest.param(CREATE, {"what": "status", "status": 429}, marks=LONG),
    ],
)
def test_trouble_before_the_order_is_paid_is_told_and_a_second_click_pays_once(shop, step, fault):
    """Guard: the keys of checkout.payments.stripe, the same for every try: without, a payment that was made and not
    heard of is made again. One that was confirmed and not heard of can't be confirmed again anyway: authorise() looks
    how it stands before, and after Stripe's refusal."""
    alice = shop.shopper()
    path = alice.order_by_card(make_bottle())
    shop.proxy.fault(path=step, **fault)
    began = time.monotonic()
    answer = alice.pay(path)
    assert answer.status_code == 503
    assert "nothing is paid twice" in answer.json()["words"]
    assert time.monotonic() - began < MOST_S
    assert Order.objects.get().status == "Awaiting payment"
    assert alice.pay(path).json()["next"] == THANKS
    posted = [entry for entry in shop.proxy.log() if entry["method"] == "POST" and re.search(step, entry["path"])]
    assert len(posted) > 1
    assert len({entry["key"] for entry in posted}) == 1
    assert [payment["status"] for payment in shop.payments()] == ["succeeded"]


@pytest.mark.parametrize("fault", ["reset after", "status", pytest.param("reset", marks=LONG)])
def test_trouble_with_the_capture_is_made_good_by_the_clock(shop, fault):
    """Guard: the reconcile job looks up what is held, and settles it."""
    alice = shop.shopper()
    path = alice.order_by_card(make_bottle())
    shop.proxy.fault(fault, CAPTURE, times=8)
    assert alice.pay(path).json()["next"] == THANKS
    order = Order.objects.get()
    assert (order.status, order.payments.get().state) == ("Confirmed", "authorised")
    assert alice.get(path).url.endswith(THANKS)
    shop.proxy.forget()
    shop.settle()
    assert charged(shop) == ["succeeded"]
    assert PaymentAttempt.objects.get().state == "captured"


@pytest.mark.parametrize("step", [CREATE, CONFIRM, CAPTURE])
def test_a_key_that_is_answered_with_an_error_for_good_is_got_round(shop, step):
    """Guard: after Stripe's own trouble checkout.payments.stripe looks how the payment stands, or the clock does."""
    alice = shop.shopper()
    path = alice.order_by_card(make_bottle())
    shop.proxy.fault("status after", step)
    alice.pay(path)
    alice.pay(path)
    shop.settle()
    assert Order.objects.get().status == "Confirmed"
    assert charged(shop) == ["succeeded"]


@pytest.mark.parametrize("fault", ["hang", pytest.param("hang after", marks=LONG)])
@pytest.mark.parametrize("step", [CONFIRM, pytest.param(CREATE, marks=LONG), pytest.param(CAPTURE, marks=LONG)])
def test_a_gateway_that_hangs_keeps_nobody_waiting_for_long(shop, step, fault):
    """Guard: SECONDS and MORE_TRIES of checkout.payments.stripe_api."""
    alice = shop.shopper()
    path = alice.order_by_card(make_bottle())
    shop.proxy.fault(fault, step, times=8, seconds=60)
    began = time.monotonic()
    answer = alice.pay(path)
    assert time.monotonic() - began < MOST_S
    assert "nothing is paid twice" in answer.json().get("words", "") or answer.json()["next"]
    shop.proxy.forget()
    alice.pay(path)
    shop.settle()
    assert charged(shop) == ["succeeded"]


def test_a_slow_gateway_stops_nobody_else(shop):
    """Guard: no lock is held while the gateway is asked: another shopper buys the same bottles meanwhile."""
    alice, bob, milk = shop.guest(1), shop.guest(2), make_bottle()
    path = alice.order_by_card(milk)
    form = bob.go_to_review(milk)
    shop.proxy.fault("pause", CONFIRM)

    def others() -> float:
        shop.proxy.wait_until_met()
        began = time.monotonic()
        assert bob.order(form).url.endswith(THANKS)
        shop.proxy.let_go()
        return time.monotonic() - began

    answer, took = at_once(lambda: alice.pay(path), others)
    assert answer.json()["next"] == THANKS
    assert took < MOST_S
    assert sorted(Order.objects.values_list("status", flat=True)) == ["Confirmed"] * 2


def paid(shop) -> Order:
    """An order that a card has paid."""
    alice = shop.shopper()
    assert alice.pay(alice.order_by_card((make_bottle(), 3))).json()["next"] == THANKS
    return Order.objects.get()


@pytest.mark.parametrize("fault", ["status after", "reset after", *LONGER])
def test_trouble_with_a_refund_gives_the_money_back_once(shop, fault):
    """Guard: a refund's own key, and the look for a refund that carries it (checkout.payments.stripe.refund)."""
    order = paid(shop)
    shop.proxy.fault(fault, "/refunds$", times=2)
    change_status(order, "Cancelled")
    shop.settle()
    attempt = order.payments.get()
    assert attempt.refunded == attempt.captured == order.total_incl_tax
    assert [refund.state for refund in Refund.objects.all()] == ["done"]
    assert sum(entry["fault"] == "" for entry in shop.proxy.log("/refunds") if entry["method"] == "POST") <= 2


def test_a_refund_that_stripe_has_forgotten_the_key_of_is_found(shop):
    """Guard: refund() looks at api.refunds: a day later the key alone would give the money back a second time."""
    order = paid(shop)
    shop.proxy.fault("reset after", "/refunds$", times=2)
    change_status(order, "Cancelled")
    shop.proxy.steer("/clock", ahead_s=25 * 60 * 60)
    shop.settle()
    assert order.payments.get().refunded == order.total_incl_tax


def test_refunds_at_once_never_give_back_more_than_was_taken(shop):
    """Guard: the lock in ask_refund(). Nobody can write a refund until all of them have read what is left."""
    order = paid(shop)
    attempt = order.payments.get()
    part = (attempt.captured / 2).quantize(attempt.amount)

    is_shut = Event()

    def ask() -> bool:
        is_shut.wait()
        try:
            ask_refund(attempt=attempt, amount=part, reason="Kindness")
        except NotRefundable:
            return False
        return True

    def keep_out() -> bool:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("LOCK TABLE checkout_refund IN SHARE MODE")
            is_shut.set()
            time.sleep(1)
        return False

    assert sum(at_once(keep_out, *[ask] * 4)) <= 2
    shop.settle()
    attempt.refresh_from_db()
    assert attempt.refunded <= attempt.captured
