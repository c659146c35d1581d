"""Money that goes back to a card."""

from decimal import Decimal

import pytest

from checkout.models import Refund
from checkout.payments import stripe_api as api
from checkout.payments.gateway import GatewayDown, GatewayRefused
from checkout.payments.refunds import ask_refund
from config.card_payments import SANDBOX_KEY
from tests.checkout.payments import cards

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("either_sandbox")]


class TestGivingBack:
    def refund(self, attempt, amount: str) -> Refund:
        return ask_refund(attempt=attempt, amount=Decimal(amount), reason="Cracked bottle.")

    def test_a_part_goes_back(self, stripe, known):
        attempt = cards.captured(stripe, known)

        reference = stripe.refund(self.refund(attempt, "1.45"))

        assert reference.startswith("re_")
        assert stripe.fetch(attempt).refunded == Decimal("1.45")

    def test_asked_twice_it_goes_back_once_even_without_idempotency_keys(self, stripe, known):
        """Guard: api.refunds before api.refund; the bare sandbox ignores keys, as Stripe does after a day."""
        attempt = cards.captured(stripe, known)
        refund = self.refund(attempt, "2.00")

        assert stripe.refund(refund) == stripe.refund(refund)
        assert stripe.fetch(attempt).refunded == Decimal("2.00")

    def test_two_refunds_of_one_amount_are_two(self, stripe, known):
        attempt = cards.captured(stripe, known)

        stripe.refund(self.refund(attempt, "1.45"))
        stripe.refund(self.refund(attempt, "1.45"))

        assert stripe.fetch(attempt).refunded == Decimal("2.90")

    def test_what_a_bank_sent_back_has_not_gone_back(self, stripe, known, monkeypatch):
        """Weeks later, to a card that was closed. The stand-in knows no such banks. Guard: NOT_REFUNDED in fetch."""
        attempt = cards.captured(stripe, known)
        stripe.refund(self.refund(attempt, "1.45"))
        stripe.refund(self.refund(attempt, "2.00"))
        first, second = sorted(api.refunds(attempt.reference), key=lambda each: each["amount"])
        monkeypatch.setattr(api, "refunds", lambda _reference: [first | {"status": "failed"}, second])

        assert stripe.fetch(attempt).refunded == Decimal("2.00")

    def test_a_key_that_stripe_does_not_know_refuses_nothing_for_good(self, stripe, known, settings):
        """People mend a key; then it goes back. Guard: NOT_NOW in stripe_api."""
        attempt = cards.captured(stripe, known)
        refund = self.refund(attempt, "1.00")
        settings.STRIPE_SECRET_KEY = "revoked"
        with pytest.raises(GatewayDown, match="does not know our key"):
            stripe.refund(refund)
        settings.STRIPE_SECRET_KEY = SANDBOX_KEY

        assert stripe.refund(refund).startswith("re_")

    def test_what_was_never_charged_is_refused(self, stripe, known):
        attempt = cards.captured(stripe, known)
        refund = self.refund(attempt, "1.00")
        refund.attempt.reference = "pi_unheard_of"

        with pytest.raises(GatewayRefused):
            stripe.refund(refund)
