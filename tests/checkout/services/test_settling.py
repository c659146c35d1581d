"""An order and its money come to agree, whatever fails in between."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone
from oscar.core.loading import get_model

from checkout.errors import NotPayable, NotRefundable
from checkout.models import PaymentAttempt, Refund
from checkout.payments.attempts import begin, note
from checkout.payments.gateway import GatewayDown, GatewayRefused, Outcome
from checkout.payments.refunds import ask_refund, captured_attempt, refundable
from checkout.payments.states import AttemptState
from checkout.services.placing import place
from checkout.services.reconciling import reconcile
from checkout.services.settling import authorise, look_up, settle
from checkout.services.steps import change_status
from tests.checkout.bank import BANK, DECLINED
from tests.checkout.services.looking import kinds, stands
from tests.factories import make_basket, make_submission

pytestmark = pytest.mark.django_db
Order = get_model("order", "Order")


class TestPaying:
    def test_money_that_is_secured_confirms_the_order_and_is_captured(self, order, bank, commits):
        with commits():
            attempt = authorise(attempt=order.payments.get(), token="tok")
        assert stands(order) == ("Confirmed", ["captured"], 3)
        assert (attempt.amount, attempt.captured, attempt.refunded) == (order.total_incl_tax, order.total_incl_tax, 0)
        assert bank.captured() == order.total_incl_tax
        assert kinds() == ["order_confirmed"]

    def test_oscars_books_say_the_same(self, order, commits):
        with commits():
            authorise(attempt=order.payments.get(), token="tok")
        source = order.sources.get()
        assert (source.amount_allocated, source.amount_debited) == (order.total_incl_tax, order.total_incl_tax)
        assert [row.txn_type for row in source.transactions.order_by("pk")] == ["Authorise", "Debit"]

    def test_a_card_that_is_declined_leaves_the_order_waiting_for_another(self, order, commits):
        first = order.payments.get()
        with commits():
            authorise(attempt=first, token=DECLINED)
        assert stands(order) == ("Awaiting payment", ["declined"], 3)
        assert PaymentAttempt.objects.get().problem == "Your bank said no."
        second = begin(order=order, gateway="card")
        assert second.key != first.key
        with commits():
            authorise(attempt=second, token="tok")
        assert stands(order) == ("Confirmed", ["declined", "captured"], 3)

    def test_one_attempt_is_live_at_most(self, order):
        assert begin(order=order, gateway="card") == order.payments.get()
        with pytest.raises(NotPayable, match="started"):
            begin(order=order, gateway="pay-on-delivery")

    def test_an_order_whose_time_is_over_takes_no_further_attempt(self, order):
        Order.objects.update(date_placed=timezone.now() - timedelta(minutes=15))
        with pytest.raises(NotPayable):
            begin(order=order, gateway="card")

    def test_another_amount_or_currency_moves_nothing_and_is_noted(self, order):
        attempt = order.payments.get()
        for amount, currency in ((Decimal("0.01"), "GBP"), (attempt.amount, "usd")):
            note(attempt=attempt, outcome=Outcome(AttemptState.AUTHORISED, "pi_1", amount, currency))
            settle(order.pk)
            assert stands(order) == ("Awaiting payment", ["started"], 3)
        assert PaymentAttempt.objects.get().problem == "The gateway speaks of 6.35 USD."

    def test_a_gateway_that_is_down_changes_nothing_and_may_be_asked_again(self, order, bank, commits):
        bank.fails["authorise"] = "down"
        with pytest.raises(GatewayDown):
            authorise(attempt=order.payments.get(), token="tok")
        assert stands(order) == ("Awaiting payment", ["started"], 3)
        bank.fails.clear()
        with commits():
            authorise(attempt=order.payments.get(), token="tok")
        assert stands(order) == ("Confirmed", ["captured"], 3)


class TestKilledHalfway:
    """A process that ends between two steps leaves what the next one finishes."""

    def test_an_authorisation_that_nobody_wrote_down_is_found(self, order, bank, commits):
        bank.fails["authorise"] = "lost"
        with pytest.raises(GatewayDown):
            authorise(attempt=order.payments.get(), token="tok")
        bank.fails.clear()
        with commits():
            look_up(order.payments.get())
        assert stands(order) == ("Confirmed", ["captured"], 3)

    def test_between_authorise_and_confirm(self, order, bank, commits):
        attempt = order.payments.get()
        outcome = Outcome(AttemptState.AUTHORISED, "pi_1", attempt.amount, "GBP")
        BANK.accounts[attempt.key] = outcome
        note(attempt=attempt, outcome=outcome)
        PaymentAttempt.objects.update(changed_at=timezone.now() - timedelta(minutes=3))
        with commits():
            assert reconcile() == 1
        assert stands(order) == ("Confirmed", ["captured"], 3)

    def test_between_confirm_and_capture(self, order, bank, commits):
        bank.fails["capture"] = "down"
        with pytest.raises(GatewayDown), commits():
            authorise(attempt=order.payments.get(), token="tok")
        assert stands(order) == ("Confirmed", ["authorised"], 3)
        bank.fails.clear()
        PaymentAttempt.objects.update(changed_at=timezone.now() - timedelta(minutes=3))
        with commits():
            assert reconcile() == 1
        assert stands(order) == ("Confirmed", ["captured"], 3)
        assert kinds() == ["order_confirmed"]

    def test_between_cancelling_and_paying_back(self, order, bank, commits):
        """Guard: reconciling._owed_money looks for called-off orders whose refund nobody has put down."""
        with commits():
            authorise(attempt=order.payments.get(), token="tok")
        change_status(order, "Cancelled")  # and the process ends before its commit is seen to
        assert bank.refunded() == 0
        with commits():
            assert reconcile() == 1
        assert bank.refunded() == Decimal("6.35")
        assert reconcile() == 0

    def test_a_capture_that_the_bank_refuses_cancels_the_order(self, order, bank, commits):
        attempt = order.payments.get()
        with commits():
            note(attempt=attempt, outcome=Outcome(AttemptState.AUTHORISED, "pi_1", attempt.amount, "GBP"))
        bank.fails["capture"] = "down"
        with pytest.raises(GatewayDown), commits():
            settle(order.pk)
        with commits():
            note(attempt=attempt, outcome=Outcome(
                AttemptState.DECLINED, "pi_1", attempt.amount, "GBP", declined="It was only promised for a week."
            ))  # fmt: skip
            settle(order.pk)
        assert stands(order) == ("Cancelled", ["declined"], 0)
        assert kinds() == ["order_confirmed", "order_cancelled"]

    def test_what_the_driver_will_take_is_left_to_the_driver(self, milk, commits, django_assert_num_queries):
        door = place(make_submission(make_basket(milk)))
        with commits():
            authorise(attempt=door.payments.get())
        PaymentAttempt.objects.update(changed_at=timezone.now() - timedelta(days=1))
        with django_assert_num_queries(3):
            assert reconcile() == 0
        for status in ("Packed", "Out for delivery", "Delivered"):
            with commits():
                change_status(door, status)
        assert stands(door)[:2] == ("Delivered", ["captured"])

    def test_a_fresh_attempt_is_left_to_its_browser(self, order, bank):
        assert reconcile() == 0
        assert not bank.asked


class TestMoneyThatIsNotTaken:
    def test_a_capture_that_is_refused_is_told_to_staff_until_it_is_not(self, order, bank, commits):
        """Guard: note_problem() in settling._capture."""
        bank.fails["capture"] = "refuse"
        with pytest.raises(GatewayRefused), commits():
            authorise(attempt=order.payments.get(), token="tok")
        assert PaymentAttempt.objects.get().problem == "capture refused"
        bank.fails.clear()
        settle(order.pk)
        assert PaymentAttempt.objects.get().problem == ""
        assert stands(order) == ("Confirmed", ["captured"], 3)

    def test_money_that_was_let_go_once_the_goods_were_packed_is_told_to_staff(self, order, bank, commits):
        """Guard: UNDER_WAY in attempts.note. A bank promises for a week; then the order would be cancelled before."""
        bank.fails["capture"] = "down"
        with pytest.raises(GatewayDown), commits():
            authorise(attempt=order.payments.get(), token="tok")
        change_status(order, "Packed")
        attempt = order.payments.get()
        note(attempt=attempt, outcome=Outcome(AttemptState.VOIDED, "", attempt.amount, "GBP"))
        settle(order.pk)
        assert stands(order) == ("Packed", ["voided"], 3)
        told = "The bank let go of the money before it was taken. Ask the shopper to pay otherwise."
        assert PaymentAttempt.objects.get().problem == told


class TestGivingBack:
    @pytest.fixture
    def paid(self, order, commits):
        with commits():
            authorise(attempt=order.payments.get(), token="tok")
        return order

    def test_cancelling_gives_everything_back_once(self, paid, bank, commits):
        with commits():
            change_status(paid, "Cancelled")
        settle(paid.pk)
        assert stands(paid) == ("Cancelled", ["captured"], 0)
        assert bank.refunded() == Decimal("6.35")
        assert [refund.state for refund in Refund.objects.all()] == ["done"]
        assert kinds() == ["order_confirmed", "order_cancelled", "refunded"]

    def test_never_more_than_was_captured(self, paid):
        attempt = captured_attempt(paid)
        ask_refund(attempt=attempt, amount=Decimal("6.00"), reason="Broken")
        for amount in (Decimal("0.36"), Decimal("6.35"), Decimal("0"), Decimal("-1")):
            with pytest.raises(NotRefundable, match=r"at most 0\.35"):
                ask_refund(attempt=attempt, amount=amount, reason="Again")
        ask_refund(attempt=attempt, amount=Decimal("0.35"), reason="The rest")
        assert refundable(attempt) == 0

    def test_a_refund_that_got_no_answer_is_sent_again_with_its_key(self, paid, bank):
        refund = ask_refund(attempt=captured_attempt(paid), amount=Decimal("2.00"), reason="Broken")
        bank.fails["refund"] = "down"
        with pytest.raises(GatewayDown):
            settle(paid.pk)
        bank.fails.clear()
        assert reconcile() == 1
        refund.refresh_from_db()
        assert (refund.state, bank.refunds) == ("done", {refund.key: Decimal("2.00")})
        assert captured_attempt(paid).refunded == Decimal("2.00")

    def test_a_refund_that_was_refused_is_left_to_people(self, paid, bank, commits):
        bank.fails["refund"] = "refuse"
        with commits():
            change_status(paid, "Cancelled")
        for _again in range(3):
            settle(paid.pk)
        refund = Refund.objects.get()
        assert (refund.state, refund.problem) == ("refused", "refund refused")
        assert captured_attempt(paid).refunded == 0
