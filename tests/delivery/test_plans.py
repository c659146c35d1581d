"""From rows to plans, and what that costs."""

from datetime import date, datetime, time
from decimal import Decimal

import pytest

from delivery.models import Area, ClosedDate, SlotLoad, WeeklyDay, WeeklySlot
from delivery.plans import area_of, next_slot, plan_of, slots_of
from delivery.slots import Before, Load, State
from tests.delivery.areas import FRIDAY, THURSDAY, make_area, make_weekly_slot
from tests.delivery.slots import LEEDS

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 12, 2, 12, tzinfo=LEEDS)
THIRD = date(2026, 12, 3)


def test_while_there_are_no_areas_the_van_comes_everywhere_on_workdays(django_assert_num_queries):
    with django_assert_num_queries(1):
        plan = plan_of(None, NOON)
    assert (plan.area_id, plan.name) == (None, "Everywhere")
    assert [(rule.weekday, rule.opens, rule.closes) for rule in plan.rules] == [
        (weekday, time(4), time(8)) for weekday in (0, 1, 2, 3, 4)
    ]
    first = plan.rules[0]
    assert (first.price, first.free_from, first.cut_off) == (Decimal("2.00"), Decimal("20.00"), Before(1, time(21)))
    assert (first.capacity_orders, first.capacity_crates) == (None, None)


def test_a_plan_is_three_queries_however_many_slots_there_are(django_assert_num_queries):
    area = make_area()
    for weekday in range(6):
        for opens in (4, 9, 17):
            SlotLoad.objects.create(weekly_slot=make_weekly_slot(area, weekday, opens, opens + 3), day=THIRD)
    ClosedDate.objects.create(day=THIRD)
    with django_assert_num_queries(3):
        plan = plan_of(None, NOON)
    assert len(plan.rules) == 18


def test_a_row_becomes_a_rule():
    row = make_weekly_slot(opens=17, closes=20, minimum_order=Decimal("12.00"), free_from=Decimal("35.00"))
    WeeklyDay.objects.update(
        cut_off_days_before=2, cut_off_at=time(18), ready_days_before=1, ready_at=time(16, 30)
    )  # fmt: skip
    rule = plan_of(row.weekly_day.area_id, NOON).rules[0]
    assert (rule.weekly_slot_id, rule.weekday, rule.opens, rule.closes) == (row.pk, THURSDAY, time(17), time(20))
    assert (rule.price, rule.minimum_order, rule.free_from) == (Decimal("2.00"), Decimal("12.00"), Decimal("35.00"))
    assert (rule.capacity_orders, rule.capacity_crates) == (30, Decimal("24.00"))
    assert (rule.cut_off, rule.ready) == (Before(2, time(18)), Before(1, time(16, 30)))


def test_without_a_postcode_the_first_area_that_has_slots_is_shown():
    make_area("Nowhere yet", position=0)
    make_area("Closed down", position=1, is_active=False)
    make_weekly_slot(Area.objects.get(name="Closed down"))
    make_weekly_slot(make_area("All taken off", position=2), is_active=False)
    make_weekly_slot(make_area("York", position=4))
    make_weekly_slot(make_area("Leeds", position=3))
    assert plan_of(None, NOON).name == "Leeds"


def test_areas_of_the_same_position_come_by_name():
    make_weekly_slot(make_area("York"))
    make_weekly_slot(make_area("Harrogate"))
    assert plan_of(None, NOON).name == "Harrogate"


@pytest.mark.parametrize("take_off", [WeeklySlot, Area])
def test_a_shop_that_takes_everything_off_sale_comes_nowhere(take_off):
    """Without `rests` the van would come everywhere on workdays again, with room for everybody."""
    make_weekly_slot(make_area("York", position=2))
    row = make_weekly_slot(make_area("Leeds", position=1))
    take_off.objects.update(is_active=False)
    for area_id in (None, row.weekly_day.area_id):
        plan = plan_of(area_id, NOON)
        assert (plan.name, plan.rests) == ("Leeds", True)
        assert {slot.state for slot in slots_of(area_id, NOON)} == {State.CLOSED}
    assert (next_slot(NOON).day, next_slot(NOON).is_open) == (THIRD, False)


def test_an_area_without_any_slot_leaves_the_plan_of_the_settings():
    make_area("Leeds", "LS8")
    assert plan_of(None, NOON).name == "Everywhere"


