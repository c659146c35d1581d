"""Where the units of a batch came from and where they went, from goods-in to each order."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Q, QuerySet, Sum
from django.utils.translation import gettext as _

from freshness.models import Allocation, AllocationState, Batch, LedgerEntry, LedgerKind

IN_ORDER = (LedgerKind.GOODS_IN, LedgerKind.SELL, LedgerKind.WRITE_OFF, LedgerKind.SWAP, LedgerKind.CORRECT)


@dataclass(frozen=True)
class Balance:
    """What moved the units of a batch, as (words, signed units), and what nothing explains: 0 if all is right."""

    entries: tuple[tuple[str, int], ...]
    on_hand: int
    remainder: int


def balance_of(moved: Mapping[str, int], on_hand: int) -> Balance:
    """The balance from the ledger's changes of on hand by kind; pure. What never happened is left out."""
    words = {
        LedgerKind.GOODS_IN: _("came in"),
        LedgerKind.SELL: _("sold"),
        LedgerKind.WRITE_OFF: _("written off"),
        LedgerKind.SWAP: _("swapped when picked"),
        LedgerKind.CORRECT: _("corrected at stock-take"),
    }
    entries = tuple((words[kind], moved[kind]) for kind in IN_ORDER if moved.get(kind))
    return Balance(entries, on_hand, sum(moved.values()) - on_hand)


def balance_from(batch: Batch) -> Balance:
    """The balance of a batch; one query."""
    sums = LedgerEntry.objects.filter(batch=batch).order_by().values("kind").annotate(units=Sum("on_hand_change"))
    return balance_of({row["kind"]: row["units"] for row in sums if row["units"]}, batch.on_hand)


def ledger_of(batch: Batch) -> QuerySet:
    """Every change of a batch, the latest first."""
    rows = LedgerEntry.objects.filter(batch=batch).select_related("by", "order_line__order")
    return rows.order_by("-pk")


def orders_of(batch: Batch) -> QuerySet:
    """The order lines that have, or had, units of a batch: allocated from it, or picked from it instead of another."""
    mine = Q(picked_batch=batch) | Q(batch=batch, picked_batch=None)
    rows = Allocation.objects.filter(mine).exclude(state=AllocationState.RELEASED)
    return rows.select_related("order_line__order", "batch").order_by("-due_day", "order_line__order__number", "pk")


def batches_of_order(number: str) -> QuerySet:
    """Back from an order: what each of its lines got, with the batches that it came from."""
    rows = Allocation.objects.filter(order_line__order__number=number).exclude(state=AllocationState.RELEASED)
    related = ("order_line__order", "batch__stockrecord__product__parent", "picked_batch")
    return (
        rows.select_related(*related)
        .prefetch_related("batch__goods_ins", "picked_batch__goods_ins")
        .order_by("order_line", "pk")
    )
