"""What editors do to areas, days and slots. Today is Wednesday 25 November 2026."""

from datetime import date, time
from decimal import Decimal

import pytest

from delivery.area_changes import (
    add_day,
    delete_area,
    delete_day,
    delete_slot,
    save_area,
    save_day,
    save_slot,
)
from delivery.errors import Refused
from delivery.models import Area, District, OrderDelivery, SlotLoad, WeeklyDay, WeeklySlot
from tests.delivery.areas import FRIDAY, THURSDAY, make_area, make_weekly_slot
from tests.factories import make_order

pytestmark = pytest.mark.django_db
THIRD = date(2026, 12, 3)


@pytest.fixture(autouse=True)
def today(time_machine):
    time_machine.move_to("2026-11-25T12:00:00+00:00", tick=False)


def problems(call, **given) -> list[tuple[str, str]]:
    with pytest.raises(Refused) as refused:
        call(**given)
    return [(problem.field, problem.words) for problem in refused.value.problems]


def codes_of(area: Area) -> list[str]:
    return list(area.districts.values_list("code", flat=True))


def order_for(slot: WeeklySlot, day: date = THIRD, *, holds_place: bool = True) -> None:
    row = {"weekly_slot": slot, "day": day, "holds_place": holds_place}
    OrderDelivery.objects.filter(order=make_order()).update(**row)


def test_an_area_is_saved_with_its_districts():
    area = save_area(area=Area(name="Leeds"), districts="LS1 LS2, ls8")
    assert codes_of(area) == ["LS1", "LS2", "LS8"]
    kept = District.objects.get(code="LS8").pk
    save_area(area=area, districts="LS8 ls17")
    assert codes_of(area) == ["LS17", "LS8"]
    assert District.objects.get(code="LS8").pk == kept


def test_everything_that_is_wrong_is_said_at_once_and_nothing_is_saved():
    make_area("York", "YO1", "YO10")
    area = make_area("Leeds", "LS8")
    area.name = "York"
    assert problems(save_area, area=area, districts="LS8 YO1 yo10 Selby") == [
        ("name", "Delivery area with this Name already exists."),
        ("districts", "“Selby” is not a postcode district. Write it like LS8."),
        ("districts", "YO1 belongs to York. Take it out there first."),
        ("districts", "YO10 belongs to York. Take it out there first."),
    ]
    assert codes_of(area) == ["LS8"]
    area.refresh_from_db()
    assert area.name == "Leeds"


def test_an_area_without_districts_may_stand_and_be_deleted():
    area = save_area(area=Area(name="Leeds"), districts="")
    delete_area(area=area)
    assert not Area.objects.exists()


def test_an_area_with_days_is_not_deleted():
    area = make_weekly_slot().weekly_day.area
    assert problems(delete_area, area=area) == [
        ("", "Leeds north has days. Delete them first, or don’t deliver to it.")
    ]
    assert Area.objects.exists()


def test_a_day_is_added_like_another():
    slot = make_weekly_slot(price=Decimal("3.50"), free_from=Decimal("35.00"), minimum_order=Decimal("12.00"))
    make_weekly_slot(opens=17, closes=20, is_active=False)
    WeeklyDay.objects.update(cut_off_days_before=2, cut_off_at=time(18), ready_days_before=1, ready_at=time(16))
    like = WeeklyDay.objects.get()
    day = add_day(area=slot.weekly_day.area, weekday=FRIDAY, like=like)
    day.refresh_from_db()
    assert (day.cut_off_days_before, day.cut_off_at, day.ready_days_before, day.ready_at) == (2, time(18), 1, time(16))
    first, second = day.slots.order_by("opens")
    assert (first.opens, first.closes, first.capacity_orders, first.capacity_crates) == (time(4), time(8), 30, 24)
    assert (first.price, first.free_from, first.minimum_order, first.is_active) == (
        Decimal("3.50"),
        Decimal("35.00"),
        Decimal("12.00"),
        True,
    )
    assert not second.is_active
    assert like.slots.count() == 2


def test_a_day_that_is_there_is_not_added_again():
    slot = make_weekly_slot()
    told = problems(add_day, area=slot.weekly_day.area, weekday=THURSDAY, like=slot.weekly_day)
    assert told == [("", "Delivery day with this Area and Day of the week already exists.")]
    assert WeeklySlot.objects.count() == 1


@pytest.mark.parametrize("weekday", [7, -1, None])
def test_a_week_has_seven_days(weekday):
    assert problems(add_day, area=make_area(), weekday=weekday)


def test_hours_of_a_day_are_saved_within_reason():
    day = make_weekly_slot().weekly_day
    day.cut_off_at = time(18)
    save_day(day=day)
    day.cut_off_days_before = 15
    assert [field for field, _ in problems(save_day, day=day)] == ["cut_off_days_before"]
    day.cut_off_days_before, day.cut_off_at = 0, time(11)
    assert problems(save_day, day=day) == [
        ("cut_off_at", "The goods would be ready before the cut-off. Set the cut-off earlier.")
    ]
    assert list(WeeklyDay.objects.values_list("cut_off_days_before", "cut_off_at")) == [(1, time(18))]
    assert [row.cut_off_at for row in WeeklyDay.history.order_by("pk")] == [time(21), time(18)]


