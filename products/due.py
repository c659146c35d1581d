"""The delivery that prices and dates are shown for."""

from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone

from delivery.cutoff import Opening, next_opening, opening_after
from freshness.due import Due


def current_opening() -> Opening:
    """The next delivery that is open at this moment."""
    return next_opening(timezone.now(), zone=ZoneInfo(settings.TIME_ZONE), cut_off_hour=settings.DELIVERY_CUT_OFF_HOUR)


def due_of(opening: Opening) -> Due:
    """What freshness has to know of a delivery."""
    return Due(day=opening.day, ready_by=opening.ready_by)


def next_dues(count: int) -> list[Due]:
    """The dues of the next `count` deliveries, one for each day, the open one first."""
    openings = [current_opening()]
    while len(openings) < count:
        openings.append(opening_after(openings[-1], cut_off_hour=settings.DELIVERY_CUT_OFF_HOUR))
    return [due_of(opening) for opening in openings]


def next_due() -> Due:
    """The due of the next open delivery, for work without a request."""
    return due_of(current_opening())
