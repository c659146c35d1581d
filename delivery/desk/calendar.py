"""How full each slot of an area is, day by day: what is booked against what fits, and whether it can be ordered for."""

from __future__ import annotations  # Cell.day: date

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from django.utils.timezone import localdate

from delivery.models import Area, WeeklySlot
from delivery.plans import closed_dates, loads_of, rule_of, zone
from delivery.slots import Load, State, state_of
from hours import span_words

Window = tuple[time, time]
HUNDRED = 100


@dataclass(frozen=True)
class Fill:
    """So much taken of so much."""

    taken: Decimal | int
    most: Decimal | int

    @property
    def percent(self) -> int:
        """Of a bar's length: 0 to 100."""
        if not self.most:
            return HUNDRED
        return min(HUNDRED, int(HUNDRED * self.taken / self.most))

    @property
    def is_over(self) -> bool:
        return self.taken > self.most


@dataclass(frozen=True)
class Cell:
    """A slot on a day. `is_over`: the day is past."""

    slot_id: int
    day: date
    orders: Fill
    crates: Fill
    state: State
    cut_off: datetime
    is_offered: bool
    is_over: bool

    @property
    def look(self) -> str:
        """One word for how it stands: over, withdrawn, or its state's name."""
        if self.is_over:
            return "over"
        return self.state.name.lower() if self.is_offered else "withdrawn"


@dataclass(frozen=True)
class CalendarDay:
    """A day with a cell for each window of the calendar, None where it has no such slot. `why`: closed, and why."""

    day: date
    is_today: bool
    is_closed: bool
    why: str
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True)
class Calendar:
    """`windows` are the columns, in words."""

    windows: tuple[str, ...]
    days: tuple[CalendarDay, ...]


def calendar_of(area: Area, first: date, days: int, now: datetime) -> Calendar:
    """So many days of an area from a day on; those on which the van comes. Three queries.

    A slot that was taken off sale is shown where orders stand on it.
    """
    rows = list(WeeklySlot.objects.filter(weekly_day__area=area).select_related("weekly_day__area"))
    loads, closed = loads_of(rows, first), closed_dates(area, first)
    coming = [first + timedelta(days=number) for number in range(days)]
    cells = [
        (row, _cell(row, day, loads.get((row.pk, day), Load()), closed, now))
        for day in coming
        for row in rows
        if row.weekly_day.weekday == day.weekday() and (row.is_active or loads.get((row.pk, day), Load()).orders)
    ]
    windows = sorted({(row.opens, row.closes) for row, _ in cells})
    found = {(cell.day, (row.opens, row.closes)): cell for row, cell in cells}
    shown = sorted({cell.day for _, cell in cells})
    return Calendar(
        windows=tuple(span_words(*window) for window in windows),
        days=tuple(_day(day, windows, found, closed, now) for day in shown),
    )


def _day(
    day: date, windows: Iterable[Window], found: Mapping[tuple[date, Window], Cell], closed: Mapping, now: datetime
) -> CalendarDay:
    cells = tuple(found.get((day, window)) for window in windows)
    return CalendarDay(day, day == localdate(now, zone()), day in closed, closed.get(day, ""), cells)


def _cell(row: WeeklySlot, day: date, load: Load, closed: Mapping[date, str], now: datetime) -> Cell:
    rule = rule_of(row)
    cut_off = rule.cut_off.of(day, zone())
    return Cell(
        slot_id=row.pk,
        day=day,
        orders=Fill(load.orders, row.capacity_orders),
        crates=Fill(load.crates, row.capacity_crates),
        state=state_of(rule, load, is_closed=day in closed, is_past=now >= cut_off),
        cut_off=cut_off,
        is_offered=row.is_active and row.weekly_day.area.is_active,
        is_over=day < localdate(now, zone()),
    )
