"""How areas, their days and their slots change. Whoever may do so is asked by the pages."""

from dataclasses import dataclass

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Model, Q
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from delivery import area_rules
from delivery.errors import Problem, Refused
from delivery.models import Area, District, OrderDelivery, SlotLoad, WeeklyDay, WeeklySlot
from hours import span_words

COPIED = (
    *("opens", "closes", "capacity_orders", "capacity_crates", "price", "minimum_order", "free_from"),
    "is_active",
)
HOURS = ("cut_off_days_before", "cut_off_at", "ready_days_before", "ready_at")


@dataclass(frozen=True)
class Cautions:
    """What to know about a slot that was saved: windows that it overlaps, days booked above its capacity, and how many
    orders to come were promised other hours."""

    overlapping: list[str]
    overbooked: list[SlotLoad]
    promised_otherwise: int


def _problems_of(row: Model) -> list[Problem]:
    """What the model itself has against a row."""
    try:
        row.full_clean(validate_constraints=True)
    except ValidationError as wrong:
        found = wrong.message_dict.items()
        return [Problem(words, "" if name == NON_FIELD_ERRORS else name) for name, told in found for words in told]
    return []


def _refuse(problems: list[Problem]) -> None:
    if problems:
        raise Refused(problems)


def save_area(*, area: Area, districts: str) -> Area:
    """Saves an area with the districts in a text, and no others.

    Raises Refused for a name that another has, for what is no district, and for districts of other areas.
    """
    _refuse(problems_of_area(area, districts))
    codes, _wrong = area_rules.districts_in(districts)
    try:
        with transaction.atomic():
            area.save()
            area.districts.exclude(code__in=codes).delete()
            there = set(area.districts.values_list("code", flat=True))
            District.objects.bulk_create(District(area=area, code=code) for code in codes if code not in there)
    except IntegrityError as raced:  # somebody else has just given the name or a district to another
        raise Refused([Problem(_("Somebody else has just changed the areas. Save again."))]) from raced
    return area


def problems_of_area(area: Area, districts: str) -> list[Problem]:
    """What speaks against an area with the districts in a text."""
    codes, wrong = area_rules.districts_in(districts)
    return _problems_of(area) + area_rules.wrong_districts(wrong) + _of_others(area, codes)


def _of_others(area: Area, codes: list[str]) -> list[Problem]:
    told = _("%(code)s belongs to %(area)s. Take it out there first.")
    taken = District.objects.filter(code__in=codes).exclude(area=area.pk).select_related("area")
    return [Problem(told % {"code": each.code, "area": each.area}, "districts") for each in taken]


@transaction.atomic
def delete_area(*, area: Area) -> None:
    """Deletes an area without days. Raises Refused if it has some."""
    if area.days.exists():
        raise Refused([Problem(_("%(area)s has days. Delete them first, or don’t deliver to it.") % {"area": area})])
    area.delete()


@transaction.atomic
def add_day(*, area: Area, weekday: int, like: WeeklyDay | None = None) -> WeeklyDay:
    """A new day of an area, with the hours and slots of another if one is given. Raises Refused if it is there."""
    hours = {name: getattr(like, name) for name in HOURS} if like else {}
    day = WeeklyDay(area=area, weekday=weekday, **hours)
    _refuse(_problems_of(day))
    day.save()
    for slot in like.slots.all() if like else []:
        WeeklySlot(weekly_day=day, **{name: getattr(slot, name) for name in COPIED}).save()
    return day


@transaction.atomic
def save_day(*, day: WeeklyDay) -> None:
    """Saves the hours of a day. Orders keep the cut-off that they were promised. Raises Refused."""
    _refuse(problems_of_day(day))
    day.save()


def problems_of_day(day: WeeklyDay) -> list[Problem]:
    """What speaks against the hours of a day."""
    slots = day.slots.filter(is_active=True).order_by("opens")
    return _problems_of(day) or area_rules.problems_of_day(day) + area_rules.problems_of_ready(day, slots)


@transaction.atomic
def delete_day(*, day: WeeklyDay) -> None:
    """Deletes a day with its slots. Raises Refused if an order stands on one of them."""
    slots = list(day.slots.select_for_update())
    _refuse(_ordered(Q(weekly_slot__weekly_day=day)))
    for slot in slots:
        _delete(slot)
    day.delete()


@transaction.atomic
def save_slot(*, slot: WeeklySlot) -> Cautions:
    """Saves a slot; what is booked already stays booked. Raises Refused."""
    _refuse(problems_of_slot(slot))
    slot.save()
    above = Q(orders__gt=slot.capacity_orders) | Q(crates__gt=slot.capacity_crates)
    coming = slot.orders.filter(holds_place=True, day__gte=localdate())
    return Cautions(
        overlapping=area_rules.overlapping(slot, slot.weekly_day.slots.filter(is_active=True).exclude(pk=slot.pk)),
        overbooked=list(slot.loads.filter(above, day__gte=localdate()).order_by("day")),
        promised_otherwise=coming.exclude(slot=span_words(slot.opens, slot.closes)).count(),
    )


def problems_of_slot(slot: WeeklySlot) -> list[Problem]:
    """What speaks against a slot. Of a wrong window only that is said, not what a table would have against it."""
    window = area_rules.problems_of_window(slot.opens, slot.closes) if slot.opens and slot.closes else []
    opening = area_rules.problems_of_opening(slot.weekly_day, slot.opens) if slot.opens else []
    return [*window, *opening, *(problem for problem in _problems_of(slot) if not (window and problem.field == ""))]


@transaction.atomic
def delete_slot(*, slot: WeeklySlot) -> None:
    """Deletes a slot. Raises Refused if an order stands on it; then it can be taken off sale.

    Waits for orders that are being placed in it right now (delivery.services.hold_place).
    """
    WeeklySlot.objects.select_for_update().filter(pk=slot.pk).first()
    _refuse(_ordered(Q(weekly_slot=slot)))
    _delete(slot)


def _ordered(which: Q) -> list[Problem]:
    """Orders that were called off count too: they still say which slot they were for."""
    orders = OrderDelivery.objects.filter(which).count()
    if not orders:
        return []
    told = ngettext(
        "%(number)d order stands on it, so it can’t be deleted. Take it off sale instead.",
        "%(number)d orders stand on it, so it can’t be deleted. Take it off sale instead.",
        orders,
    )
    return [Problem(told % {"number": orders})]


def _delete(slot: WeeklySlot) -> None:
    slot.loads.all().delete()
    slot.delete()
