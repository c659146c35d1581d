"""Oscar's figures of what was bought: orders that are paid for, counted after their transaction, never at its cost.

They rank and report; nothing is decided by them. A process killed right after a commit leaves its order uncounted.
"""

from django.conf import settings
from django.db import transaction
from django.db.models import F
from oscar.apps.analytics.receivers import receive_order_placed
from oscar.core.loading import get_model


def count(order) -> None:
    """Counts an order once the transaction that confirms it is done."""
    transaction.on_commit(lambda: _count(order), robust=True)


def take_back(order) -> None:
    """Takes an order back out of the figures once the transaction that calls it off is done, if it was in them."""
    if order.status != settings.OSCAR_INITIAL_ORDER_STATUS:
        transaction.on_commit(lambda: _take_back(order), robust=True)


def _count(order) -> None:
    receive_order_placed(sender=None, order=order, user=order.user)


def _take_back(order) -> None:
    """Lowers what Oscar's receiver raised, one statement a row; what isn't there can't be lowered."""
    products = get_model("analytics", "ProductRecord").objects
    lines = list(order.lines.order_by("product_id"))
    for line in lines:
        rows = products.filter(product=line.product_id, num_purchases__gte=line.quantity)
        rows.update(num_purchases=F("num_purchases") - line.quantity)
    get_model("analytics", "UserRecord").objects.filter(user=order.user_id, num_orders__gte=1).update(
        num_orders=F("num_orders") - 1,
        num_order_lines=F("num_order_lines") - len(lines),
        num_order_items=F("num_order_items") - sum(line.quantity for line in lines),
        total_spent=F("total_spent") - order.total_incl_tax,
    )
