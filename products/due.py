"""The delivery that prices and dates are shown for."""

from datetime import datetime

from django.utils import timezone

from delivery.plans import next_slot, slots_of
from delivery.slots import HORIZON_DAYS, Slot, State, one_a_day
from freshness.due import Due

FAR = 8 * HORIZON_DAYS  # days to look ahead when a board asks for many


def due_of(slot: Slot) -> Due:
    """What freshness has to know of a delivery."""
    return Due(day=slot.day, ready_by=slot.ready_by)


def next_dues(count: int) -> list[Due]:
    """The dues of the next `count` days on which the first area is still delivered to, full ones included.

    While it is delivered to on none, those of the days when it would be: at least one.
    """
    slots = one_a_day(slots_of(None, timezone.now(), days=FAR))
    coming = [slot for slot in slots if slot.state in (State.OPEN, State.FULL)]
    return [due_of(slot) for slot in coming or slots][:count]


def next_due() -> Due:
    """The due of what a shopper without a choice is shown, for work without a request."""
    return due_of(next_slot(timezone.now()))


def cut_offs_of(request) -> tuple[datetime | None, datetime | None]:
    """The cut-offs of the shown round and of the last that can be chosen now, in local time; None for none."""
    choice = request.delivery
    last = max((slot.cut_off for slot in choice.slots if slot.is_open), default=None)
    shown = choice.slot.cut_off if choice.slot.is_open else None
    return shown and timezone.localtime(shown), last and timezone.localtime(last)
