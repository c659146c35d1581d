"""The clock's look at orders and their money, and the command that does the same by hand."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.management import call_command
from django.utils import timezone

from checkout.models import PaymentAttempt, Refund
from checkout.payments.attempts import begin, note
from checkout.payments.gateway import Outcome
from checkout.payments.refunds import ask_refund
from checkout.payments.states import AttemptState
from checkout.services import reconciling
from checkout.services.placing import place
from checkout.services.reconciling import reconcile
from checkout.services.settling import authorise, look_up, settle
from tests.checkout.bank import DECLINED
from tests.checkout.services.looking import kinds, stands
from tests.factories import make_basket, make_submission

pytestmark = pytest.mark.django_db
WHOLE = Decimal("6.35")


def let_pass(**time) -> None:
    PaymentAttempt.objects.update(changed_at=timezone.now() - timedelta(**time))


class TestMoneyThatCameTooLate:
    """For an attempt that was given up; the order has been paid with another since. Then a process is killed."""

    @pytest.fixture
    def first(self, order, commits) -> PaymentAttempt:
        first = order.payments.get()
        with commits():
            authorise(attempt=first, token=DECLINED)
            authorise(attempt=begin(order=order, gateway="card"), token="tok")
        return first

    def comes(self, first, bank, state: str, captured: str) -> None:
        outcome = Outcome(AttemptState(state), "pi_late", WHOLE, "GBP", captured=Decimal(captured))
        bank.accounts[first.key] = outcome
        note(attempt=first, outcome=outcome)
        let_pass(minutes=3)

    def test_what_was_taken_goes_back(self, order, first, bank, commits):
        """Guard: STRAY in reconciling._owed_money."""
        self.comes(first, bank, "captured", "6.35")
        with commits():
            assert reconcile() == 1
        assert stands(order) == ("Confirmed", ["stray", "captured"], 3)
        assert bank.refunded() == WHOLE
        assert kinds() == ["order_confirmed", "refunded"]
        assert reconcile() == 0

    def test_what_was_promised_is_let_go(self, order, first, bank, commits):
        """Guard: STRAY in reconciling._attempts."""
        self.comes(first, bank, "authorised", "0")
        with commits():
            assert reconcile() == 1
        assert stands(order) == ("Confirmed", ["voided", "captured"], 3)
        assert kinds() == ["order_confirmed", "payment_let_go"]


class TestAGatewayThatDoesNotAnswer:
    @pytest.mark.parametrize(("patience_s", "asked"), [(30, 3), (0, 1)])
    def test_the_clock_is_not_kept_waiting_for_long(self, milk, bank, monkeypatch, patience_s, asked):
        """Guard: MOST_IN_VAIN_S. A silent Stripe takes 16 seconds for each, and the clock has mails to send."""
        for _order in range(3):
            place(make_submission(make_basket(milk), gateway="card"))
        PaymentAttempt.objects.update(state=AttemptState.ACTION)
        let_pass(minutes=3)
        monkeypatch.setattr(reconciling, "MOST_IN_VAIN_S", patience_s)
        bank.fails["fetch"] = "down"
        assert reconcile() == 0
        assert bank.asked["fetch"] == asked


class TestComparing:
    @pytest.fixture
    def paid(self, order, commits):
        with commits():
            authorise(attempt=order.payments.get(), token="tok")
        return order

    def test_what_changed_is_asked_about_settled_or_not(self, paid, bank):
        reconcile()
        assert bank.asked["fetch"] == 0
        reconcile(since=timedelta(days=2))
        assert bank.asked["fetch"] == 1

    def test_asking_is_no_change_so_the_comparison_ends_some_day(self, paid, bank):
        """Guard: note() writes nothing down twice."""
        let_pass(hours=47)
        reconcile(since=timedelta(days=2))
        reconcile(since=timedelta(hours=46))
        assert bank.asked["fetch"] == 1

    @pytest.fixture
    def refunded(self, paid) -> Refund:
        """£2.00 has gone back."""
        refund = ask_refund(attempt=paid.payments.get(), amount=Decimal("2.00"), reason="Broken")
        settle(paid.pk)
        return refund

    def problem(self) -> str:
        reconcile(since=timedelta(days=2))
        return PaymentAttempt.objects.get().problem

    def test_what_we_gave_back_is_no_problem(self, refunded):
        assert self.problem() == ""

    def test_a_refund_that_the_bank_sent_back_is_told_to_staff(self, refunded, bank):
        """Guard: attempts._difference."""
        bank.refunds.clear()
        assert self.problem() == ("At the gateway 0.00 GBP has gone back, in our books 2.00. Look into it there.")
        bank.refunds[refunded.key] = refunded.amount
        assert self.problem() == ""

    def test_what_somebody_gave_back_at_the_gateway_is_told_to_staff(self, paid, bank):
        key, account = next(iter(bank.accounts.items()))
        bank.accounts[key] = replace(account, refunded=Decimal("1.45"))
        assert self.problem().startswith("At the gateway 1.45 GBP has gone back, in our books 0.00.")

    def test_a_refund_that_is_on_its_way_may_have_arrived(self, paid, bank):
        refund = ask_refund(attempt=paid.payments.get(), amount=Decimal("2.00"), reason="Broken")
        bank.refunds[refund.key] = refund.amount
        look_up(PaymentAttempt.objects.get())
        assert PaymentAttempt.objects.get().problem == ""

    def test_a_refund_that_was_noted_meanwhile_is_no_problem(self, paid, refunded):
        """The gateway was asked before it went back. Guard: refunded_when_asked in note()."""
        asked = PaymentAttempt.objects.get()
        asked.refunded = Decimal("0.00")
        note(attempt=asked, outcome=Outcome(AttemptState.CAPTURED, "", WHOLE, "GBP", captured=WHOLE))
        assert PaymentAttempt.objects.get().problem == ""

    def test_a_dispute_is_told_to_staff(self, paid, bank):
        key, account = next(iter(bank.accounts.items()))
        bank.accounts[key] = replace(account, trouble="The shopper disputes it.")
        assert self.problem() == "The shopper disputes it."


class TestTheCommand:
    @pytest.fixture
    def unheard(self, order, bank) -> PaymentAttempt:
        """The bank has taken the money, and nobody has heard it."""
        attempt = order.payments.get()
        bank.accounts[attempt.key] = Outcome(AttemptState.CAPTURED, "pi_1", WHOLE, "GBP", captured=WHOLE)
        return attempt

    def test_it_does_what_the_clock_does(self, order, unheard, commits, capsys):
        note(attempt=unheard, outcome=Outcome(AttemptState.ACTION, "pi_1", WHOLE, "GBP"))
        let_pass(minutes=3)
        with commits():
            call_command("reconcile")
        assert capsys.readouterr().out == "Orders that moved: 1.\n"
        assert stands(order) == ("Confirmed", ["captured"], 3)

    def test_told_so_it_asks_about_what_was_given_up_too(self, order, unheard, bank, commits, capsys):
        """Guard: `since` of reconcile."""
        note(attempt=unheard, outcome=Outcome(AttemptState.VOIDED, "pi_1", WHOLE, "GBP"))
        let_pass(hours=3)
        with commits():
            call_command("reconcile")
            call_command("reconcile", hours=2)
            call_command("reconcile", hours=4)
        moved = ["Orders that moved: 0.", "Orders that moved: 0.", "Orders that moved: 1."]
        assert capsys.readouterr().out.splitlines() == moved
        assert stands(order) == ("Awaiting payment", ["stray"], 3)
        assert bank.refunded() == WHOLE
