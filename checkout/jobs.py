"""Jobs of the clock."""

from datetime import timedelta

from checkout.services.reconciling import reconcile


def see_to_money() -> int:
    """Goes on where a process was killed, sends refunds, lapses what was not paid; the number of orders that moved."""
    return reconcile()


def compare_with_gateways() -> int:
    """Asks the gateways about everything of the last two days; the number of orders that moved."""
    return reconcile(since=timedelta(days=2))
