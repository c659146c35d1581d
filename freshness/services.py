"""The only ways in which a list price may change."""

from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from oscar.core.loading import get_model

from freshness.errors import BadPrice, NotReserved, OutOfStock
from freshness.models import PriceChange
from money import to_penny


@transaction.atomic
def change_list_price(*, stockrecord, price: Decimal, by=None, reason: str = "") -> PriceChange | None:
    """Sets the list price (tax included) and writes the row of its history; None if nothing changes.

    Raises BadPrice for a negative amount or a fraction of a penny.
    """
    if price < 0 or price != to_penny(price):
        raise BadPrice(price)
    record = get_model("partner", "StockRecord").objects.select_for_update().get(pk=stockrecord.pk)
    if record.price == price:
        return None
    change = PriceChange.objects.create(
        stockrecord=record,
        price_before=record.price,
        price=price,
        changed_at=timezone.now(),
        changed_by=by,
        reason=reason,
    )
    record.price = stockrecord.price = price
    record.save(update_fields=["price", "date_updated"])
    return change


def reserve(*, lines: list[tuple[object, int]]) -> None:
    """Binds the units of one whole order, given as (stock record, quantity), in the order of the records' keys.

    Runs in the caller's transaction, which must be rolled back on an error.
    Raises NotReserved with every shortfall.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("reserve() must run in the transaction that places the order.")
    wanted: dict[int, int] = {}
    records = {}
    for record, quantity in lines:
        wanted[record.pk] = wanted.get(record.pk, 0) + quantity
        records[record.pk] = record
    shortfalls = []
    for key in sorted(wanted):
        try:
            records[key].allocate(wanted[key])
        except OutOfStock as shortfall:
            shortfalls.append(shortfall)
    if shortfalls:
        raise NotReserved(shortfalls)
