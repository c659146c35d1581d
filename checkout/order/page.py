"""What the page of one order shows, in the account and behind a guest's link."""

from datetime import datetime

from django.utils import timezone

from checkout.models import DateClaim
from checkout.order.cancelling import can_cancel
from checkout.order.claims import claimable
from checkout.order.live import live_of
from checkout.order.paid import paid_for
from checkout.order.papers import papers_of
from checkout.order.shown import order_shown
from checkout.paying import pay_path, waits_for_shopper
from checkout.payments.attempts import pay_by


def page_of(order, at: datetime) -> dict:
    """The template's words for an order as it stands at a moment; what its shopper may do then."""
    return {
        "shown": order_shown(order),
        "paid": paid_for(order),
        "papers": papers_of(order),
        "live": live_of(order),
        "pay_path": pay_path(order) if waits_for_shopper(order) else "",
        "pay_by": pay_by(order),
        "can_cancel": can_cancel(order, at),
        "can_claim": bool(claimable(order, timezone.localdate(at))),
        "claims": DateClaim.objects.filter(order_line__order=order).select_related("order_line__promise", "refund"),
    }
