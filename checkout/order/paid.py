"""What became of an order's money, as its shopper reads it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db.models import Prefetch
from django.utils.translation import gettext as _

from checkout.models import PaymentAttempt, Refund, RefundItem, RefundPart, RefundState
from checkout.payments.gateway import gateways
from checkout.payments.settling import CALLED_OFF
from checkout.payments.states import GOOD, AttemptState

NOTHING = Decimal("0.00")


@dataclass(frozen=True)
class GivenBack:
    """One refund: of what, and why. `at` is None while it is on its way to the bank."""

    amount: Decimal
    at: datetime | None
    what: str
    why: str


@dataclass(frozen=True)
class Paid:
    """Amounts include tax. `to_pay` is what the driver takes; `coming` was taken and is still on its way back.

    `is_stuck`: the bank took none of that, so that people have to see to it.
    """

    paid_with: str
    by_card: bool
    taken: Decimal
    to_pay: Decimal
    back: Decimal
    coming: Decimal
    is_called_off: bool
    refunds: tuple[GivenBack, ...]
    is_stuck: bool = False

    @property
    def left(self) -> Decimal:
        """What was taken and neither went back nor is about to."""
        return self.taken - self.back - self.coming

    @property
    def was_never_taken(self) -> bool:
        """Whether an order was called off before any money moved."""
        return self.is_called_off and not self.taken


def paid_for(order) -> Paid | None:
    """The money of an order; None for one that cost nothing, or was begun before we kept this."""
    attempts = list(order.payments.order_by("pk"))
    if not attempts:
        return None
    attempt = next((each for each in attempts if each.state in GOOD), attempts[-1])
    gateway = gateways().get(attempt.gateway)
    by_card = bool(gateway and gateway.pays_on_page)
    called_off = order.status in CALLED_OFF
    taken = sum((each.captured for each in attempts), NOTHING)
    back = sum((each.refunded for each in attempts), NOTHING)
    refunds = given_back(order)
    asked = sum((each.amount for each in refunds if each.at is None), NOTHING)
    waits = attempt.state == AttemptState.AUTHORISED and not by_card and not called_off
    return Paid(
        paid_with=_paid_with(attempt, gateway),
        by_card=by_card,
        taken=taken,
        to_pay=attempt.amount if waits else NOTHING,
        back=back,
        coming=taken - back if called_off else asked,
        is_called_off=called_off,
        refunds=tuple(refunds),
        is_stuck=called_off and taken - back > asked,
    )


def _paid_with(attempt: PaymentAttempt, gateway) -> str:
    return attempt.paid_with or (str(gateway.name) if gateway else attempt.gateway)


def given_back(order) -> list[GivenBack]:
    """What went back or is about to, oldest first."""
    rows = Refund.objects.filter(attempt__order=order).exclude(state=RefundState.REFUSED)
    items = RefundItem.objects.select_related("order_line__promise")
    rows = rows.prefetch_related(Prefetch("items", items)).order_by("pk")
    return [GivenBack(row.amount, row.done_at, items_in_words(row.items.all()), row.reason) for row in rows]


def items_in_words(items: Iterable[RefundItem], called: str = "name") -> str:
    """2 × Whole milk, delivery; "" for a refund of everything. `called`: "title", the shop's own name, for staff."""
    told = []
    for item in items:
        if item.part == RefundPart.GOODS:
            told.append(_("%(units)d × %(name)s") % {"units": item.quantity, "name": getattr(item.order_line, called)})
        elif item.part == RefundPart.DELIVERY:
            told.append(_("delivery"))
    return ", ".join(told)
