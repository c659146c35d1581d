"""The picking list of a delivery day: order by order, line by line, with the batch that was allocated."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet, Sum
from django.utils.module_loading import import_string
from oscar.core.loading import get_model

from freshness.models import Allocation, AllocationState, Batch, Resolution, Shortage

PRODUCT = "stockrecord__product__parent"


@dataclass
class PickLine:
    """An order line: its allocated units by batch; units of plain stock; units that are short and not settled."""

    order_line: object
    rows: list[Allocation] = field(default_factory=list)
    plain: int = 0
    short: int = 0


@dataclass
class PickOrder:
    """An order with the lines that have something to pick or to settle."""

    order: object
    lines: list[PickLine]


@dataclass(frozen=True)
class Total:
    """Units of one batch in all the orders of the day."""

    batch: Batch
    units: int


def orders_to_pick(day: date) -> list[PickOrder]:
    """The confirmed orders of a day that wait on the shelves, the first placed first; four queries."""
    lines = {line.pk: PickLine(line) for line in _order_lines(day)}
    for row in _allocations(day).filter(state=AllocationState.ALLOCATED).order_by("pk"):
        if row.order_line_id in lines:
            lines[row.order_line_id].rows.append(row)
    for shortage in open_shortages().filter(allocation__order_line__in=list(lines)):
        lines[shortage.allocation.order_line_id].short += shortage.quantity
    for line in lines.values():
        line.plain = _plain_units(line)
    wanted = [line for line in lines.values() if line.rows or line.plain or line.short]
    by_order = groupby(wanted, key=lambda line: line.order_line.order)
    return [PickOrder(order, list(found)) for order, found in by_order]


def _order_lines(day: date) -> Iterable:
    """The lines of the orders of a day that wait to leave."""
    orders = import_string(settings.ORDERS_OF_DAY)(day)
    of_day = Q(order__in=orders) | Q(pk__in=_allocations(day).values("order_line"))
    rows = get_model("order", "Line").objects.filter(of_day, order__status__in=settings.STATUSES_TO_PICK)
    rows = rows.annotate(in_batches=Exists(Allocation.objects.filter(order_line=OuterRef("pk"))))
    kinds = ("product__product_class", "product__parent__product_class")
    return rows.select_related("order", *kinds).order_by("order__date_placed", "order", "pk")


def _allocations(day: date) -> QuerySet:
    return Allocation.objects.filter(due_day=day).select_related(f"batch__{PRODUCT}", f"picked_batch__{PRODUCT}")


def _plain_units(line: PickLine) -> int:
    """Units of a line in plain stock. Goods in batches have allocations, or had some; stock that isn't counted is all
    still there while the order waits."""
    order_line = line.order_line
    if line.rows or line.short or order_line.in_batches:
        return 0
    is_counted = order_line.product is None or order_line.product.get_product_class().track_stock
    return order_line.num_allocated or (0 if is_counted else order_line.quantity)


def open_shortages() -> QuerySet:
    """What is missing and nobody has settled."""
    return Shortage.objects.filter(resolution=Resolution.OPEN).select_related("allocation")


def waiting_for_payment(day: date) -> int:
    """Units of the day that are reserved, and come to the list once they are paid for."""
    return _allocations(day).filter(state=AllocationState.RESERVED).aggregate(units=Sum("quantity"))["units"] or 0


def totals(orders: Iterable[PickOrder]) -> list[Total]:
    """What to fetch from the cold store for all of them, by product and date."""
    batches: dict[int, Batch] = {}
    units: dict[int, int] = {}
    for row in (row for order in orders for line in order.lines for row in line.rows):
        batch = batches.setdefault(row.from_batch.pk, row.from_batch)
        units[batch.pk] = units.get(batch.pk, 0) + row.quantity
    found = [Total(batch, units[key]) for key, batch in batches.items()]
    return sorted(found, key=lambda each: (each.batch.stockrecord.product.get_title(), each.batch.date, each.batch.pk))
