"""Jobs of the clock."""

from datetime import timedelta

from checkout.payments import events
from checkout.services.reconciling import reconcile


def hear_gateways() -> int:
    """Looks into what gateways told us; the number of events."""
    return events.process()


def see_to_money() -> int:
    """Goes on where a process was killed, sends refunds, lapses what was not paid; the number of orders that moved."""
    return reconcile()


def compare_with_gateways() -> int:
    """Asks the gateways about everything of the last two days; the number of orders that moved."""
    events.forget_old()
    return reconcile(since=timedelta(days=2))
