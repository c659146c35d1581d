"""Slots and plans without a database: an area that is served on Thursdays and Fridays."""

from datetime import date, datetime, time
from decimal import Decimal
from zoneinfo import ZoneInfo

from delivery.slots import AreaPlan, Slot, SlotRule, State

LEEDS = ZoneInfo("Europe/London")
THURSDAY, FRIDAY = 3, 4


def make_rule(weekday: int = THURSDAY, opens: int = 4, closes: int = 8, **fields) -> SlotRule:
    values = {"weekly_slot_id": weekday * 100 + opens, "price": Decimal("2.00")} | fields
    return SlotRule(weekday=weekday, opens=time(opens), closes=time(closes), **values)


def make_plan(*rules: SlotRule, **fields) -> AreaPlan:
    return AreaPlan(area_id=1, name="Leeds north", zone=LEEDS, rules=rules or (make_rule(),), **fields)


def make_slot(**fields) -> Slot:
    """A slot on Thursday 3 December 2026, 4 to 8 am; the fields are those of its rule."""
    day = date(2026, 12, 3)
    cut_off = datetime(2026, 12, 2, 21, tzinfo=LEEDS)
    ready_by = datetime(2026, 12, 3, 4, tzinfo=LEEDS)
    return Slot(make_rule(**fields), 1, day, ready_by, cut_off, State.OPEN)
