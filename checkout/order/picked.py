"""The dates and batches that an order's units were really picked from, once they are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from freshness.kinds import OfferKind
from freshness.models import Allocation, AllocationState

PICKED = ("Packed", "Out for delivery", "Delivered", "Refunded")


@dataclass(frozen=True)
class Picked:
    """Units of one batch, as templates/includes/freshness.html asks for their date: it is no "or later" any more."""

    code: str
    units: int
    date: date
    date_kind: str
    life_days: int | None
    minimum_life_days: int | None = None
    kind: str = OfferKind.DATED.value


def picked_of(order, day: date | None) -> dict[int, list[Picked]]:
    """Order line → what it was picked from, nearest date first; {} while nothing is picked. One query.

    `day` None: the life left isn't told, as with an order of long ago.
    """
    if order.status not in PICKED:
        return {}
    states = (AllocationState.ALLOCATED, AllocationState.SOLD)
    rows = Allocation.objects.filter(order_line__order=order, state__in=states)
    rows = rows.select_related("batch", "picked_batch", "order_line__promise")
    found: dict[int, dict[int, list[Allocation]]] = {}
    for row in rows:
        found.setdefault(row.order_line_id, {}).setdefault(row.from_batch.pk, []).append(row)
    return {line: _of_line(batches, day) for line, batches in found.items()}


def _of_line(batches: dict[int, list[Allocation]], day: date | None) -> list[Picked]:
    return sorted((_picked(rows, day) for rows in batches.values()), key=lambda each: (each.date, each.code))


def _picked(rows: list[Allocation], day: date | None) -> Picked:
    batch, promise = rows[0].from_batch, getattr(rows[0].order_line, "promise", None)
    return Picked(
        code=batch.code,
        units=sum(row.quantity for row in rows),
        date=batch.date,
        date_kind=batch.date_kind,
        life_days=(batch.date - day).days if day else None,
        minimum_life_days=promise.minimum_life_days if promise else None,
    )
