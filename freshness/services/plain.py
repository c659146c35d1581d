"""Changes of list prices, and of the stock of products without batches."""

from decimal import Decimal

from django.db import transaction
from django.db.models import Case, F, IntegerField, Value, When
from django.db.models.functions import Coalesce
from django.utils import timezone
from oscar.core.loading import get_model

from freshness.errors import BadPrice, BelowAllocated, KeptInBatches
from freshness.models import DailyPrice, PriceChange
from freshness.services.daily import note_list_price
from money import to_penny

DEAREST = Decimal("9999999999.99")  # what the column holds


@transaction.atomic
def change_list_price(*, stockrecord, price: Decimal, by=None, reason: str = "") -> PriceChange | None:
    """Sets the list price (tax included) and writes the row of its history; None if nothing changes.

    The only way in which a list price may change.
    Raises BadPrice for what is not a whole number of pennies from 0 on.
    """
    if not price.is_finite() or not 0 <= price <= DEAREST or price != to_penny(price):
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
    note_list_price(stockrecord_id=record.pk, before=record.price, price=price, today=timezone.localdate())
    record.price = stockrecord.price = price
    record.save(update_fields=["price", "date_updated"])
    return change


def bind(*, units: dict[int, int]) -> bool:
    """Binds units of products without batches to an order, by stock record, in one guarded statement.

    False if fewer are free of one of them; then the caller's transaction must be rolled back.
    """
    if not units:
        return True
    whens = [When(pk=pk, then=Value(quantity)) for pk, quantity in sorted(units.items())]
    bound = Coalesce(F("num_allocated"), 0) + Case(*whens, default=Value(0), output_field=IntegerField())
    records = get_model("partner", "StockRecord").objects.filter(pk__in=units).alias(bound=bound)
    return records.filter(num_in_stock__gte=F("bound")).update(num_allocated=bound) == len(units)


@transaction.atomic
def count_stock(*, stockrecord, counted: int) -> None:
    """Sets what is on the shelf of a product without batches, in one guarded statement.

    Raises BelowAllocated if more than that is bound to orders, KeptInBatches where a policy counts.
    """
    if stockrecord.is_kept_in_batches:
        raise KeptInBatches(stockrecord.pk)
    records = get_model("partner", "StockRecord").objects.annotate(bound=Coalesce("num_allocated", 0))
    rows = records.filter(pk=stockrecord.pk, bound__lte=counted).update(num_in_stock=counted)
    stockrecord.refresh_from_db(fields=["num_in_stock", "num_allocated"])
    if not rows:
        raise BelowAllocated(stockrecord.pk, counted, stockrecord.num_allocated or 0)


@transaction.atomic
def discard(*, stockrecord) -> None:
    """Deletes a stock record that nothing was ever sold from, with the history of its price."""
    PriceChange.objects.filter(stockrecord=stockrecord).delete()
    DailyPrice.objects.filter(stockrecord=stockrecord).delete()
    stockrecord.delete()
