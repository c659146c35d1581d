"""Oscar's figures of what was bought: orders that are paid for, counted after their transaction, never at its cost.

They rank and report; nothing is decided by them. A process killed right after a commit leaves its order uncounted.
"""

from collections import Counter

from django.conf import settings
from django.db import transaction
from django.db.models import Case, F, Value, When
from django.db.models.functions import Greatest
from oscar.apps.analytics.receivers import _record_user_order as count_of_customer
from oscar.core.loading import get_model


def count(order) -> None:
    """Counts an order once the transaction that confirms it is done."""
    transaction.on_commit(lambda: _count(order), robust=True)


def take_back(order) -> None:
    """Takes an order back out of the figures once the transaction that calls it off is done, if it was in them."""
    if order.status != settings.OSCAR_INITIAL_ORDER_STATUS:
        transaction.on_commit(lambda: _take_back(order), robust=True)


def _count(order) -> None:
    _move_products(order, +1)
    if order.user:
        count_of_customer(order.user, order)


def _take_back(order) -> None:
    """Lowers what was raised; what isn't there can't be lowered."""
    _move_products(order, -1)
    get_model("analytics", "UserRecord").objects.filter(user=order.user_id, num_orders__gte=1).update(
        num_orders=F("num_orders") - 1,
        num_order_lines=F("num_order_lines") - order.num_lines,
        num_order_items=F("num_order_items") - order.num_items,
        total_spent=F("total_spent") - order.total_incl_tax,
    )


@transaction.atomic
def _move_products(order, sign: int) -> None:
    """A few statements for any number of lines. Rows are locked by product, lest two orders wait for each other."""
    units: Counter[int] = Counter()
    for product, quantity in order.lines.exclude(product=None).values_list("product", "quantity"):
        units[product] += quantity
    records = get_model("analytics", "ProductRecord")
    if sign > 0:
        records.objects.bulk_create([records(product_id=key) for key in sorted(units)], ignore_conflicts=True)
    rows = records.objects.filter(product__in=units)
    list(rows.order_by("product_id").select_for_update(no_key=True).values_list("pk"))
    moved = Case(*(When(product=key, then=Value(sign * quantity)) for key, quantity in units.items()), default=Value(0))
    rows.update(num_purchases=Greatest(F("num_purchases") + moved, 0))
