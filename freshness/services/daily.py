"""Sales and list prices day by day, for the pace of sales and for prior prices. Counted afresh by the clock."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from itertools import groupby
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction
from django.db.models import Case, Exists, F, Max, OuterRef, Q, Sum, When
from django.db.models.functions import Coalesce, TruncDate
from django.utils import timezone
from oscar.core.loading import get_model

from freshness.kinds import OfferKind
from freshness.models import Allocation, DailyPrice, DailySales, PriceChange

CANCELLED = "Cancelled"  # of OSCAR_ORDER_STATUS_PIPELINE
ROWS_AT_ONCE = 1000


@transaction.atomic
def count_sales(*, today: date) -> None:
    """Counts what was ordered and not cancelled, for each day of settings.PACE_DAYS and each day missing before.

    A day is counted afresh as long as it is in the pace, since an order may be cancelled after its day.
    """
    counted_to = DailySales.objects.aggregate(day=Max("day"))["day"]
    first = min(today - timedelta(days=settings.PACE_DAYS), counted_to) if counted_to else date.min
    rows = [DailySales(**row) for row in _sales_from(first)]
    _forget_cancelled(first, {(row.stockrecord_id, row.day) for row in rows})
    DailySales.objects.bulk_create(
        rows,
        ROWS_AT_ONCE,
        update_conflicts=True,
        unique_fields=["stockrecord", "day"],
        update_fields=["units", "dated_units", "dated_takings"],
    )


def _forget_cancelled(first: date, sold: set[tuple[int, date]]) -> None:
    """Sets the rows to 0 of which everything has been cancelled since they were written."""
    rows = DailySales.objects.filter(day__gte=first, units__gt=0).values_list("pk", "stockrecord", "day")
    gone = [pk for pk, stockrecord, day in rows if (stockrecord, day) not in sold]
    DailySales.objects.filter(pk__in=gone).update(units=0, dated_units=0, dated_takings=0)


def _sales_from(first: date) -> Iterable[dict]:
    """Units, dated units and their takings by stock record and day of the shop's zone."""
    zone = ZoneInfo(settings.TIME_ZONE)
    lines = get_model("order", "Line").objects.exclude(order__status=CANCELLED).exclude(status=CANCELLED)
    if first > date.min:
        lines = lines.filter(order__date_placed__gte=datetime.combine(first, time.min, zone))
    is_dated = Exists(Allocation.objects.filter(order_line=OuterRef("pk"), offer_kind=OfferKind.DATED))
    lines = lines.filter(stockrecord__isnull=False).annotate(
        day=TruncDate("order__date_placed", tzinfo=zone), is_dated=is_dated
    )
    return (
        lines.order_by()
        .values("stockrecord_id", "day")
        .annotate(
            units=Sum("quantity"),
            dated_units=Coalesce(Sum("quantity", filter=Q(is_dated=True)), 0),
            dated_takings=Coalesce(Sum("line_price_incl_tax", filter=Q(is_dated=True)), Decimal(0)),
        )
    )


@transaction.atomic
def count_prices(*, today: date) -> None:
    """Writes the lowest list price of today, and of each missing day of settings.PRIOR_PRICE_DAYS before."""
    days = [today - timedelta(days=number) for number in range(settings.PRIOR_PRICE_DAYS, -1, -1)]
    changes = _changes_from(days[0])
    known = set(DailyPrice.objects.filter(day__gte=days[0]).values_list("stockrecord", "day"))
    records = get_model("partner", "StockRecord").objects.filter(price__isnull=False).order_by("pk")
    rows = [
        DailyPrice(stockrecord_id=pk, day=day, lowest=lowest)
        for pk, price, created in records.values_list("pk", "price", "date_created")
        for day, lowest in lowest_by_day(days, changes.get(pk, []), price).items()
        if (pk, day) not in known and day >= timezone.localdate(created)
    ]
    DailyPrice.objects.bulk_create(rows, ROWS_AT_ONCE, ignore_conflicts=True)


Change = tuple[date, Decimal | None, Decimal]  # the day of a change, the price before it, the price after it


def _changes_from(first: date) -> dict[int, list[Change]]:
    """The changes of list prices since a day, by stock record, in the order in which they were made."""
    begin = datetime.combine(first, time.min, ZoneInfo(settings.TIME_ZONE))
    rows = PriceChange.objects.filter(changed_at__gte=begin).order_by("stockrecord", "changed_at", "pk")
    values = rows.values_list("stockrecord", "changed_at", "price_before", "price")
    return {
        pk: [(timezone.localdate(at), before, after) for _pk, at, before, after in group]
        for pk, group in groupby(values, key=lambda row: row[0])
    }


def lowest_by_day(days: list[date], changes: list[Change], price_now: Decimal) -> dict[date, Decimal]:
    """The lowest list price of each day, from its changes; pure. Without changes it was always what it is now.

    A day on which there was no price yet is left out.
    """
    found: dict[date, Decimal] = {}
    price = price_now
    for day in sorted(days, reverse=True):
        of_day = [change for change in changes if change[0] == day]
        prices = [price, *(value for _day, before, after in of_day for value in (before, after))]
        known = [value for value in prices if value is not None]
        if known:
            found[day] = min(known)
        price = of_day[0][1] if of_day else price
    return found


def note_list_price(*, stockrecord_id: int, before: Decimal | None, price: Decimal, today: date) -> None:
    """Keeps today's row right when a list price changes: the lower of what stands, what was and what is now."""
    lowest = price if before is None else min(before, price)
    row, is_new = DailyPrice.objects.get_or_create(
        stockrecord_id=stockrecord_id, day=today, defaults={"lowest": lowest}
    )
    if not is_new:
        lower = Case(When(lowest__gt=lowest, then=lowest), default=F("lowest"))
        DailyPrice.objects.filter(pk=row.pk).update(lowest=lower)
