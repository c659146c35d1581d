"""What a shopper can do about the money of an order that waits for it: pay by card, pay otherwise, or give it up."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from oscar.core.loading import get_model

from checkout.errors import NotPayable
from checkout.models import PaymentAttempt
from checkout.payments.attempts import begin, note, pay_by
from checkout.payments.gateway import (
    CardGateway,
    Gateway,
    GatewayDown,
    GatewayRefused,
    Outcome,
    gateway_of,
    open_gateways,
)
from checkout.payments.payers import payer_of
from checkout.payments.states import GOOD, UNDECIDED, AttemptState
from checkout.services.lapsing import lapse
from checkout.services.settling import ask, authorise, look_up, settle

logger = logging.getLogger(__name__)

TAKEN = (AttemptState.CAPTURED, AttemptState.STRAY)


class Standing(StrEnum):
    """Whether an order can be paid. OVER: its time is, and nobody has tidied up yet.

    CALLED_OFF: before any money was taken. PAID says that it was, or is secured, whatever became of the order since.
    """

    OPEN = "open"
    OVER = "over"
    PAID = "paid"
    CALLED_OFF = "called off"


@dataclass(frozen=True)
class Answer:
    """What the payment page does next: go to `next`, let the bank ask with `client_secret`, or say `words`."""

    next: str = ""
    client_secret: str = ""
    words: str = ""


def standing_of(status: str, pay_by: datetime, states: Sequence[str], now: datetime) -> Standing:
    """Pure: from the order's status, its time, and the states of its attempts."""
    if status == "Cancelled":
        return Standing.PAID if any(state in TAKEN for state in states) else Standing.CALLED_OFF
    if status != settings.OSCAR_INITIAL_ORDER_STATUS or any(state in GOOD for state in states):
        return Standing.PAID
    return Standing.OPEN if now < pay_by else Standing.OVER


def look_at(order, now: datetime) -> Standing:
    """How an order stands after what has become due with it, as the clock would have done in its next turn.

    Where a gateway is in trouble it is what we know ourselves.
    """
    standing = _standing(order, now)
    try:
        if standing == Standing.PAID and order.status == settings.OSCAR_INITIAL_ORDER_STATUS:
            settle(order.pk)
        elif standing == Standing.OVER:
            lapse(order)
        else:
            return standing
    except (GatewayDown, GatewayRefused) as problem:
        logger.warning("order %s is left to the clock: %s", order.number, problem)
    order.refresh_from_db()
    return _standing(order, now)


def pay(order, gateway: CardGateway, token: str, *, keeps: bool = False) -> Answer:
    """Pays an order with a card, which its customer may keep. Pressed ten times it is paid once.

    Raises NotPayable, CardRefused, GatewayDown or GatewayRefused; after GatewayDown the same call may be made again.
    """
    attempt = attempt_of(order, gateway)
    if keeps and order.user_id and attempt.state == AttemptState.STARTED:
        _keep(order, gateway, token)
    attempt, outcome = ask(attempt=attempt, token=token)
    if attempt.state == AttemptState.VOIDED:  # another card waited for its bank; it has been let go
        attempt, outcome = ask(attempt=attempt_of(order, gateway), token=token)
    return _answer(order, attempt, outcome)


def check(order) -> Answer:
    """What came of the shopper's visit to their bank. Raises GatewayDown or GatewayRefused."""
    attempt = order.payments.order_by("-pk").first()
    if attempt is None:
        raise NotPayable(order.number, order.status)
    return _answer(order, look_up(attempt), None)


def pay_otherwise(order, gateway: Gateway) -> None:
    """Pays an order in a way that needs nothing more from the shopper. What was begun by card is let go first.

    Raises NotPayable, GatewayDown, GatewayRefused; GatewayRefused too, with words for the shopper, if it can't be.
    """
    authorise(attempt=attempt_of(order, gateway))


def give_up(order) -> bool:
    """Cancels an order that nobody has paid, at its shopper's wish; False if it was paid meanwhile."""
    return lapse(order, tells="")


def other_ways(order) -> list[Gateway]:
    """The ways in which an order could be paid without a card."""
    payer = payer_of(order)
    return [way for way in open_gateways().values() if not way.pays_on_page and not way.refusal(payer)]


def _keep(order, gateway: CardGateway, token: str) -> None:
    """A card that can't be kept may still pay."""
    try:
        gateway.keep(order.user, token)
    except GatewayRefused as problem:
        logger.warning("a card of order %s was not kept: %s", order.number, problem)


def _standing(order, now: datetime) -> Standing:
    states = order.payments.values_list("state", flat=True)
    return standing_of(order.status, pay_by(order), list(states), now)


def attempt_of(order, gateway: Gateway) -> PaymentAttempt:
    """The live attempt in one way; one that was only begun in another way is let go before.

    Raises NotPayable too if another way has the money: a page left open in another tab must not undo that.
    """
    for other in order.payments.filter(state__in=UNDECIDED).exclude(gateway=gateway.code):
        note(attempt=other, outcome=gateway_of(other).void(other))
        settle(order.pk)
    return begin(order=order, gateway=gateway.code)


def _answer(order, attempt: PaymentAttempt, outcome: Outcome | None) -> Answer:
    order = get_model("order", "Order").objects.get(pk=order.pk)
    if order.status != settings.OSCAR_INITIAL_ORDER_STATUS:
        return Answer(next=reverse("checkout:thank-you"))
    if attempt.state == AttemptState.ACTION and outcome:
        return Answer(client_secret=outcome.client_secret)
    if attempt.state == AttemptState.DECLINED:
        return Answer(words=attempt.problem or _("Your bank said no to that card. Try another one."))
    if attempt.state in GOOD:
        return Answer(next=reverse("checkout:pay", args=[order.number]))
    return Answer(words=_("Your bank hasn’t said yes yet, and nothing has been paid. Press the button to go on."))
