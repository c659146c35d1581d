"""Money that goes back to a card."""

from decimal import Decimal

import pytest

from checkout.models import Refund
from checkout.payments.gateway import GatewayRefused
from checkout.payments.refunds import ask_refund
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
        """Guard: find_refund before api.refund; the bare sandbox ignores keys, as Stripe does after a day."""
        attempt = cards.captured(stripe, known)
        refund = self.refund(attempt, "2.00")

        assert stripe.refund(refund) == stripe.refund(refund)
        assert stripe.fetch(attempt).refunded == Decimal("2.00")

    def test_two_refunds_of_one_amount_are_two(self, stripe, known):
        attempt = cards.captured(stripe, known)

        stripe.refund(self.refund(attempt, "1.45"))
        stripe.refund(self.refund(attempt, "1.45"))

        assert stripe.fetch(attempt).refunded == Decimal("2.90")

    def test_what_was_never_charged_is_refused(self, stripe, known):
        attempt = cards.captured(stripe, known)
        refund = self.refund(attempt, "1.00")
        refund.attempt.reference = "pi_unheard_of"

        with pytest.raises(GatewayRefused):
            stripe.refund(refund)
