"""Orders whose time is over, and money that comes at the same moment or later."""

from functools import partial

import pytest
from oscar.core.loading import get_model

from checkout.models import PaymentAttempt
from checkout.payments.events import process
from checkout.services.lapsing import lapse
from checkout.services.reconciling import reconcile
from delivery.models import SlotLoad
from freshness.models import Batch
from notices.models import Notice
from tests.faults.goods import make_bottle, make_fresh
from tests.faults.shop import KEYS, at_once

pytestmark = pytest.mark.postgres
Order = get_model("order", "Order")
THANKS = "/checkout/thank-you/"
CONFIRM, CAPTURE, CANCEL = "/confirm$", "/capture$", "/cancel$"


@pytest.fixture
def overdue(shop):
    """A shopper at the payment page of an order whose time is over: who, and its path."""
    alice = shop.shopper()
    path = alice.order_by_card(make_fresh(), make_bottle())
    shop.wait(minutes=14)
    return alice, path


def money(shop) -> list[str]:
    """How the payments at the gateway stand."""
    return sorted(payment["status"] for payment in shop.payments())


def test_an_order_that_nobody_pays_gives_everything_back(shop, overdue):
    """Guard: _give_up() of checkout.services.lapsing."""
    alice, path = overdue
    shop.wait(minutes=2)
    shop.clock()
    order = Order.objects.get()
    assert (order.status, order.basket.status) == ("Cancelled", "Open")
    batch = Batch.objects.get()
    assert (batch.reserved, batch.allocated, SlotLoad.objects.get().orders) == (0, 0, 0)
    assert list(Notice.objects.values_list("kind", flat=True)) == ["order_lapsed"]
    assert "Whole milk" in alice.get("/basket/").text
    assert alice.get(path).status_code == 200


def test_paying_and_lapsing_at_once_is_one_or_the_other(shop, overdue):
    """Guard: lapse() asks the gateway to let go before it gives up, and STRAY behind it. The shopper pressed the button
    in time; the bank and the clock hear of the order at the same moment."""
    alice, path = overdue
    shop.proxy.fault("pause", CONFIRM)

    def time_is_over() -> None:
        shop.proxy.wait_until_met()
        shop.wait(minutes=2)
        shop.proxy.let_go()
        reconcile()

    at_once(partial(alice.pay, path), time_is_over, time_is_over)
    shop.settle()
    order = Order.objects.get()
    assert (order.status, money(shop)) in (("Confirmed", ["succeeded"]), ("Cancelled", ["canceled"]))


def test_the_bank_says_yes_while_the_order_lapses(shop, overdue):
    """Guard: what was authorised meanwhile is let go, never captured: lapse() asks for it, and if the answer of the
    bank comes after that, STRAY does."""
    alice, path = overdue
    shop.proxy.fault("pause after", CONFIRM)

    def give_up() -> None:
        shop.proxy.wait_until_met()
        shop.wait(minutes=2)
        lapse(Order.objects.get())
        shop.proxy.let_go()

    answer, _none = at_once(partial(alice.pay, path), give_up)
    assert answer.status_code == 200
    shop.settle()
    order = Order.objects.get()
    assert (order.status, money(shop)) == ("Cancelled", ["canceled"])
    assert PaymentAttempt.objects.get().state == "voided"


def test_the_money_is_there_before_the_order_lapses(shop, overdue):
    """Guard: void() of checkout.payments.stripe says what it found; lapse() then confirms instead."""
    alice, path = overdue
    shop.proxy.fault("reset after", CONFIRM, times=3)
    alice.pay(path)
    captured_by_hand(shop)
    shop.wait(minutes=2)
    assert not lapse(Order.objects.get())
    order = Order.objects.get()
    assert (order.status, money(shop)) == ("Confirmed", ["succeeded"])


def captured_by_hand(shop) -> None:
    """Somebody captures the payment at the gateway's own desk."""
    payment = PaymentAttempt.objects.get().reference
    shop.proxy.ask_gateway(f"payment_intents/{payment}/capture")


def lapsed_with_money(shop, overdue, *, captures: bool) -> Order:
    """The gateway only pretended to let go: its money comes after the order has lapsed."""
    alice, path = overdue
    shop.proxy.fault("reset after", CONFIRM, times=3)
    alice.pay(path)
    shop.proxy.fault("pretend", CANCEL, fields={"status": "canceled"})
    shop.wait(minutes=2)
    assert lapse(Order.objects.get())
    order = Order.objects.get()
    assert money(shop) == ["requires_capture"]
    if captures:
        captured_by_hand(shop)
    return order


def hear(shop) -> None:
    """The gateway tells what it has done, and the clock hears it."""
    shop.proxy.steer("/webhooks", url=shop.events_address, secret=KEYS["STRIPE_WEBHOOK_SECRET"], mode="held")
    shop.proxy.deliver(parallel=4)
    process()


def kinds() -> list[str]:
    return sorted(Notice.objects.values_list("kind", flat=True))


def test_a_late_promise_is_let_go_and_the_customer_told(shop, overdue):
    """Guard: STRAY in checkout.payments.states, and _due_of_called_off()."""
    lapsed_with_money(shop, overdue, captures=False)
    hear(shop)
    assert (money(shop), PaymentAttempt.objects.get().state) == (["canceled"], "voided")
    assert kinds() == ["order_lapsed", "payment_let_go"]


def test_late_money_goes_back_and_the_customer_is_told(shop, overdue):
    """Guard: STRAY, and GIVE_BACK of checkout.payments.settling."""
    order = lapsed_with_money(shop, overdue, captures=True)
    hear(shop)
    attempt = PaymentAttempt.objects.get()
    assert attempt.captured == attempt.refunded == order.total_incl_tax
    assert kinds() == ["order_lapsed", "refunded"]


def test_late_money_that_nobody_told_about_is_found_by_the_daily_comparison(shop, overdue):
    """Guard: compare_with_gateways looks at settled attempts too."""
    order = lapsed_with_money(shop, overdue, captures=True)
    shop.compare()
    attempt = PaymentAttempt.objects.get()
    assert attempt.captured == attempt.refunded == order.total_incl_tax


def test_a_gateway_that_is_down_lets_the_order_wait(shop, overdue):
    """Guard: GatewayDown ends lapse() before it gives up; behind it _give_up() leaves an order with a live attempt."""
    alice, path = overdue
    shop.proxy.fault("reset after", CONFIRM, times=3)
    alice.pay(path)
    shop.proxy.fault("status", "/v1/", method="GET", status=503, times=50)
    shop.proxy.fault("status", CANCEL, status=503, times=50)
    shop.wait(minutes=20)
    reconcile()
    assert Order.objects.get().status == "Awaiting payment"
    shop.proxy.forget()
    reconcile()
    assert Order.objects.get().status in ("Confirmed", "Cancelled")
