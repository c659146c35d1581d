"""Places in slots: held with an order, given back once. The one way in which a load changes."""

from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Round
from django.utils import timezone

from delivery.errors import NoPlace
from delivery.models import AreaRequest, ClosedDate, OrderDelivery, SlotLoad, WeeklySlot
from delivery.plans import rule_of, zone
from delivery.slots import Slot, State

CRATE_PLACES = 4  # decimal places of a load


def hold_place(*, slot: Slot, crates: Decimal, at: datetime | None = None) -> bool:
    """Takes a place for an order of so many crates, in one guarded statement; False for a slot that knows no end.

    Runs in the transaction that places the order: RuntimeError outside one.
    Raises NoPlace if the slot is closed, past its cut-off at the moment `at` (now), not offered any more or full.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("hold_place() must run in the transaction that places the order.")
    moment = at or timezone.now()
    if slot.weekly_slot_id is None:
        _check(slot, is_closed=False, is_past=moment >= slot.cut_off)
        return False
    row = _row_of(slot)
    is_past = row is not None and moment >= rule_of(row).cut_off.of(slot.day, zone())
    _check(slot, is_closed=row is None or row.is_closed, is_past=is_past)
    load, is_first = SlotLoad.objects.get_or_create(weekly_slot=row, day=slot.day)
    if is_first and not _keep(row):
        raise NoPlace(slot.day, slot.window, State.CLOSED)
    free = SlotLoad.objects.filter(pk=load.pk, orders__lt=row.capacity_orders, crates__lte=row.capacity_crates - crates)
    if not free.update(orders=F("orders") + 1, crates=_rounded(F("crates") + crates)):
        raise NoPlace(slot.day, slot.window, State.FULL)
    return True


def _keep(row: WeeklySlot) -> bool:
    """Keeps a slot from being deleted before its first order of a day is written; False if it just has been."""
    return WeeklySlot.objects.select_for_update(no_key=True).filter(pk=row.pk).exists()


def _rounded(crates) -> Round:
    """Crates as they are kept: SQLite reckons with fractions of two, so that 0.7 + 0.1 − 0.7 − 0.1 is less than 0."""
    return Round(crates, CRATE_PLACES)


def _row_of(slot: Slot) -> WeeklySlot | None:
    area = OuterRef("weekly_day__area")
    closed = ClosedDate.objects.filter(Q(area=area) | Q(area=None), day=slot.day)
    rows = WeeklySlot.objects.filter(pk=slot.weekly_slot_id, is_active=True, weekly_day__area__is_active=True)
    rows = rows.filter(weekly_day__weekday=slot.day.weekday())
    return rows.select_related("weekly_day").annotate(is_closed=Exists(closed)).first()


def _check(slot: Slot, *, is_closed: bool, is_past: bool) -> None:
    if is_closed or is_past:
        raise NoPlace(slot.day, slot.window, State.CLOSED if is_closed else State.PAST)


@transaction.atomic
def release_place(*, order_id: int) -> bool:
    """Gives an order's place back; False if it holds none, or gave it back before."""
    rows = OrderDelivery.objects.filter(order=order_id, holds_place=True)
    held = rows.first()
    if held is None or not rows.update(holds_place=False):
        return False
    load = SlotLoad.objects.filter(weekly_slot=held.weekly_slot_id, day=held.day)
    load.update(orders=F("orders") - 1, crates=_rounded(F("crates") - held.crates))
    return True


def ask_for_area(*, email: str, postcode: str) -> AreaRequest:
    """Notes that somebody wants us to come to a postcode; asking twice is asking once."""
    return AreaRequest.objects.get_or_create(email=email.lower(), postcode=postcode)[0]
