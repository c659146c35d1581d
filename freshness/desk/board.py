"""The today board: what is on the shelf, what it will be worth, what to do about it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET
from wagtail.admin.auth import permission_required

from freshness.desk.board_chart import chart_of
from freshness.desk.board_figures import figures_of
from freshness.desk.board_filters import Filters, due_index, filters_from, headings, is_past, narrowed, types_of
from freshness.desk.board_prices import PriceOfDay, prices_of
from freshness.desk.board_rows import BoardRow, board_rows
from freshness.desk.life import Life, life_of
from freshness.due import Due
from freshness.kinds import DateKind
from freshness.pace import ENDLESS
from freshness.risk import Risk

PAGE = 50
DAYS_SHOWN = 4
KNOWN_DUES = 24  # so far ahead the forecast asks which days are days of delivery


@dataclass(frozen=True)
class Line:
    """A row of the table with everything that it shows."""

    row: BoardRow
    life: Life
    prices: list[PriceOfDay]
    date_kind: str
    risk: str
    is_endless: bool


def read_board(filters: Filters, page_number: str, dues: Sequence[Due], today: date) -> dict:
    """What the page shows: ten queries for any number of batches."""
    start = due_index(filters, dues[:DAYS_SHOWN])
    due = dues[start]
    rows = board_rows(due, [each.day for each in dues[start:]], today)
    found = narrowed(rows, filters)
    page = Paginator(found, PAGE).get_page(page_number)
    return {
        "due": due,
        "days": [each.day for each in dues[:DAYS_SHOWN]],
        "figures": figures_of(rows, due.day, today),
        "columns": chart_of(rows),
        "types": types_of(rows),
        "total": len(rows),
        "found": len(found),
        "page": page,
        "lines": _lines(page, dues[start : start + DAYS_SHOWN]),
    }


def _lines(page: Page, dues: Sequence[Due]) -> list[Line]:
    prices = prices_of([row.batch_id for row in page], dues)
    return [_line(row, prices[row.batch_id]) for row in page]


def _line(row: BoardRow, prices: list[PriceOfDay]) -> Line:
    return Line(
        row=row,
        life=life_of(row.verdict.life_days, row.is_short),
        prices=prices,
        date_kind=DateKind(row.date_kind).label,
        risk=Risk(row.risk).label,
        is_endless=row.cover == ENDLESS,
    )


@require_GET
@permission_required("freshness.view_batch")
def today_board(request: HttpRequest) -> HttpResponse:
    filters = filters_from(request.GET)
    dues = import_string(settings.DELIVERY_DUES)(KNOWN_DUES)
    if is_past(filters.day, dues):
        messages.info(request, _("The delivery that you had chosen has closed. This is the next one."))
    context = read_board(filters, request.GET.get("page", "1"), dues, timezone.localdate()) | {
        "page_title": _("Today board"),
        "now": timezone.localtime(),
        "filters": filters,
        "headings": headings(filters),
        "risks": Risk.choices,
        "date_kinds": DateKind.choices,
        "may_change": request.user.has_perm("freshness.change_batch"),
        "may_write_off": request.user.has_perm("freshness.add_writeoff"),
        "pace_days": settings.PACE_DAYS,
    }
    return render(request, "freshness/board/today.html", context)
