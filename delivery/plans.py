"""Rows → the plan of an area."""

from collections.abc import Iterable
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Case, Exists, OuterRef, Q, When
from django.db.models.functions import Length
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from delivery.models import Area, ClosedDate, District, SlotLoad, WeeklySlot
from delivery.postcode import as_district, districts_around
from delivery.slots import HORIZON_DAYS, AreaPlan, Before, Load, Slot, SlotRule, default_slot, open_slots

WORKDAYS = range(5)


def area_of(postcode: str) -> Area | None:
    """The area that delivers to a postcode or district, however it is typed; None if none does, or none yet.

    Who has SW1 has SW1A and the like too, but for those that another area has by themselves.
    """
    code = as_district(postcode)
    if not code:
        return None
    offered = WeeklySlot.objects.filter(weekly_day__area=OuterRef("area"), is_active=True)
    found = District.objects.filter(code__in=districts_around(code)).annotate(has_slots=Exists(offered))
    closest = found.select_related("area").order_by(Length("code").desc()).first()
    return closest.area if closest and closest.area.is_active and closest.has_slots else None


def plan_of(area_id: int | None, now: datetime) -> AreaPlan:
    """The plan of an area, or for None of the first one; that of the settings while the shop has no slots. 1–3 queries.

    `now` says from which day on closed dates and loads are read. An area that has taken all its slots off sale, or is
    not delivered to, rests: then nothing can be ordered for.
    """
    slots = WeeklySlot.objects.filter(weekly_day__area=area_id or _first_area())
    rows = list(slots.select_related("weekly_day__area"))
    if not rows:
        return plan_without_areas()
    offered = [row for row in rows if row.is_active and row.weekly_day.area.is_active]
    area, today = rows[0].weekly_day.area, localdate(now, zone())
    shown = offered or rows
    return AreaPlan(
        area_id=area.pk,
        name=area.name,
        zone=zone(),
        rules=tuple(rule_of(row) for row in shown),
        closed=closed_dates(area, today),
        loads=loads_of(shown, today),
        rests=not offered,
    )


def _first_area():
    """The area of those who told no postcode: the first that has slots on offer, else the first that has any."""
    is_offered = When(is_active=True, weekly_day__area__is_active=True, then=0)
    slots = WeeklySlot.objects.order_by(
        Case(is_offered, default=1), "weekly_day__area__position", "weekly_day__area__name"
    )
    return slots.values("weekly_day__area")[:1]


def zone() -> ZoneInfo:
    """The shop's."""
    return ZoneInfo(settings.TIME_ZONE)


def plan_without_areas() -> AreaPlan:
    """Until somebody sets up areas the van comes everywhere on workdays, as the settings say."""
    cut_off = Before(1, time(settings.DELIVERY_CUT_OFF_HOUR))
    terms = {"price": settings.DELIVERY_CHARGE, "free_from": settings.DELIVERY_FREE_FROM, "cut_off": cut_off}
    rules = (SlotRule(None, weekday, time(4), time(8), **terms) for weekday in WORKDAYS)
    return AreaPlan(None, _("Everywhere"), zone(), tuple(rules))


def rule_of(row: WeeklySlot) -> SlotRule:
    """A row, its day at hand, as the rules want it."""
    day = row.weekly_day
    return SlotRule(
        weekly_slot_id=row.pk,
        weekday=day.weekday,
        opens=row.opens,
        closes=row.closes,
        price=row.price,
        minimum_order=row.minimum_order,
        free_from=row.free_from,
        capacity_orders=row.capacity_orders,
        capacity_crates=row.capacity_crates,
        cut_off=Before(day.cut_off_days_before, day.cut_off_at),
        ready=Before(day.ready_days_before, day.ready_at),
    )


def closed_dates(area: Area, first: date) -> dict[date, str]:
    """The dates from a day on when nobody comes to an area, with the reason; that of one row if two close a date."""
    rows = ClosedDate.objects.filter(Q(area=area) | Q(area=None), day__gte=first)
    return dict(rows.order_by("reason").values_list("day", "reason"))


def loads_of(slots: Iterable[WeeklySlot], first: date) -> dict[tuple[int, date], Load]:
    """What is taken of slots, from a day on."""
    rows = SlotLoad.objects.filter(weekly_slot__in=[slot.pk for slot in slots], day__gte=first)
    return {(row.weekly_slot_id, row.day): Load(row.orders, row.crates) for row in rows}


def slots_of(area_id: int | None, now: datetime, *, days: int = HORIZON_DAYS) -> list[Slot]:
    """The slots of an area as they stand, earliest first; None for the first area."""
    return open_slots(plan_of(area_id, now), now, days=days)


def next_slot(now: datetime) -> Slot:
    """What a shopper without a choice is shown. A plan has rules, so within two weeks it has slots."""
    return default_slot(slots_of(None, now))
