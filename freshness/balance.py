"""Whether the books are true: the ledger's sums, the allocations and Oscar's stock, against the batches."""

from collections.abc import Iterable, Iterator

from django.db.models import F, IntegerField, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce
from oscar.core.loading import get_model

from freshness.kinds import BatchStatus
from freshness.models import Allocation, AllocationState, Batch, LedgerEntry
from freshness.services.ledger import COLUMNS

BOUND = {"reserved": AllocationState.RESERVED, "allocated": AllocationState.ALLOCATED}


def differences() -> Iterator[str]:
    """A sentence for each batch and stock record that the rest of the books contradict; three queries."""
    for batch in _against_ledger():
        for column in COLUMNS:
            told, there = getattr(batch, f"{column}_told"), getattr(batch, column)
            if told != there:
                yield f"Batch {batch.pk} ({batch.code}): {there} {column}, but the ledger adds up to {told}."
    for batch in _against_allocations():
        for column in BOUND:
            told, there = getattr(batch, f"{column}_told"), getattr(batch, column)
            if told != there:
                yield f"Batch {batch.pk} ({batch.code}): {there} {column}, but order lines have {told}."
    for record in _against_stock():
        yield (
            f"Stock record {record.pk}: {record.num_in_stock} in stock and {record.num_allocated} allocated, but its "
            f"batches have {record.in_stock_told} and {record.allocated_told}."
        )


def _total(rows: QuerySet, amount) -> Coalesce:
    """The sum of an amount over the rows that a subquery groups; 0 for no rows."""
    return Coalesce(Subquery(rows.annotate(total=Sum(amount)).values("total")), 0, output_field=IntegerField())


def _against_ledger() -> QuerySet:
    entries = LedgerEntry.objects.filter(batch=OuterRef("pk")).order_by().values("batch")
    told = {f"{column}_told": _total(entries, f"{column}_change") for column in COLUMNS}
    return _unequal(Batch.objects.annotate(**told), COLUMNS)


def _against_allocations() -> QuerySet:
    rows = Allocation.objects.annotate(source=Coalesce("picked_batch", "batch")).filter(source=OuterRef("pk"))
    told = {
        f"{column}_told": _total(rows.filter(state=state).order_by().values("source"), "quantity")
        for column, state in BOUND.items()
    }
    return _unequal(Batch.objects.annotate(**told), BOUND)


def _unequal(batches: QuerySet, columns: Iterable[str]) -> QuerySet:
    differs = Q()
    for column in columns:
        differs |= ~Q(**{column: F(f"{column}_told")})
    return batches.filter(differs).order_by("pk")


def _against_stock() -> QuerySet:
    available = Batch.objects.filter(stockrecord=OuterRef("pk"), status=BatchStatus.AVAILABLE).order_by()
    sums = available.values("stockrecord")
    with_batches = Batch.objects.values("stockrecord")
    records = get_model("partner", "StockRecord").objects.filter(pk__in=with_batches)
    records = records.annotate(
        in_stock_told=_total(sums, "on_hand"), allocated_told=_total(sums, F("reserved") + F("allocated"))
    )
    differs = ~Q(num_in_stock=F("in_stock_told")) | ~Q(allocated_told=Coalesce("num_allocated", 0))
    return records.filter(differs).order_by("pk")
