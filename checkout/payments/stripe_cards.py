"""The cards that a customer keeps at Stripe."""

import stripe

from checkout.payments import stripe_api as api
from checkout.payments.customers import forget, known_as, reference_of
from checkout.payments.decline_words import declined_words
from checkout.payments.gateway import CardRefused, GatewayRefused, SavedCard
from checkout.payments.stripe_intents import card_words


class StripeCards:
    """A customer's cards; they hang at the customer in Stripe, and nothing of them is kept here."""

    code = "stripe"

    def customer_of(self, user) -> str:
        """What Stripe calls a customer of ours, whom it is told of the first time."""
        params = {"email": user.email, "metadata": {"user": str(user.pk)}}
        return known_as(user, self.code, lambda: api.create_customer(params)["id"])

    def renewed_customer_of(self, user) -> str:
        """The same once more, for one whom Stripe has forgotten, as after a change of keys."""
        forget(user, self.code)
        return self.customer_of(user)

    def saved(self, user) -> list[SavedCard]:
        """The cards that a customer has kept; none if they never kept one."""
        customer = reference_of(user, self.code)
        if not customer:
            return []
        try:
            return [SavedCard(card["id"], card_words(card)) for card in api.cards(customer)]
        except api.NotThere:
            forget(user, self.code)
            return []

    def keep(self, user, token: str) -> None:
        """Keeps a card before it is paid with, since one that was paid with can't be kept any more.

        Raises CardRefused with words for the shopper.
        """
        try:
            self._attach(user, token)
        except stripe.CardError as declined:
            raise CardRefused(declined_words(declined.code)) from declined

    def _attach(self, user, token: str) -> None:
        customer = self.customer_of(user)
        kept_by = api.card(token).get("customer")
        if kept_by == customer:
            return  # a second press of the button
        if kept_by:
            raise GatewayRefused(f"The card {token} is kept by somebody else.")
        try:
            api.attach(token, customer)
        except api.NotThere:
            api.attach(token, self.renewed_customer_of(user))

    def drop(self, user, token: str) -> bool:
        """Forgets a card, if it is this customer's; False if it isn't."""
        customer = reference_of(user, self.code)
        if not customer or api.card(token).get("customer") != customer:
            return False
        api.detach(token)
        return True
