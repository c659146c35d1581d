"""Units that are bound to order lines: read under lock, and moved on in parts. For the services of this folder."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import F, Sum
from django.utils import timezone
from oscar.core.loading import get_model

from freshness.kinds import BatchStatus
from freshness.models import Allocation, AllocationState, LedgerKind, Resolution, Shortage
from freshness.services.ledger import lock

BOUND = (AllocationState.RESERVED, AllocationState.ALLOCATED)
SETTLED = (Resolution.SUBSTITUTED, Resolution.REFUNDED, Resolution.CANCELLED)

Part = tuple[Allocation, int]


def locked(line_ids: Iterable[int], states: Iterable[str]) -> list[Allocation]:
    """The allocations of order lines in these states, read after their stock records have been locked."""
    rows = Allocation.objects.filter(order_line__in=line_ids)
    lock(get_model("partner", "StockRecord").objects.filter(pk__in=rows.values("batch__stockrecord")))
    related = rows.filter(state__in=states).select_related("batch", "picked_batch", "order_line")
    return list(related.order_by("order_line", "pk"))


def is_free_to_go(row: Allocation) -> bool:
    """Whether the units may leave: their batch is neither held nor recalled."""
    return row.from_batch.status == BatchStatus.AVAILABLE


def had_left(row: Allocation) -> bool:
    """Whether the units were on their way before their batch was held: it was still free on the delivery day.

    So that a dispatch can be noted later, when the clock has held what was left of the batch.
    """
    kept_since = None
    kinds = (LedgerKind.HOLD, LedgerKind.UNHOLD, LedgerKind.RECALL)
    for kind, at in row.from_batch.ledger.filter(kind__in=kinds).order_by("pk").values_list("kind", "at"):
        kept_since = None if kind == LedgerKind.UNHOLD else kept_since or at
    return kept_since is not None and timezone.localdate(kept_since) > row.due_day


def parts(rows: Iterable[Allocation], quantity: int) -> list[Part]:
    """The first `quantity` units of the rows, as (row, units of it)."""
    found = []
    for row in rows:
        units = min(row.quantity, quantity)
        if units:
            found.append((row, units))
        quantity -= units
    return found


def move(moved: list[Part], state: str) -> None:
    """Gives the parts a state; a part that isn't the whole of its row becomes a row of its own."""
    whole = [row.pk for row, units in moved if units == row.quantity]
    Allocation.objects.filter(pk__in=whole).update(state=state)
    for row, units in moved:
        if units < row.quantity:
            Allocation.objects.filter(pk=row.pk).update(quantity=F("quantity") - units)
            row.pk, row.quantity, row.state = None, units, state
            row.save(force_insert=True)


def settled_units(order_line) -> int:
    """Units that the line has to do without, as was agreed with the shopper."""
    rows = Shortage.objects.filter(allocation__order_line=order_line, resolution__in=SETTLED)
    return rows.aggregate(units=Sum("quantity"))["units"] or 0


def open_shortages(line_ids: Iterable[int]) -> list[Shortage]:
    """What order lines miss and nobody has settled yet, oldest first."""
    rows = Shortage.objects.filter(allocation__order_line__in=line_ids, resolution=Resolution.OPEN)
    return list(rows.select_related("allocation__order_line", "allocation__batch").order_by("pk"))


def give_up(shortages: list[Shortage], quantity: int, at: datetime) -> int:
    """Closes open shortages of up to `quantity` units, since nobody waits for them any more; the units closed."""
    closed = 0
    for shortage in shortages:
        units = min(shortage.quantity, quantity - closed)
        if not units:
            break
        if units < shortage.quantity:
            Shortage.objects.filter(pk=shortage.pk).update(quantity=F("quantity") - units)
            shortage.pk, shortage.quantity = None, units
        shortage.resolution, shortage.resolved_at = Resolution.CANCELLED, at
        shortage.save()
        closed += units
    return closed


def close(shortages: list[Shortage], resolution: str, at: datetime) -> None:
    """Settles shortages one way."""
    rows = Shortage.objects.filter(pk__in=[shortage.pk for shortage in shortages])
    rows.update(resolution=resolution, resolved_at=at)
