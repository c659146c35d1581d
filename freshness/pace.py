"""How fast products sell: units a day, and how many days a quantity lasts at that."""

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from django.conf import settings
from django.db.models import Min, OuterRef, Q, Subquery, Sum
from django.db.models.functions import Coalesce
from oscar.core.loading import get_model

from freshness.models import DailySales

HUNDREDTH = Decimal("0.01")
TENTH = Decimal("0.1")
ENDLESS = Decimal("Infinity")


def units_a_day(units: int, first_day: date | None, today: date, days: int) -> Decimal | None:
    """The mean of the `days` days before today, to the hundredth; None where nothing was ever sold before today.

    `units` were sold in those days. What was first sold less long ago (`first_day`) is counted from that day on.
    """
    if first_day is None or first_day >= today:
        return None
    counted = min(days, (today - first_day).days)
    return (Decimal(units) / counted).quantize(HUNDREDTH, ROUND_HALF_UP)


def days_of_cover(units: int, pace: Decimal | None) -> Decimal | None:
    """How many days the units last at a pace, to the tenth; ENDLESS where nothing sells, None without history."""
    if pace is None:
        return None
    if units == 0:
        return Decimal(0)
    return (units / pace).quantize(TENTH, ROUND_HALF_UP) if pace else ENDLESS


def pace_of(stockrecord_ids: Iterable[int], today: date) -> dict[int, Decimal | None]:
    """Units a day of stock records over settings.PACE_DAYS; None for one that was never sold. One query.

    Today is not counted, since it isn't over.
    """
    wanted = set(stockrecord_ids)
    first = today - timedelta(days=settings.PACE_DAYS)
    sales = DailySales.objects.filter(stockrecord=OuterRef("pk"), day__lt=today).order_by().values("stockrecord")
    window = sales.filter(day__gte=first).annotate(units=Sum("units")).values("units")
    start = sales.filter(~Q(units=0)).annotate(first=Min("day")).values("first")
    records = get_model("partner", "StockRecord").objects.filter(pk__in=wanted).order_by()
    rows = records.annotate(units_sold=Coalesce(Subquery(window), 0), first_day=Subquery(start))
    found = {
        pk: units_a_day(units, day, today, settings.PACE_DAYS)
        for pk, units, day in rows.values_list("pk", "units_sold", "first_day")
    }
    return {pk: found.get(pk) for pk in wanted}
