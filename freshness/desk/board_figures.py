"""The figures on top of the today board."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.db.models import Sum

from freshness.desk.board_rows import BoardRow
from freshness.models import DailySales
from freshness.risk import Risk, ends_soon

WEEK = 7


@dataclass(frozen=True)
class Figures:
    """`sold_units` and `sold_takings` went at ladder prices in the last 7 days; `skipped` is reason → batches."""

    risky_batches: int
    risky_units: int
    risky_value: Decimal
    left_over: int
    on_hand: int
    sold_units: int
    sold_takings: Decimal
    skipped: dict[str, int]

    @property
    def skipped_batches(self) -> int:
        return sum(self.skipped.values())


def figures_of(rows: list[BoardRow], first_day: date, today: date) -> Figures:
    """The figures for deliveries from `first_day` on; one query, for what was sold."""
    risky = [row for row in rows if row.risk == Risk.HIGH]
    sold = DailySales.objects.filter(day__gt=today - timedelta(days=WEEK), day__lte=today)
    sums = sold.aggregate(units=Sum("dated_units"), takings=Sum("dated_takings"))
    return Figures(
        risky_batches=len(risky),
        risky_units=sum(row.on_hand for row in risky),
        risky_value=sum((row.on_hand * (row.goods.list_price or 0) for row in risky), Decimal(0)),
        left_over=sum(row.left_over or 0 for row in rows if ends_soon(row.last_sale_day, first_day)),
        on_hand=sum(row.on_hand for row in rows),
        sold_units=sums["units"] or 0,
        sold_takings=sums["takings"] or Decimal(0),
        skipped=skipped_of(rows),
    )


def skipped_of(rows: Iterable[BoardRow]) -> dict[str, int]:
    """Why batches with free units are not offered for the due, and how many; the most frequent reason first."""
    reasons = Counter(row.verdict.reason for row in rows if row.free and row.verdict.kind is None)
    return dict(reasons.most_common())
