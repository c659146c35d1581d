"""Cards at Stripe, shown against a stand-in for it that runs as its own process, with and without a strict proxy."""

from decimal import Decimal
from urllib.error import HTTPError

import pytest

from checkout.payments import stripe_api as api
from checkout.payments.attempts import begin
from checkout.payments.gateway import BadEvent, GatewayDown, GatewayRefused
from checkout.payments.states import AttemptState
from checkout.payments.stripe import Stripe
from tests.checkout.payments import cards

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("either_sandbox")]
PENCE = Decimal("6.35")


class TestAuthorising:
    def test_it_makes_the_payment_known_before_any_money_moves(self, stripe, attempt):
        prepared = stripe.prepare(attempt)

        assert prepared.reference.startswith("pi_")
        assert (prepared.state, prepared.amount, prepared.currency) == (AttemptState.STARTED, PENCE, "GBP")
        said = api.intent(prepared.reference)
        assert (said["amount"], said["currency"], said["capture_method"]) == (635, "gbp", "manual")
        assert said["metadata"] == {"attempt": str(attempt.key), "order": attempt.order.number}

    def test_a_good_card_is_authorised_and_not_charged(self, stripe, known):
        outcome = stripe.authorise(known, cards.token_of(cards.GOOD))

        assert outcome.state == AttemptState.AUTHORISED
        assert (outcome.amount, outcome.captured) == (PENCE, Decimal("0.00"))
        assert outcome.paid_with == "Visa ending 4242"
        assert outcome.client_secret == ""

    def test_asking_twice_is_asking_once(self, stripe, known):
        token = cards.token_of(cards.GOOD)

        first, second = stripe.authorise(known, token), stripe.authorise(known, token)

        assert first == second
        assert second.state == AttemptState.AUTHORISED

    def test_another_card_does_not_pay_what_is_paid(self, stripe, known):
        stripe.authorise(known, cards.token_of(cards.GOOD))

        outcome = stripe.authorise(known, cards.token_of(cards.DECLINED))

        assert outcome.state == AttemptState.AUTHORISED

    def test_a_bank_that_wants_to_be_asked_gets_the_shopper(self, stripe, known):
        outcome = stripe.authorise(known, cards.token_of(cards.ASKS_FIRST))
        assert outcome.state == AttemptState.ACTION

        cards.answer_bank(outcome.client_secret, success=True)

        assert stripe.fetch(known).state == AttemptState.AUTHORISED

    def test_who_fails_at_the_bank_is_declined_and_the_payment_closed(self, stripe, known):
        """Guard: _closed_if_declined."""
        waiting = stripe.authorise(known, cards.token_of(cards.ASKS_FIRST))
        cards.answer_bank(waiting.client_secret, success=False)

        outcome = stripe.fetch(known)

        assert outcome.state == AttemptState.DECLINED
        assert outcome.declined == "Your bank could not make sure that it was you. Try again, or take another card."
        assert api.intent(known.reference)["status"] == "canceled"

    def test_a_declined_card_says_so_and_the_payment_is_closed(self, stripe, known):
        outcome = stripe.authorise(known, cards.token_of(cards.DECLINED))

        assert outcome.state == AttemptState.DECLINED
        assert outcome.declined == "Your bank said no to that card. Try another one, or ask your bank."
        assert api.intent(known.reference)["status"] == "canceled"

    def test_a_card_declined_when_it_was_closed_already_stays_declined(self, stripe, known):
        stripe.authorise(known, cards.token_of(cards.DECLINED))

        assert stripe.fetch(known).state == AttemptState.DECLINED

    def test_a_card_that_is_refused_at_once_never_gets_a_name(self):
        with pytest.raises(HTTPError) as refused:
            cards.token_of(cards.DECLINED_AT_ONCE)

        assert refused.value.code == 402

    def test_while_one_bank_waits_another_card_lets_go_of_it(self, stripe, known):
        stripe.authorise(known, cards.token_of(cards.ASKS_FIRST))

        outcome = stripe.authorise(known, cards.token_of(cards.GOOD))

        assert outcome.state == AttemptState.VOIDED

    def test_while_a_bank_waits_the_same_card_goes_on_waiting(self, stripe, known):
        token = cards.token_of(cards.ASKS_FIRST)
        first = stripe.authorise(known, token)

        again = stripe.authorise(known, token)

        assert again == first
        assert again.client_secret

    def test_a_card_that_does_not_exist_is_refused(self, stripe, known):
        with pytest.raises(GatewayRefused):
            stripe.authorise(known, "pm_unheard_of")

    def test_what_the_shop_adds_goes_to_stripe(self, stripe, attempt, settings):
        """The stand-in takes no description, and says so."""
        settings.STRIPE_EXTRAS = "tests.checkout.payments.test_stripe.described"

        with pytest.raises(GatewayRefused, match="Unexpected description"):
            stripe.prepare(attempt)


