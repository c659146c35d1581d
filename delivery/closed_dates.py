"""Dates on which nobody delivers: set and taken back."""

from datetime import date

from django.db import IntegrityError, transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from delivery.errors import Booked, Problem, Refused
from delivery.models import Area, ClosedDate, OrderDelivery


def close_date(*, day: date, area: Area | None, reason: str, is_known: bool = False) -> ClosedDate:
    """Closes a date for an area, or for all (None). Orders that are booked for it stay.

    `is_known`: whoever closes it knows of those orders. Raises Booked if there are some and they don't, Refused for a
    date that is over or closed already.
    """
    _check(day, area)
    orders = orders_booked(day, area)
    if orders and not is_known:
        raise Booked(day, orders)
    try:
        with transaction.atomic():
            return ClosedDate.objects.create(day=day, area=area, reason=reason)
    except IntegrityError as raced:
        raise Refused([_twice(day)]) from raced


def _check(day: date, area: Area | None) -> None:
    if day < localdate():
        raise Refused([Problem(_("This date is over."), "day")])
    if ClosedDate.objects.filter(day=day, area=area).exists():
        raise Refused([_twice(day)])


def _twice(day: date) -> Problem:
    return Problem(_("%(day)s is closed already.") % {"day": f"{day:%-d %B %Y}"}, "day")


def orders_booked(day: date, area: Area | None) -> int:
    """How many orders hold a place on a date: in an area, or in any (None)."""
    booked = OrderDelivery.objects.filter(day=day, holds_place=True)
    return (booked.filter(weekly_slot__weekly_day__area=area) if area else booked).count()


def open_date(*, closed: ClosedDate) -> None:
    """Takes a closed date back."""
    closed.delete()
