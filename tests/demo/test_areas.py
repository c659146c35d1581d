"""Longmeadow's rounds."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from delivery.models import Area, ClosedDate, District, WeeklySlot
from delivery.plans import area_of, next_slot, slots_of
from demo.steps.areas import PLACES, open_areas

pytestmark = pytest.mark.django_db
WEDNESDAY = datetime(2026, 11, 18, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def areas():
    open_areas()


def test_three_areas_share_forty_four_districts():
    assert list(Area.objects.values_list("name", flat=True)) == [
        "Leeds and the north",
        "York",
        "Harrogate and Knaresborough",
    ]
    assert District.objects.count() == 29 + 10 + 5
    assert area_of("ls8 2qt").name == "Leeds and the north"
    assert area_of("YO23 1NB").name == "York"
    assert area_of("hg5").name == "Harrogate and Knaresborough"
    assert area_of("EC1A 1BB") is None


def test_who_told_no_postcode_is_shown_the_early_round_in_leeds():
    slot = next_slot(WEDNESDAY)
    assert (slot.day, slot.window) == (date(2026, 11, 19), "4 to 8 am")
    assert (slot.price, slot.free_from, slot.minimum_order) == (Decimal("2.00"), Decimal("20.00"), Decimal("0.00"))
    assert slot.cut_off.isoformat() == "2026-11-18T21:00:00+00:00"


@pytest.mark.parametrize(
    ("name", "days"),
    [
        ("Leeds and the north", ["Thu", "Thu", "Fri", "Fri", "Sat", "Mon", "Tue", "Tue", "Wed", "Wed"]),
        ("York", ["Thu", "Thu", "Sat", "Tue", "Thu", "Thu", "Sat", "Tue"]),
        ("Harrogate and Knaresborough", ["Fri", "Fri", "Wed", "Fri", "Fri"]),
    ],
)
def test_each_area_has_its_days(name, days):
    slots = [slot for slot in slots_of(Area.objects.get(name=name).pk, WEDNESDAY) if slot.is_open]
    assert [f"{slot.day:%a}" for slot in slots][:10] == days


def test_nobody_drives_at_christmas_and_new_year():
    days = ClosedDate.objects.filter(day__range=("2026-12-01", "2027-01-31")).values_list("day", "reason")
    assert dict(days) == {
        date(2026, 12, 25): "Christmas Day",
        date(2026, 12, 26): "Boxing Day",
        date(2027, 1, 1): "New Year’s Day",
    }


def test_areas_that_stand_are_left_alone():
    WeeklySlot.objects.update(price=Decimal("9.00"))
    open_areas()
    assert set(WeeklySlot.objects.values_list("price", flat=True)) == {Decimal("9.00")}
    assert Area.objects.count() == len(PLACES)
