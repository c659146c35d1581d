"""The link behind which a guest finds an order: signed, and good for a while after the delivery."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.utils import timezone
from oscar.core.loading import get_model

SIGNER = "checkout.order.link"


@dataclass(frozen=True)
class Link:
    """What a link names: the order, None if the link isn't ours, and its last day."""

    order: object | None
    until: date | None = None

    def is_over(self, today: date) -> bool:
        """Whether it was a good link, and has ended."""
        return self.until is not None and today > self.until


def last_day(order) -> date:
    """The last day on which a guest's link to an order opens it."""
    delivery = getattr(order, "delivery", None)
    start = delivery.day if delivery else timezone.localdate(order.date_placed)
    return start + timedelta(days=settings.GUEST_LINK_DAYS)


def token_of(order) -> str:
    """The secret part of a guest's link: its last day and our signature, e.g. "20270201:kJ3…"."""
    return _signed(order.number, last_day(order)).partition(":")[2]


def _signed(number: str, until: date) -> str:
    return Signer(salt=SIGNER).sign(f"{number}:{until:%Y%m%d}")


def read(number: str, token: str) -> Link:
    """The guest's order that a link names, whether it has ended or not. A customer's order has no such link."""
    try:
        _number, day = Signer(salt=SIGNER).unsign(f"{number}:{token}").rsplit(":", 1)
        until = date.fromisoformat(day)
    except (BadSignature, ValueError):
        return Link(None)
    orders = get_model("order", "Order").objects.select_related("delivery")
    order = orders.filter(user=None, number=number).exclude(guest_email="").first()
    return Link(order, until if order else None)
