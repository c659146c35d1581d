"""The one way in which quantities of batches move: rows locked, one guarded update, a ledger row for each change."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Case, F, IntegerField, OuterRef, QuerySet, Subquery, Sum, Value, When
from django.db.models.expressions import CombinedExpression
from django.db.models.functions import Coalesce
from oscar.core.loading import get_model

from freshness.errors import ChangedMeanwhile
from freshness.kinds import BatchStatus
from freshness.models import Batch, LedgerEntry

COLUMNS = ("on_hand", "reserved", "allocated")


@dataclass(frozen=True)
class Change:
    """What happens to one batch, in signed units. `quantity` is the units that the row is about, never negative."""

    batch_id: int
    kind: str
    quantity: int
    on_hand: int = 0
    reserved: int = 0
    allocated: int = 0
    reason: str = ""
    order_line_id: int | None = None


def lock(rows: QuerySet) -> list:
    """Stock records, locked in the order of their keys: always before their batches.

    Rows that only name a stock record, such as a basket's lines, needn't wait for it.

    Raises RuntimeError outside a transaction, where a lock would be let go at once.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("Stock is locked only inside a transaction.")
    return list(rows.select_for_update(of=("self",), no_key=True).order_by("pk"))


def lock_stock_of(batch_ids: Iterable[int]) -> list[Batch]:
    """The batches, read after their stock records have been locked; ordered by key."""
    wanted = list(batch_ids)
    of_batches = Batch.objects.filter(pk__in=wanted).values("stockrecord")
    lock(get_model("partner", "StockRecord").objects.filter(pk__in=of_batches))
    return list(Batch.objects.filter(pk__in=wanted).order_by("pk"))


def post(changes: list[Change], *, at: datetime, by=None, only_available: bool = False) -> None:
    """Moves the batches and writes the ledger; the sums on the stock records follow. Four statements for any number.

    The caller has locked the stock records. `only_available` refuses batches that are held or recalled.
    Raises ChangedMeanwhile if a batch is not as it was read; nothing is written then.
    """
    if not changes:
        return
    totals = _totals(changes)
    _move(totals, only_available)
    _write(changes, totals, at, by)
    follow_stock(Batch.objects.filter(pk__in=totals).values("stockrecord"))


def _totals(changes: list[Change]) -> dict[int, dict[str, int]]:
    totals: dict[int, dict[str, int]] = {}
    for change in changes:
        moved = totals.setdefault(change.batch_id, dict.fromkeys(COLUMNS, 0))
        for column in COLUMNS:
            moved[column] += getattr(change, column)
    return totals


def _move(totals: dict[int, dict[str, int]], only_available: bool) -> None:
    after = {column: _after(totals, column) for column in COLUMNS}
    rows = Batch.objects.filter(pk__in=totals).alias(**{f"{column}_after": value for column, value in after.items()})
    rows = rows.filter(
        reserved_after__gte=0, allocated_after__gte=0, on_hand_after__gte=F("reserved_after") + F("allocated_after")
    )
    if only_available:
        rows = rows.filter(status=BatchStatus.AVAILABLE)
    if rows.update(**after) != len(totals):
        raise ChangedMeanwhile(sorted(totals))


def _after(totals: dict[int, dict[str, int]], column: str) -> CombinedExpression | F:
    """What a column becomes: itself where nothing of it moves, which is most of them, most of the time."""
    whens = [When(pk=pk, then=Value(moved[column])) for pk, moved in sorted(totals.items()) if moved[column]]
    return F(column) + Case(*whens, default=Value(0), output_field=IntegerField()) if whens else F(column)


def _write(changes: list[Change], totals: dict[int, dict[str, int]], at: datetime, by) -> None:
    on_hand = dict(Batch.objects.filter(pk__in=totals).values_list("pk", "on_hand"))
    on_hand = {pk: units - totals[pk]["on_hand"] for pk, units in on_hand.items()}
    entries = []
    for change in changes:
        on_hand[change.batch_id] += change.on_hand
        entries.append(
            LedgerEntry(
                batch_id=change.batch_id,
                kind=change.kind,
                quantity=change.quantity,
                on_hand_change=change.on_hand,
                reserved_change=change.reserved,
                allocated_change=change.allocated,
                on_hand_after=on_hand[change.batch_id],
                reason=change.reason,
                order_line_id=change.order_line_id,
                at=at,
                by=by,
            )
        )
    LedgerEntry.objects.bulk_create(entries)


def follow_stock(stockrecords: QuerySet | Iterable[int]) -> None:
    """Writes what Oscar reads: in stock is what is on hand and not held, allocated what is bound of it."""
    available = Batch.objects.filter(stockrecord=OuterRef("pk"), status=BatchStatus.AVAILABLE).order_by()
    sums = {
        "num_in_stock": available.values("stockrecord").annotate(units=Sum("on_hand")).values("units"),
        "num_allocated": available.values("stockrecord")
        .annotate(units=Sum(F("reserved") + F("allocated")))
        .values("units"),
    }
    rows = get_model("partner", "StockRecord").objects.filter(pk__in=stockrecords)
    rows.update(**{column: Coalesce(Subquery(units), 0) for column, units in sums.items()})
