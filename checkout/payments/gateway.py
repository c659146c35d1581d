"""The small interface between the checkout and a way to pay, and the results that cross it."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from django.conf import settings
from django.utils.module_loading import import_string

from checkout.payments.states import AttemptState

NOTHING = Decimal("0.00")


@dataclass(frozen=True)
class Payer:
    """Who would pay how much, as far as it is known. `address` is the delivery's."""

    total: Decimal
    user: object = None
    email: str = ""
    address: object = None


@dataclass(frozen=True)
class Outcome:
    """How a payment stands at the gateway. Amounts are in the attempt's currency, in units of money, not in pennies.

    `client_secret` lets the browser do what ACTION waits for; `declined` says why it was, for the shopper; `trouble`
    what staff have to see to at the gateway itself.
    """

    state: AttemptState
    reference: str
    amount: Decimal
    currency: str
    captured: Decimal = NOTHING
    refunded: Decimal = NOTHING
    client_secret: str = ""
    declined: str = ""
    trouble: str = ""
    paid_with: str = ""


@dataclass(frozen=True)
class Started:
    """What the payment page's script needs to ask a shopper for their card."""

    client_secret: str = ""


@dataclass(frozen=True)
class SavedCard:
    """A card that a customer has kept: what the gateway calls it, and what its owner does ("Visa ending 4242")."""

    token: str
    name: str


@dataclass(frozen=True)
class Event:
    """A message of the gateway whose signature is good. `reference` names the payment that it is about."""

    event_id: str
    kind: str
    reference: str


@dataclass
class GatewayDown(Exception):
    """The gateway did not answer, or not sensibly. Nobody knows whether it did it: ask again with the same key."""

    problem: str

    def __str__(self) -> str:
        return self.problem


@dataclass
class GatewayRefused(Exception):
    """The gateway won't do it, now or later. `problem` is its reason, for staff."""

    problem: str

    def __str__(self) -> str:
        return self.problem


@dataclass
class CardRefused(Exception):
    """A card can't be used, for a reason that is the shopper's to mend. `words` say so to them."""

    words: str

    def __str__(self) -> str:
        return self.words


@dataclass
class BadEvent(Exception):
    """A message that is not the gateway's, is too old, or says nothing."""

    problem: str

    def __str__(self) -> str:
        return self.problem


class Gateway(Protocol):
    """A way to pay. One module each, named in settings.PAYMENT_GATEWAYS.

    Every call that reaches for the network is made outside a transaction, within seconds, and raises GatewayDown or
    GatewayRefused. `attempt` is a PaymentAttempt, `refund` a Refund; neither is written to by a gateway.
    """

    code: str
    name: str
    hint: str
    pays_on_page: bool  # whether the shopper goes to the payment page after ordering
    takes_money_at: str  # the order's status from which on the money is captured
    signature_header: str  # where its messages are signed; "" if it sends none

    def is_open(self) -> bool:
        """Whether it can be chosen now. What was begun with it goes on all the same."""

    def refusal(self, payer: Payer) -> str:
        """Why an order can't be paid this way, in a sentence for the shopper; "" if it can."""

    def start(self, attempt) -> Started:
        """What the payment page needs. May ask the gateway to prepare something."""

    def prepare(self, attempt) -> Outcome | None:
        """Makes an attempt known to the gateway before any money moves, so that its reference can be written down.

        None if there is nobody to tell. Asked again until the attempt has a reference.
        """

    def authorise(self, attempt, token: str) -> Outcome:
        """Asks for the money of an attempt; `token` is what the page's script got for the card."""

    def capture(self, attempt) -> Outcome:
        """Takes what was authorised, all of it."""

    def void(self, attempt) -> Outcome:
        """Lets go of what was authorised or asked for. If it was captured meanwhile, the outcome says so."""

    def refund(self, refund) -> str:
        """Gives back an amount of what was captured; the gateway's reference."""

    def fetch(self, attempt) -> Outcome | None:
        """How the attempt stands, found by its reference, or by its key if it has none; None if it is not known."""

    def verify(self, body: bytes, signature: str) -> Event:
        """The event in a posted message. Raises BadEvent."""


class CardGateway(Gateway, Protocol):
    """A way to pay on our own page, with cards that a customer may keep. `user` is the customer."""

    page_part: str  # the template that asks for the card, in the payment page's panel; it is handed `gateway`
    is_sandbox: bool  # whether no money moves; the page says so

    def saved(self, user) -> list[SavedCard]:
        """The cards that a customer has kept."""

    def keep(self, user, token: str) -> None:
        """Keeps a card that is about to be paid with. Raises CardRefused."""

    def drop(self, user, token: str) -> bool:
        """Forgets a card; False if it isn't this customer's."""


def gateways() -> dict[str, Gateway]:
    """The ways to pay of this shop, by code, in the order in which they are offered."""
    built = [import_string(path)() for path in settings.PAYMENT_GATEWAYS]
    return {gateway.code: gateway for gateway in built}


def open_gateways() -> dict[str, Gateway]:
    """The ways to pay that can be chosen now."""
    return {code: gateway for code, gateway in gateways().items() if gateway.is_open()}


def gateway_of(attempt) -> Gateway:
    """The way in which an attempt is paid. Raises KeyError for one that the shop has given up."""
    return gateways()[attempt.gateway]
