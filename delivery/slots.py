"""Which windows of which days can be ordered for at a moment. Pure: the plan of an area and the moment come in."""

from __future__ import annotations  # Slot.day: date

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import StrEnum
from zoneinfo import ZoneInfo

from hours import span_words

HORIZON_DAYS = 14
LONG = 6  # days before a delivery; what has to be ordered earlier than that is shown from further away
NOTHING = Decimal("0.00")


class State(StrEnum):
    """CLOSED goes before PAST, and PAST before FULL: the first reason that holds is told."""

    OPEN = "open"
    FULL = "full"
    PAST = "past its cut-off"
    CLOSED = "closed"


@dataclass(frozen=True)
class Before:
    """A time of day, so many days before a delivery; local time of the shop."""

    days: int
    at: time

    def of(self, day: date, zone: ZoneInfo) -> datetime:
        """The moment that it means for a delivery day."""
        return datetime.combine(day - timedelta(days=self.days), self.at, zone)


@dataclass(frozen=True)
class SlotRule:
    """A window on a day of the week. Amounts include tax; a capacity of None knows no end; weekdays count from 0."""

    weekly_slot_id: int | None
    weekday: int
    opens: time
    closes: time
    price: Decimal
    minimum_order: Decimal = NOTHING
    free_from: Decimal | None = None
    capacity_orders: int | None = None
    capacity_crates: Decimal | None = None
    cut_off: Before = Before(1, time(21))
    ready: Before = Before(0, time(4))


@dataclass(frozen=True)
class Load:
    """What is taken of a slot on a day."""

    orders: int = 0
    crates: Decimal = NOTHING


@dataclass(frozen=True)
class AreaPlan:
    """All that decides when an area is delivered to. `closed` says why on the dates when nobody comes.

    `rests`: nothing of it can be ordered for at present.
    """

    area_id: int | None
    name: str
    zone: ZoneInfo
    rules: tuple[SlotRule, ...]
    closed: Mapping[date, str] = field(default_factory=dict)
    loads: Mapping[tuple[int, date], Load] = field(default_factory=dict)
    rests: bool = False


@dataclass(frozen=True)
class Slot:
    """A window on a day, as it stands at the moment asked about. `why` is the reason of a closed date.

    `ready_by` is when the goods must be ready; `cut_off` the last moment to order, which is past if the state says so.
    """

    rule: SlotRule
    area_id: int | None
    day: date
    ready_by: datetime
    cut_off: datetime
    state: State
    why: str = ""
    crates_left: Decimal | None = None

    @property
    def weekly_slot_id(self) -> int | None:
        return self.rule.weekly_slot_id

    @property
    def is_open(self) -> bool:
        return self.state == State.OPEN

    @property
    def window(self) -> str:
        """4 to 8 am"""
        return span_words(self.rule.opens, self.rule.closes)

    @property
    def price(self) -> Decimal:
        return self.rule.price

    @property
    def free_from(self) -> Decimal | None:
        return self.rule.free_from

    @property
    def minimum_order(self) -> Decimal:
        return self.rule.minimum_order

    def charge(self, goods: Decimal) -> Decimal:
        """What delivery of goods worth so much costs; both include tax."""
        return NOTHING if self.free_from is not None and goods >= self.free_from else self.price

    def missing_to_minimum(self, goods: Decimal) -> Decimal:
        """What goods worth so much lack of the least that the slot is driven for."""
        return max(NOTHING, self.minimum_order - goods)

    def takes(self, crates: Decimal) -> bool:
        """Whether so many crates still fit."""
        return self.crates_left is None or crates <= self.crates_left


def open_slots(area: AreaPlan, now: datetime, *, days: int = HORIZON_DAYS) -> list[Slot]:
    """Every slot of an area from today on, for so many days, with what became of it; earliest first.

    It looks further ahead where a cut-off is long before the day, so that at least a week can be ordered for.
    `now` is an aware moment; days and windows are those of the shop's time zone.
    """
    today = now.astimezone(area.zone).date()
    days += max((rule.cut_off.days - LONG for rule in area.rules if rule.cut_off.days > LONG), default=0)
    coming = (today + timedelta(days=number) for number in range(days))
    found = [_slot(area, rule, day, now) for day in coming for rule in area.rules if rule.weekday == day.weekday()]
    return sorted(found, key=lambda slot: (slot.day, slot.rule.opens, slot.rule.closes))


def _slot(area: AreaPlan, rule: SlotRule, day: date, now: datetime) -> Slot:
    load = area.loads.get((rule.weekly_slot_id, day), Load())
    cut_off = rule.cut_off.of(day, area.zone)
    return Slot(
        rule=rule,
        area_id=area.area_id,
        day=day,
        ready_by=rule.ready.of(day, area.zone),
        cut_off=cut_off,
        state=state_of(rule, load, is_closed=area.rests or day in area.closed, is_past=now >= cut_off),
        why=area.closed.get(day, ""),
        crates_left=None if rule.capacity_crates is None else max(NOTHING, rule.capacity_crates - load.crates),
    )


def state_of(rule: SlotRule, load: Load, *, is_closed: bool, is_past: bool) -> State:
    """What a slot is on a day: the first reason that holds against it, else OPEN."""
    if is_closed:
        return State.CLOSED
    if is_past:
        return State.PAST
    is_full = rule.capacity_orders is not None and load.orders >= rule.capacity_orders
    is_full = is_full or (rule.capacity_crates is not None and load.crates >= rule.capacity_crates)
    return State.FULL if is_full else State.OPEN


def default_slot(slots: Iterable[Slot]) -> Slot | None:
    """What is shown to somebody who chose nothing: the first open slot, else the first that is only full, else any."""
    slots = list(slots)
    by_hope = (
        [slot for slot in slots if slot.state == state] for state in (State.OPEN, State.FULL, State.CLOSED, State.PAST)
    )
    return next((found[0] for found in by_hope if found), None)


def one_a_day(slots: Iterable[Slot]) -> list[Slot]:
    """The slot that stands for each day, in the order of the days."""
    days: dict[date, list[Slot]] = {}
    for slot in slots:
        days.setdefault(slot.day, []).append(slot)
    return [default_slot(found) for found in days.values()]