def described(attempt) -> dict:
    return {"description": f"Order {attempt.order.number}"}


class TestCapturing:
    def test_it_takes_what_was_authorised(self, stripe, known):
        outcome = stripe.capture(cards.authorised(stripe, known))

        assert (outcome.state, outcome.captured, outcome.refunded) == (AttemptState.CAPTURED, PENCE, Decimal("0.00"))

    def test_it_takes_it_once(self, stripe, known):
        attempt = cards.authorised(stripe, known)

        assert stripe.capture(attempt) == stripe.capture(attempt)

    def test_it_cannot_take_what_nobody_promised(self, stripe, known):
        with pytest.raises((GatewayRefused, GatewayDown)):  # the bare sandbox breaks over it
            stripe.capture(known)

    def test_what_was_let_go_is_told_as_let_go(self, stripe, known):
        attempt = cards.authorised(stripe, known)
        stripe.void(attempt)

        assert stripe.capture(attempt).state == AttemptState.VOIDED


class TestLettingGo:
    def test_what_was_authorised_is_let_go(self, stripe, known):
        assert stripe.void(cards.authorised(stripe, known)).state == AttemptState.VOIDED

    def test_what_was_only_begun_can_never_be_paid(self, stripe, known):
        assert stripe.void(known).state == AttemptState.VOIDED
        with pytest.raises(GatewayRefused):
            api.confirm(known.reference, "late")

    def test_what_stripe_never_heard_of_is_let_go_too(self, stripe, attempt):
        outcome = stripe.void(attempt)

        assert (outcome.state, outcome.reference, outcome.amount) == (AttemptState.VOIDED, "", PENCE)

    def test_what_was_begun_with_another_account_is_gone(self, stripe, attempt):
        attempt.reference = "pi_of_another_account"

        assert stripe.void(attempt).state == AttemptState.VOIDED

    def test_what_was_promised_to_another_account_is_not_said_to_be_gone(self, stripe, attempt):
        attempt.reference, attempt.state = "pi_of_another_account", AttemptState.AUTHORISED

        with pytest.raises(GatewayRefused):
            stripe.void(attempt)

    def test_what_was_captured_meanwhile_is_told(self, stripe, known):
        attempt = cards.captured(stripe, known)

        outcome = stripe.void(attempt)

        assert (outcome.state, outcome.captured) == (AttemptState.CAPTURED, PENCE)

    def test_twice_is_once(self, stripe, known):
        attempt = cards.authorised(stripe, known)

        assert [stripe.void(attempt).state for _ in range(2)] == [AttemptState.VOIDED] * 2


class TestAsking:
    def test_a_payment_is_found_by_its_key_when_its_name_was_lost(self, stripe, attempt):
        """A process died between Stripe's answer and our note of it."""
        reference = stripe.prepare(attempt).reference
        assert attempt.reference == ""

        outcome = stripe.fetch(attempt)

        assert (outcome.reference, outcome.state) == (reference, AttemptState.STARTED)

    def test_a_lost_payment_is_let_go_by_its_key(self, stripe, attempt):
        reference = stripe.prepare(attempt).reference

        assert stripe.void(attempt).reference == reference
        assert api.intent(reference)["status"] == "canceled"

    def test_nothing_is_known_of_an_attempt_that_was_never_told(self, stripe, attempt):
        assert stripe.fetch(attempt) is None

    def test_nothing_is_known_by_a_strange_name(self, stripe, attempt):
        attempt.reference = "pi_unheard_of"

        assert stripe.fetch(attempt) is None


def test_what_it_says_of_an_attempt_does_not_change_the_attempt(card_order):
    """A gateway reads attempts; only checkout.payments.attempts writes them."""
    attempt = begin(order=card_order, gateway="stripe")
    before = dict(vars(attempt), _state=None)

    Stripe().prepare(attempt)

    assert dict(vars(attempt), _state=None) == before


def test_it_verifies_nothing_that_is_not_signed():
    with pytest.raises(BadEvent):
        Stripe().verify(b"{}", "")
