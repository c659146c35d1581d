"""Processes that are killed (-9) between two steps of a payment. The proxy kills them at the request that it names;
then the clock goes round, and order and money agree."""

import contextlib
import os
import time

import pytest
import requests
from django.db import connections
from oscar.core.loading import get_model

from checkout.models import PaymentAttempt, Refund
from checkout.services.steps import change_status
from tests.faults.goods import make_bottle, make_fresh
from tests.processes import FORK

pytestmark = pytest.mark.postgres
Order = get_model("order", "Order")
THANKS = "/checkout/thank-you/"
CREATE, CARD, CONFIRM, CAPTURE = "payment_intents$", "payment_intents/pi_[A-Za-z0-9]+$", "/confirm$", "/capture$"


def pay_until_killed(shop, step: str, fault: str) -> tuple:
    """A shopper pays, and the process that sees to it is killed at a step; who, and the payment page."""
    alice = shop.shopper()
    path = alice.order_by_card(make_bottle(), make_fresh())
    before = set(shop.workers())
    shop.proxy.fault(fault, step)
    with contextlib.suppress(requests.ConnectionError):
        assert alice.pay(path).status_code >= 500
    killed = next(entry["killed"] for entry in shop.proxy.log() if entry.get("killed"))
    assert killed in before
    shop.proxy.forget()
    wait_for_workers(shop, len(before), killed)
    return alice, path


def wait_for_workers(shop, number: int, killed: int) -> None:
    """Until another process has taken the place of the one that was killed."""
    until = time.monotonic() + 30
    while killed in shop.workers() or len(shop.workers()) < number:
        assert time.monotonic() < until, "The shop started no other process."
        time.sleep(0.1)


@pytest.mark.parametrize("fault", ["kill", "kill after"])
def test_between_authorise_and_confirm(shop, fault):
    """Guard: "kill after", the bank has said yes and nobody here knows it: the reconcile job looks up what is held.
    "kill", the bank was never asked: begin() lets another click go on with the same attempt."""
    alice, path = pay_until_killed(shop, CONFIRM, fault)
    assert Order.objects.get().status == "Awaiting payment"
    shop.settle()
    order = Order.objects.get()
    if fault == "kill":
        assert order.status == "Awaiting payment"
        assert alice.pay(path).json()["next"] == THANKS
        order.refresh_from_db()
    assert order.status == "Confirmed"
    assert order.payments.get().captured == order.total_incl_tax


@pytest.mark.parametrize("fault", ["kill", "kill after"])
def test_between_confirm_and_capture(shop, fault):
    """Guard: the reconcile job looks up what is held, and settles it. "kill after": it finds that it was captured."""
    alice, path = pay_until_killed(shop, CAPTURE, fault)
    order = Order.objects.get()
    assert (order.status, order.payments.get().state) == ("Confirmed", "authorised")
    assert alice.get(path).url.endswith(THANKS)
    shop.settle()
    attempt = order.payments.get()
    assert (attempt.state, attempt.captured) == ("captured", order.total_incl_tax)


@pytest.mark.parametrize("step", [CREATE, CARD])
def test_while_the_payment_is_being_prepared(shop, step):
    """Guard: what was made under our key is found again by it, and no second payment is begun. Once that was
    answered, its name is written down before the card is chosen (ask() of checkout.services.settling); the key stands
    behind it."""
    alice, path = pay_until_killed(shop, step, "kill after")
    assert alice.pay(path).json()["next"] == THANKS
    assert [payment["status"] for payment in shop.payments()] == ["succeeded"]


def test_what_was_prepared_and_never_paid_lapses_whole(shop):
    """Guard: lapse() lets go of what was begun, by the key if the name was lost."""
    pay_until_killed(shop, CREATE, "kill after")
    shop.wait(minutes=20)
    shop.clock()
    order = Order.objects.get()
    assert (order.status, order.basket.status) == ("Cancelled", "Open")
    assert order.payments.get().state == "voided"
    assert [payment["status"] for payment in shop.payments()] == ["canceled"]


@pytest.mark.parametrize("fault", ["kill", "kill after"])
def test_while_money_goes_back(shop, fault):
    """Guard: a refund is put down before it is sent, and sent by its key."""
    alice = shop.shopper()
    assert alice.pay(alice.order_by_card(make_bottle())).json()["next"] == THANKS
    order = Order.objects.get()
    shop.proxy.fault(fault, "/refunds$")
    assert in_a_process(lambda: change_status(order, "Cancelled")) == -9
    assert Order.objects.get().status == "Cancelled"
    assert Refund.objects.get().state == "asked"
    shop.proxy.forget()
    shop.settle()
    attempt = PaymentAttempt.objects.get()
    assert attempt.refunded == attempt.captured == order.total_incl_tax


def in_a_process(call) -> int:
    """How a process ends that makes a call."""
    connections.close_all()

    def run() -> None:
        call()
        os._exit(0)

    process = FORK.Process(target=run)
    process.start()
    process.join(60)
    return process.exitcode
