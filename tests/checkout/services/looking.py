"""How an order and what was told about it stand."""

from notices.models import Notice


def stands(order) -> tuple:
    """(status of the order, states of its attempts, units that are bound)"""
    order.refresh_from_db()
    states = [attempt.state for attempt in order.payments.order_by("pk")]
    return order.status, states, sum(order.lines.values_list("num_allocated", flat=True))


def kinds() -> list[str]:
    return list(Notice.objects.order_by("pk").values_list("kind", flat=True))
