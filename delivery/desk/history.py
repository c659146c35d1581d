"""Who changed what of an area's days and slots, and when, in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time
from decimal import Decimal

from django.core.paginator import Page, Paginator
from django.utils.translation import gettext as _

from delivery.models import Area, WeeklyDay, WeeklySlot
from hours import span_words
from money import shown

PAGE = 30
ROWS_READ = 500
PARTS = ("price", "minimum_order", "free_from")
IDLE = ("id", "weekly_day", "area", "weekday")  # told by the title, or by nothing


@dataclass(frozen=True)
class Difference:
    """A value that changed; each in words."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class Change:
    """One thing that somebody did."""

    at: datetime
    who: str
    title: str
    differences: tuple[Difference, ...] = ()


def changes_of(area: Area, page_number: str = "") -> Page:
    """A page of the latest changes of an area's days and slots, the last first; two queries."""
    days = list(_rows(WeeklyDay.history.filter(area_id=area.pk)))
    weekdays = {row.id: row.get_weekday_display() for row in days}
    slots = list(_rows(WeeklySlot.history.filter(weekly_day_id__in=weekdays)))
    told = [*_told(days, lambda row: weekdays[row.id]), *_told(slots, lambda row: _window(row, weekdays))]
    told.sort(key=lambda change: change.at, reverse=True)
    return Paginator(told, PAGE).get_page(page_number)


def _rows(history) -> Iterable:
    """The latest rows, oldest first."""
    return reversed(history.select_related("history_user").order_by("-history_date", "-history_id")[:ROWS_READ])


def _window(row, weekdays: dict[int, str]) -> str:
    return f"{weekdays[row.weekly_day_id]}, {span_words(row.opens, row.closes)}"


def _told(rows: Iterable, title_of) -> Iterable[Change]:
    last: dict[int, object] = {}
    for row in rows:
        before = last.get(row.id)
        last[row.id] = row
        differences = tuple(_differences(before, row)) if before and row.history_type == "~" else ()
        if row.history_type != "~" or differences:
            yield Change(row.history_date, _who(row), f"{title_of(row)}: {_deed(row)}", differences)


def _deed(row) -> str:
    return {"+": _("added"), "-": _("deleted")}.get(row.history_type, _("changed"))


def _who(row) -> str:
    user = row.history_user
    return user.get_full_name() or user.email if user else _("The shop itself")


def _differences(before, after) -> Iterable[Difference]:
    for field in after.tracked_fields:
        old, new = getattr(before, field.attname), getattr(after, field.attname)
        if field.name not in IDLE and old != new:
            yield Difference(str(field.verbose_name), _words(field.name, old), _words(field.name, new))


def _words(name: str, value: object) -> str:
    if value is None:
        return _("never")
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, time):
        return f"{value:%H:%M}"
    return shown(value) if name in PARTS and isinstance(value, Decimal) else str(value)
