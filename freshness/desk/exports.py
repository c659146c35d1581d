"""Batches, ledger and write-offs as files, row by row."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from desk.files import as_csv, csv_lines, xlsx_file
from freshness.models import Batch, LedgerEntry, WriteOff

MOST_ROWS_OF_A_WORKBOOK = 100_000
ROWS_AT_ONCE = 2000
PRODUCT = "stockrecord__product__parent"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class Export:
    """What can be taken out: its rows, and heading → what a row says under it. Who may see the list may take it."""

    title: str | Promise
    permission: str
    rows: Callable[[], QuerySet]
    columns: dict[str | Promise, Callable[[object], object]]

    def values(self) -> Iterator[list[object]]:
        for row in self.rows().iterator(chunk_size=ROWS_AT_ONCE):
            yield [value(row) for value in self.columns.values()]


def _of_batch(path: Callable[[object], Batch]) -> dict:
    """The columns that tell whose row it is."""
    return {
        _("Product"): lambda row: path(row).stockrecord.product.get_title(),
        _("SKU"): lambda row: path(row).stockrecord.partner_sku,
        _("GTIN"): lambda row: path(row).gtin,
        _("Batch code"): lambda row: path(row).code,
        _("Date"): lambda row: path(row).date,
    }


def _person(row: object) -> str:
    return row.by.get_full_name() or row.by.email if row.by else ""


EXPORTS = {
    "batches": Export(
        _("Batches"),
        "freshness.view_batch",
        lambda: Batch.objects.select_related(PRODUCT).order_by("pk"),
        _of_batch(lambda row: row)
        | {
            _("Date kind"): lambda row: row.get_date_kind_display(),
            _("Produced on"): lambda row: row.produced_on,
            _("On the shelf from"): lambda row: row.on_shelf_from,
            _("First goods-in"): lambda row: row.goods_in_at,
            _("On hand"): lambda row: row.on_hand,
            _("Reserved"): lambda row: row.reserved,
            _("Allocated"): lambda row: row.allocated,
            _("Free"): lambda row: row.free,
            _("Status"): lambda row: row.get_status_display(),
            _("Why held or recalled"): lambda row: row.status_reason,
            _("Unit cost"): lambda row: row.unit_cost,
            _("Extra percent"): lambda row: row.extra_percent,
            _("Days early"): lambda row: row.early_days,
        },
    ),
    "ledger": Export(
        _("Ledger"),
        "freshness.view_ledgerentry",
        lambda: LedgerEntry.objects.select_related(f"batch__{PRODUCT}", "by", "order_line__order").order_by("pk"),
        {_("At"): lambda row: row.at}
        | _of_batch(lambda row: row.batch)
        | {
            _("Kind"): lambda row: row.get_kind_display(),
            _("Quantity"): lambda row: row.quantity,
            _("Change of on hand"): lambda row: row.on_hand_change,
            _("Change of reserved"): lambda row: row.reserved_change,
            _("Change of allocated"): lambda row: row.allocated_change,
            _("On hand after"): lambda row: row.on_hand_after,
            _("Reason"): lambda row: row.reason,
            _("Order"): lambda row: row.order_line.order.number if row.order_line else "",
            _("By"): _person,
        },
    ),
    "write-offs": Export(
        _("Write-offs"),
        "freshness.view_writeoff",
        lambda: WriteOff.objects.select_related(f"batch__{PRODUCT}", "by").order_by("pk"),
        {_("At"): lambda row: row.at}
        | _of_batch(lambda row: row.batch)
        | {
            _("Quantity"): lambda row: row.quantity,
            _("Reason"): lambda row: row.get_reason_display(),
            _("Destination"): lambda row: row.get_destination_display(),
            _("Note"): lambda row: row.note,
            _("Unit cost"): lambda row: row.unit_cost,
            _("By"): _person,
        },
    ),
}


@require_safe
def export(request: HttpRequest, what: str, kind: str) -> HttpResponse:
    """One of the tables as a file. `kind` is csv or xlsx; a table too long for a workbook is offered as CSV."""
    wanted = EXPORTS.get(what)
    if wanted is None:
        raise Http404
    if not request.user.has_perm(wanted.permission):
        raise PermissionDenied
    name = f"{what}-{timezone.localdate():%Y-%m-%d}.{kind}"
    headings = [str(heading) for heading in wanted.columns]
    if kind == "csv":
        return as_csv(name, csv_lines(headings, wanted.values()))
    if wanted.rows().count() > MOST_ROWS_OF_A_WORKBOOK:
        return _too_long(request, wanted, what)
    file = xlsx_file(str(wanted.title), headings, wanted.values())
    return FileResponse(file, as_attachment=True, filename=name, content_type=XLSX)


def _too_long(request: HttpRequest, wanted: Export, what: str) -> HttpResponse:
    context = {
        "page_title": wanted.title,
        "most": f"{MOST_ROWS_OF_A_WORKBOOK:,}",
        "csv": reverse("freshness_export", args=[what, "csv"]),
    }
    return render(request, "freshness/exports/too_long.html", context, status=413)
