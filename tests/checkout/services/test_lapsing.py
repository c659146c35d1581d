"""Orders that nobody paid in time, and money that comes late."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone
from oscar.core.loading import get_model

from checkout.payments.attempts import note
from checkout.payments.gateway import Outcome
from checkout.payments.states import AttemptState
from checkout.services.lapsing import lapse
from checkout.services.reconciling import reconcile
from checkout.services.settling import look_up
from tests.checkout.services.looking import kinds, stands

pytestmark = pytest.mark.django_db
Order = get_model("order", "Order")


def late(order):
    Order.objects.update(date_placed=timezone.now() - timedelta(minutes=16))


def test_units_and_basket_return_and_the_shopper_is_told(order, milk, commits):
    late(order)
    with commits():
        assert reconcile() == 1
    assert stands(order) == ("Cancelled", ["voided"], 0)
    assert milk.stockrecords.get().num_allocated == 0
    order.basket.refresh_from_db()
    assert (order.basket.status, order.basket.date_submitted) == ("Open", None)
    assert kinds() == ["order_lapsed"]


def test_money_that_came_meanwhile_confirms_instead(order, bank, commits):
    attempt = order.payments.get()
    paid = Outcome(AttemptState.CAPTURED, "pi_1", attempt.amount, "GBP", captured=attempt.amount)
    bank.accounts[attempt.key] = paid
    late(order)
    with commits():
        assert lapse(order) is False
    assert stands(order) == ("Confirmed", ["captured"], 3)


def test_money_that_nobody_has_confirmed_yet_is_not_let_go(order, bank, commits):
    """Guard: states.UNDECIDED leaves out what is authorised."""
    attempt = order.payments.get()
    outcome = Outcome(AttemptState.AUTHORISED, "pi_1", attempt.amount, "GBP")
    bank.accounts[attempt.key] = outcome
    note(attempt=attempt, outcome=outcome)
    late(order)
    with commits():
        assert lapse(order) is False
    assert stands(order) == ("Confirmed", ["captured"], 3)


def test_a_gateway_that_is_down_keeps_the_order_for_the_next_time(order, bank, commits):
    bank.fails["void"] = "down"
    late(order)
    with commits():
        assert reconcile() == 0
    assert stands(order) == ("Awaiting payment", ["started"], 3)


@pytest.mark.parametrize(("state", "captured"), [("authorised", "0"), ("captured", "6.35")])
def test_late_money_goes_back_and_the_shopper_is_told(order, bank, commits, state, captured):
    late(order)
    with commits():
        reconcile()
    attempt = order.payments.get()
    bank.accounts[attempt.key] = Outcome(AttemptState(state), "pi_1", attempt.amount, "GBP", captured=Decimal(captured))
    with commits():
        look_up(attempt)
    attempt.refresh_from_db()
    assert order.status == "Awaiting payment"  # as it was read before
    assert stands(order)[0] == "Cancelled"
    if state == "authorised":
        assert attempt.state == "voided"
        assert kinds() == ["order_lapsed", "payment_let_go"]
    else:
        assert (attempt.state, attempt.captured, attempt.refunded) == ("stray", Decimal("6.35"), Decimal("6.35"))
        assert bank.refunded() == Decimal("6.35")
        assert kinds() == ["order_lapsed", "refunded"]