def test_no_window_opens_before_its_goods_are_ready():
    """Else breakfast could be ordered at noon, for the same morning."""
    slot = make_weekly_slot(opens=17, closes=20)
    day = slot.weekly_day
    day.cut_off_days_before, day.cut_off_at, day.ready_at = 0, time(11), time(12)
    save_day(day=day)
    slot.opens = time(11, 59)
    words = "The goods of the day are ready at 12:00. The window can’t open before that."
    assert problems(save_slot, slot=slot) == [("opens", words)]
    slot.opens = time(12)
    save_slot(slot=slot)


def test_the_goods_of_a_day_are_ready_for_its_first_window():
    morning = make_weekly_slot()
    make_weekly_slot(opens=17, closes=20)
    day = morning.weekly_day
    day.ready_at = time(4, 1)
    words = "The window 4 to 8 am opens before the goods would be ready."
    assert problems(save_day, day=day) == [("ready_at", words)]
    day.ready_days_before = 1
    day.cut_off_days_before = 2
    save_day(day=day)
    day.ready_days_before, day.ready_at = 0, time(4)
    save_day(day=day)
    WeeklySlot.objects.filter(pk=morning.pk).update(is_active=False)  # it is driven no more
    day.ready_at = time(17)
    save_day(day=day)


def test_a_slot_is_saved_and_its_history_kept():
    slot = make_weekly_slot()
    slot.price, slot.capacity_orders = Decimal("2.50"), 40
    cautions = save_slot(slot=slot)
    assert (cautions.overlapping, cautions.overbooked, cautions.promised_otherwise) == ([], [], 0)
    history = slot.history.order_by("pk").values_list("price", "capacity_orders")
    assert list(history) == [(Decimal("2.00"), 30), (Decimal("2.50"), 40)]


def test_a_capacity_below_what_is_booked_says_on_which_days():
    slot = make_weekly_slot()
    for day, orders, crates in ((date(2026, 11, 19), 20, 5), (THIRD, 12, 5), (date(2026, 12, 10), 3, 9)):
        SlotLoad.objects.create(weekly_slot=slot, day=day, orders=orders, crates=crates)
    slot.capacity_orders, slot.capacity_crates = 10, Decimal("8.00")
    booked = save_slot(slot=slot).overbooked
    assert [(load.day, load.orders, load.crates) for load in booked] == [
        (THIRD, 12, Decimal(5)),
        (date(2026, 12, 10), 3, Decimal(9)),
    ]
    slot.capacity_orders, slot.capacity_crates = 12, Decimal("9.00")
    assert save_slot(slot=slot).overbooked == []


def test_orders_to_come_that_were_promised_other_hours_are_counted():
    slot = make_weekly_slot()
    order_for(slot)
    order_for(slot, date(2026, 11, 19))  # over
    order_for(slot, holds_place=False)
    assert save_slot(slot=slot).promised_otherwise == 0
    slot.opens, slot.closes = time(6), time(10)
    assert save_slot(slot=slot).promised_otherwise == 1


def test_windows_may_overlap_and_that_is_said():
    slot = make_weekly_slot()
    make_weekly_slot(opens=8, closes=12)
    make_weekly_slot(opens=5, closes=6, is_active=False)
    slot.closes = time(9)
    assert save_slot(slot=slot).overlapping == ["8 am to 12 pm"]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("capacity_orders", -1),
        ("capacity_orders", None),
        ("capacity_crates", Decimal("-0.01")),
        ("capacity_crates", Decimal("123456.00")),
        ("capacity_crates", Decimal("NaN")),
        ("price", Decimal("-0.01")),
        ("price", Decimal("2.005")),
        ("price", Decimal("99999.00")),
        ("minimum_order", Decimal("-1.00")),
        ("free_from", Decimal("-1.00")),
        ("closes", time(4)),
        ("closes", time(3)),
        ("opens", None),
    ],
)
def test_what_makes_no_sense_is_refused(field, value):
    slot = make_weekly_slot()
    setattr(slot, field, value)
    assert [name for name, _ in problems(save_slot, slot=slot)] == [field]
    assert slot.history.count() == 1


def test_a_window_stands_once_on_a_day():
    make_weekly_slot()
    twin = WeeklySlot(weekly_day=WeeklyDay.objects.get(), opens=time(4), closes=time(8), capacity_orders=1)
    twin.capacity_crates, twin.price = Decimal("1.00"), Decimal("1.00")
    assert len(problems(save_slot, slot=twin)) == 1
    assert WeeklySlot.objects.count() == 1


def test_a_slot_that_nobody_ordered_for_is_deleted_with_its_empty_loads():
    slot = make_weekly_slot()
    SlotLoad.objects.create(weekly_slot=slot, day=THIRD)
    delete_slot(slot=slot)
    assert not WeeklySlot.objects.exists()


@pytest.mark.parametrize("holds_place", [True, False])
def test_a_slot_that_orders_stand_on_is_not_deleted(holds_place):
    slot = make_weekly_slot()
    order_for(slot, holds_place=holds_place)
    words = "1 order stands on it, so it can’t be deleted. Take it off sale instead."
    assert problems(delete_slot, slot=slot) == [("", words)]
    assert problems(delete_day, day=slot.weekly_day) == [("", words)]
    assert WeeklySlot.objects.count() == 1


def test_a_day_is_deleted_with_its_slots():
    day = make_weekly_slot().weekly_day
    make_weekly_slot(opens=17, closes=20)
    delete_day(day=day)
    assert not WeeklyDay.objects.exists()
    assert not WeeklySlot.objects.exists()