def test_two_rows_that_close_a_date_leave_the_reason_of_one():
    leeds = make_area("Leeds")
    make_weekly_slot(leeds)
    ClosedDate.objects.create(day=THIRD, reason="Snow")
    ClosedDate.objects.create(day=THIRD, area=leeds)
    assert plan_of(None, NOON).closed == {THIRD: "Snow"}


def test_a_slot_that_is_not_offered_is_no_rule():
    area = make_area()
    make_weekly_slot(area)
    make_weekly_slot(area, opens=17, closes=20, is_active=False)
    assert [slot.window for slot in slots_of(area.pk, NOON, days=5)] == ["4 to 8 am"]


def test_closed_dates_are_those_of_the_area_and_of_all():
    leeds, york = make_area("Leeds"), make_area("York")
    for area in (leeds, york):
        make_weekly_slot(area)
        make_weekly_slot(area, FRIDAY)
    ClosedDate.objects.create(day=THIRD, area=york, reason="Races")
    ClosedDate.objects.create(day=date(2026, 12, 4), reason="Holiday")
    assert [slot.state.value for slot in slots_of(leeds.pk, NOON, days=3)] == ["open", "closed"]
    assert [(slot.state.value, slot.why) for slot in slots_of(york.pk, NOON, days=3)] == [
        ("closed", "Races"),
        ("closed", "Holiday"),
    ]


def test_loads_are_read_from_today_on():
    row = make_weekly_slot()
    for day in (date(2026, 11, 26), THIRD):
        SlotLoad.objects.create(weekly_slot=row, day=day, orders=30, crates=Decimal("7.5000"))
    assert plan_of(None, NOON).loads == {(row.pk, THIRD): Load(30, Decimal("7.5000"))}
    assert next_slot(NOON).day == date(2026, 12, 10)


@pytest.mark.parametrize("typed", ["LS8 2QT", "ls82qt", "LS8", " l s 8 "])
def test_a_postcode_leads_to_its_area(typed):
    make_weekly_slot(make_area("York", "YO1"))
    leeds = make_area("Leeds", "LS7", "LS8")
    make_weekly_slot(leeds)
    make_weekly_slot(leeds, opens=17, closes=20)
    assert area_of(typed) == leeds


@pytest.mark.parametrize("typed", ["", "EC1A 1BB", "LS18", "LS80", "nonsense", "LS8 2QT\x00", "9" * 4000])
def test_where_we_do_not_deliver_there_is_no_area(typed):
    make_weekly_slot(make_area("Leeds", "LS7", "LS8"))
    assert area_of(typed) is None


@pytest.mark.parametrize(
    ("typed", "name"),
    [("SW1V 1AA", "London"), ("sw1a 1aa", "Palace"), ("SW1W", "London"), ("SW1", "London"), ("SW11 1AA", "")],
)
def test_a_district_has_its_lettered_parts_but_for_those_of_another_area(typed, name):
    make_weekly_slot(make_area("London", "SW1", position=1))
    make_weekly_slot(make_area("Palace", "SW1A", position=2))
    found = area_of(typed)
    assert (found.name if found else "") == name


def test_a_lettered_part_whose_area_rests_is_not_the_neighbours():
    make_weekly_slot(make_area("London", "SW1"))
    make_weekly_slot(make_area("Palace", "SW1A", is_active=False))
    assert area_of("SW1A 1AA") is None


def test_an_area_that_is_not_delivered_to_is_none():
    make_weekly_slot(make_area("Leeds", "LS8", is_active=False))
    assert area_of("LS8 2QT") is None


def test_an_area_without_a_slot_on_offer_is_none_yet():
    leeds = make_area("Leeds", "LS8")
    assert area_of("LS8 2QT") is None
    make_weekly_slot(leeds, is_active=False)
    assert area_of("LS8 2QT") is None


def test_what_is_no_postcode_asks_the_database_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert area_of("nonsense") is None


def test_a_full_area_shows_its_first_full_slot():
    row = make_weekly_slot()
    for day in (THIRD, date(2026, 12, 10)):
        SlotLoad.objects.create(weekly_slot=row, day=day, orders=30)
    assert (next_slot(NOON).day, next_slot(NOON).state) == (THIRD, State.FULL)
