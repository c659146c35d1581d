"""The money of an order, as the order desk reads it."""

from dataclasses import dataclass
from decimal import Decimal

from checkout.models import PaymentAttempt, Refund
from checkout.order.left import Left, left_of
from checkout.order.paid import items_in_words
from checkout.order.refunding import items_of_shortage, shortages_to_refund, total_of
from checkout.payments.gateway import gateways
from freshness.models import Resolution, Shortage


@dataclass(frozen=True)
class MissingShown:
    """A shortage that the shopper is to be refunded for; `amount` is what goes back, with the deposit."""

    shortage: Shortage
    amount: Decimal


@dataclass(frozen=True)
class RefundShown:
    """A refund with its parts in words."""

    refund: Refund
    what: str


@dataclass(frozen=True)
class MoneyShown:
    """What was taken, what went back, what is left. `by_hand`: staff give it back, no gateway does."""

    attempts: tuple[PaymentAttempt, ...]
    left: Left
    refunds: tuple[RefundShown, ...]
    missing: tuple[MissingShown, ...]
    unsettled: int
    by_hand: bool

    @property
    def can_refund(self) -> bool:
        """Whether anything was taken that hasn't gone back."""
        return bool(self.left.money)

    @property
    def waits_for_door(self) -> bool:
        """Whether the driver has yet to take the money."""
        return self.by_hand and self.left.attempt is None


def money_of(order) -> MoneyShown:
    """The money of an order now; about ten queries."""
    left, attempts = left_of(order), tuple(order.payments.order_by("pk"))
    gateway = gateways().get(attempts[-1].gateway) if attempts else None
    refunds = Refund.objects.filter(attempt__order=order).select_related("by").order_by("pk")
    open_ones = Shortage.objects.filter(allocation__order_line__order=order, resolution=Resolution.OPEN)
    return MoneyShown(
        attempts=attempts,
        left=left,
        refunds=tuple(
            RefundShown(row, items_in_words(row.items.select_related("order_line"), called="title")) for row in refunds
        ),
        missing=tuple(MissingShown(row, total_of(items_of_shortage(row, left))) for row in shortages_to_refund(order)),
        unsettled=open_ones.count(),
        by_hand=bool(gateway and not gateway.pays_on_page),
    )
