"""The cards that customers keep at Stripe, and what a card may pay."""

from decimal import Decimal

import pytest

from checkout.models import PaymentCustomer
from checkout.payments import stripe_api as api
from checkout.payments.attempts import begin
from checkout.payments.gateway import CardRefused, GatewayDown, GatewayRefused, Payer
from checkout.payments.states import AttemptState
from checkout.payments.stripe import Stripe
from checkout.services.placing import place
from tests.checkout.payments import cards
from tests.factories import make_basket, make_product, make_submission, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("either_sandbox")]


class TestKeptCards:
    @pytest.fixture
    def alice(self):
        return make_user()

    def test_who_never_kept_one_has_none(self, stripe, alice):
        assert stripe.saved(alice) == []
        assert not PaymentCustomer.objects.exists()

    def test_a_kept_card_is_there_the_next_time(self, stripe, alice):
        token = cards.token_of(cards.GOOD)

        stripe.keep(alice, token)
        stripe.keep(alice, token)

        assert [(card.token, card.name) for card in stripe.saved(alice)] == [(token, "Visa ending 4242")]

    def test_a_dropped_card_is_gone(self, stripe, alice):
        token = cards.token_of(cards.GOOD)
        stripe.keep(alice, token)

        assert stripe.drop(alice, token) is True
        assert stripe.saved(alice) == []

    def test_nobody_drops_another_one_s_card(self, stripe, alice):
        token = cards.token_of(cards.GOOD)
        stripe.keep(alice, token)
        bob = make_user("bob@example.com")
        stripe.keep(bob, cards.token_of(cards.ASKS_FIRST))

        assert stripe.drop(bob, token) is False
        assert len(stripe.saved(alice)) == 1

    def test_nobody_takes_another_one_s_card_over(self, stripe, alice):
        """Guard: _attach; the sandbox would hand it over."""
        token = cards.token_of(cards.GOOD)
        stripe.keep(alice, token)

        with pytest.raises(GatewayRefused, match="is kept by somebody else"):
            stripe.keep(make_user("bob@example.com"), token)
        assert [card.token for card in stripe.saved(alice)] == [token]

    def test_a_card_that_its_bank_refuses_is_not_kept(self, stripe, alice):
        with pytest.raises(CardRefused, match="Your bank said no"):
            stripe.keep(alice, "pm_card_visa_chargeDeclined")

    def test_a_customer_of_another_account_begins_anew(self, stripe, alice):
        """As after a change of keys, or when the sandbox was started again."""
        PaymentCustomer.objects.create(user=alice, gateway="stripe", reference="cus_gone")

        assert stripe.saved(alice) == []
        stripe.keep(alice, cards.token_of(cards.GOOD))
        assert len(stripe.saved(alice)) == 1

    def test_a_customer_pays_as_that_customer(self, stripe, alice):
        order = place(make_submission(make_basket(make_product(), user=alice), gateway="stripe"))
        attempt = begin(order=order, gateway="stripe")

        prepared = stripe.prepare(attempt)

        assert api.intent(prepared.reference)["customer"] == PaymentCustomer.objects.get(user=alice).reference

    def test_an_order_can_be_paid_by_a_customer_whom_stripe_has_forgotten(self, stripe, alice):
        PaymentCustomer.objects.create(user=alice, gateway="stripe", reference="cus_gone")
        order = place(make_submission(make_basket(make_product(), user=alice), gateway="stripe"))

        assert stripe.prepare(begin(order=order, gateway="stripe")).state == AttemptState.STARTED


class TestLimits:
    @pytest.mark.parametrize(("total", "refusal"), [("0.29", "A card takes £0.30 at least."), ("0.30", "")])
    def test_a_card_takes_thirty_pence_at_least(self, stripe, total, refusal):
        assert stripe.refusal(Payer(Decimal(total))) == refusal

    def test_it_is_offered_while_the_sandbox_answers(self, stripe, settings):
        assert stripe.is_open() is True

        settings.STRIPE_API = "http://127.0.0.1:9"

        assert stripe.is_open() is False

    def test_a_gateway_that_does_not_answer_is_down(self, stripe, attempt, settings):
        settings.STRIPE_API = "http://127.0.0.1:9"

        with pytest.raises(GatewayDown):
            stripe.prepare(attempt)


def test_a_customer_whom_stripe_has_forgotten_can_keep_a_card():
    alice = make_user()
    PaymentCustomer.objects.create(user=alice, gateway="stripe", reference="cus_gone")

    Stripe().keep(alice, cards.token_of(cards.GOOD))

    assert len(Stripe().saved(alice)) == 1
