"""Dates on which nobody comes. Today is Wednesday 25 November 2026."""

from datetime import date

import pytest

from delivery.closed_dates import close_date, open_date
from delivery.errors import Booked, Refused
from delivery.models import ClosedDate, OrderDelivery, WeeklySlot
from tests.delivery.areas import make_area, make_weekly_slot
from tests.factories import make_order

pytestmark = pytest.mark.django_db
THIRD = date(2026, 12, 3)


@pytest.fixture(autouse=True)
def today(time_machine):
    time_machine.move_to("2026-11-25T12:00:00+00:00", tick=False)


def order_for(slot: WeeklySlot, *, holds_place: bool = True) -> None:
    row = {"weekly_slot": slot, "day": THIRD, "holds_place": holds_place}
    OrderDelivery.objects.filter(order=make_order()).update(**row)


def test_a_date_is_closed_and_opened_again():
    closed = close_date(day=THIRD, area=None, reason="Staff outing")
    assert list(ClosedDate.objects.values_list("day", "area", "reason")) == [(THIRD, None, "Staff outing")]
    open_date(closed=closed)
    assert not ClosedDate.objects.exists()


def test_today_can_be_closed_and_yesterday_is_over():
    close_date(day=date(2026, 11, 25), area=None, reason="")
    with pytest.raises(Refused, match="This date is over"):
        close_date(day=date(2026, 11, 24), area=None, reason="")


def test_a_date_is_closed_once_for_an_area_and_once_for_all():
    york = make_area("York")
    close_date(day=THIRD, area=None, reason="")
    close_date(day=THIRD, area=york, reason="Races")
    for area in (None, york):
        with pytest.raises(Refused, match="3 December 2026 is closed already"):
            close_date(day=THIRD, area=area, reason="")
    assert ClosedDate.objects.count() == 2


def test_who_closes_a_date_is_told_how_many_orders_it_has():
    """Orders that gave their place back count for nothing."""
    leeds, york = make_weekly_slot(make_area("Leeds")), make_weekly_slot(make_area("York"))
    for slot in (leeds, leeds, york):
        order_for(slot)
    order_for(york, holds_place=False)
    for area, orders in ((None, 3), (leeds.weekly_day.area, 2), (york.weekly_day.area, 1)):
        with pytest.raises(Booked) as booked:
            close_date(day=THIRD, area=area, reason="")
        assert (booked.value.day, booked.value.orders) == (THIRD, orders)
    assert not ClosedDate.objects.exists()


def test_who_knows_of_the_orders_closes_the_date_and_they_stay():
    order_for(make_weekly_slot())
    close_date(day=THIRD, area=None, reason="Snow", is_known=True)
    assert ClosedDate.objects.get().reason == "Snow"
    assert OrderDelivery.objects.filter(holds_place=True).count() == 1
