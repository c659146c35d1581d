"""Which windows can be ordered for. Thursday 3 December 2026 is the day that most of this is about; no database."""

from datetime import UTC, date, datetime, time
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from delivery.slots import Before, Load, Slot, State, default_slot, one_a_day, open_slots
from tests.delivery.slots import FRIDAY, LEEDS, THURSDAY, make_plan, make_rule, make_slot

THIRD = date(2026, 12, 3)
MORNING, EVENING = 304, 317  # the ids of Thursday's slots
AT_NOON = datetime(2026, 12, 2, 12, tzinfo=LEEDS)


def at(day: int, hour: int, minute: int = 0, second: int = 0, microsecond: int = 0) -> datetime:
    """A moment in December 2026 in Leeds."""
    return datetime(2026, 12, day, hour, minute, second, microsecond, tzinfo=LEEDS)


def slot_of(plan, now: datetime = AT_NOON) -> Slot:
    return open_slots(plan, now)[0]


def told(slots) -> list[tuple[str, str, str]]:
    return [(f"{slot.day:%a %d}", slot.window, slot.state.value) for slot in slots]


def test_a_slot_is_open_until_its_cut_off():
    plan = make_plan(make_rule())
    assert told(open_slots(plan, at(2, 20, 59, 59, 999999))) == [
        ("Thu 03", "4 to 8 am", "open"),
        ("Thu 10", "4 to 8 am", "open"),
    ]
    assert told(open_slots(plan, at(2, 21))) == [
        ("Thu 03", "4 to 8 am", "past its cut-off"),
        ("Thu 10", "4 to 8 am", "open"),
    ]


def test_a_slot_says_until_when_and_by_when():
    slot = slot_of(make_plan(make_rule()))
    assert slot.cut_off == datetime(2026, 12, 2, 21, tzinfo=UTC)
    assert slot.ready_by == datetime(2026, 12, 3, 4, tzinfo=UTC)


def test_a_cut_off_may_be_two_days_before():
    plan = make_plan(make_rule(cut_off=Before(2, time(18))))
    assert slot_of(plan, at(1, 17, 59)).state == State.OPEN
    assert slot_of(plan, at(1, 18)).state == State.PAST
    assert slot_of(plan, at(1, 18)).cut_off == at(1, 18)


def test_a_cut_off_on_the_day_itself_leaves_the_day_open_in_the_morning():
    plan = make_plan(make_rule(opens=17, closes=20, cut_off=Before(0, time(11))))
    assert told(open_slots(plan, at(3, 10, 59)))[0] == ("Thu 03", "5 to 8 pm", "open")
    assert told(open_slots(plan, at(3, 11)))[0] == ("Thu 03", "5 to 8 pm", "past its cut-off")


def test_goods_for_a_courier_are_ready_the_day_before():
    slot = slot_of(make_plan(make_rule(ready=Before(1, time(16, 30)))))
    assert (slot.day, slot.ready_by) == (THIRD, at(2, 16, 30))


@pytest.mark.parametrize(("orders", "state"), [(0, "open"), (29, "open"), (30, "full"), (31, "full")])
def test_a_slot_is_full_when_its_orders_are_taken(orders, state):
    loads = {(MORNING, THIRD): Load(orders, Decimal("1.0000"))}
    slots = open_slots(make_plan(make_rule(capacity_orders=30), loads=loads), AT_NOON)
    assert [slot.state.value for slot in slots] == [state, "open"]  # the load is this Thursday's, not the next one's


@pytest.mark.parametrize(
    ("crates", "state", "left"),
    [("0.0000", "open", "24.00"), ("23.9999", "open", "0.0001"), ("24.0000", "full", "0"), ("25.5000", "full", "0")],
)
def test_a_slot_is_full_when_its_crates_are(crates, state, left):
    loads = {(MORNING, THIRD): Load(3, Decimal(crates))}
    slot = slot_of(make_plan(make_rule(capacity_crates=Decimal("24.00")), loads=loads))
    assert (slot.state.value, slot.crates_left) == (state, Decimal(left))


def test_what_is_open_may_still_be_too_small_for_a_basket():
    loads = {(MORNING, THIRD): Load(3, Decimal("23.5000"))}
    slot = slot_of(make_plan(make_rule(capacity_crates=Decimal("24.00")), loads=loads))
    assert slot.takes(Decimal("0.5000"))
    assert not slot.takes(Decimal("0.5001"))


def test_a_slot_without_capacity_is_never_full():
    loads = {(MORNING, THIRD): Load(10_000, Decimal("9000.0000"))}
    slot = slot_of(make_plan(make_rule(), loads=loads))
    assert (slot.state, slot.crates_left) == (State.OPEN, None)
    assert slot.takes(Decimal("9999.0000"))


def test_a_closed_date_says_why_and_closes_every_window_of_the_day():
    rules = (make_rule(), make_rule(opens=17, closes=20), make_rule(FRIDAY))
    slots = open_slots(make_plan(*rules, closed={THIRD: "Staff outing"}), AT_NOON, days=3)
    assert told(slots) == [
        ("Thu 03", "4 to 8 am", "closed"),
        ("Thu 03", "5 to 8 pm", "closed"),
        ("Fri 04", "4 to 8 am", "open"),
    ]
    assert [slot.why for slot in slots] == ["Staff outing", "Staff outing", ""]


def test_the_first_reason_that_holds_is_told():
    loads = {(MORNING, THIRD): Load(30)}
    plan = make_plan(make_rule(capacity_orders=30), loads=loads, closed={THIRD: ""})
    assert slot_of(plan, at(2, 22)).state == State.CLOSED
    assert slot_of(make_plan(make_rule(capacity_orders=30), loads=loads), at(2, 22)).state == State.PAST
    assert slot_of(make_plan(make_rule(capacity_orders=30), loads=loads), at(2, 12)).state == State.FULL


def test_two_areas_have_their_own_days_loads_and_closed_dates():
    leeds = make_plan(make_rule(capacity_orders=2), loads={(MORNING, THIRD): Load(2)})
    york = make_plan(make_rule(weekly_slot_id=9, opens=5, closes=9, capacity_orders=2), make_rule(FRIDAY))
    assert told(open_slots(leeds, AT_NOON, days=3)) == [("Thu 03", "4 to 8 am", "full")]
    assert told(open_slots(york, AT_NOON, days=3)) == [("Thu 03", "5 to 9 am", "open"), ("Fri 04", "4 to 8 am", "open")]


def test_slots_come_by_day_then_by_window():
    rules = (
        make_rule(opens=17, closes=20),
        make_rule(FRIDAY),
        make_rule(opens=4, closes=8),
        make_rule(opens=4, closes=6),
    )
    assert told(open_slots(make_plan(*rules), AT_NOON, days=3)) == [
        ("Thu 03", "4 to 6 am", "open"),
        ("Thu 03", "4 to 8 am", "open"),
        ("Thu 03", "5 to 8 pm", "open"),
        ("Fri 04", "4 to 8 am", "open"),
    ]


def test_today_is_the_shops_today_and_two_weeks_are_fourteen_days():
    everyday = make_plan(*(make_rule(weekday) for weekday in range(7)))
    late = datetime(2026, 6, 30, 23, 30, tzinfo=UTC)  # in Leeds it is 1 July already
    days = [slot.day for slot in open_slots(everyday, late)]
    assert (days[0], days[-1], len(days)) == (date(2026, 7, 1), date(2026, 7, 14), 14)


@pytest.mark.parametrize(("days_before", "days"), [(1, (3, 10)), (6, (10,)), (7, (10,)), (8, (10, 17)), (14, (17,))])
def test_what_is_ordered_long_before_can_be_seen_from_there(days_before, days):
    """Today is Wednesday the 2nd. Without the longer look a cut-off 14 days before would never leave a day open."""
    slots = open_slots(make_plan(make_rule(cut_off=Before(days_before, time(21)))), AT_NOON)
    assert [slot.day.day for slot in slots if slot.is_open] == list(days)


@pytest.mark.parametrize("days_before", range(15))
def test_whatever_the_cut_off_a_week_can_be_ordered_for(days_before):
    everyday = make_plan(*(make_rule(weekday, cut_off=Before(days_before, time(21))) for weekday in range(7)))
    for moment in (AT_NOON, at(2, 23)):
        assert len([slot for slot in open_slots(everyday, moment) if slot.is_open]) >= 7


def test_an_area_that_rests_is_closed_on_every_day():
    assert {slot.state for slot in open_slots(make_plan(rests=True), AT_NOON)} == {State.CLOSED}


def test_a_moment_of_another_zone_is_the_same_moment():
    plan = make_plan(make_rule())
    in_delhi = datetime(2026, 12, 3, 2, 29, 59, tzinfo=ZoneInfo("Asia/Kolkata"))
    assert slot_of(plan, in_delhi).state == State.OPEN  # 20:59:59 the day before in Leeds


def test_a_cut_off_in_the_night_when_the_clocks_go_back_comes_once():
    # Source: in 2026 summer time ends in the UK on 25 October at 02:00, which is 01:00 UTC
    sunday = make_plan(make_rule(6, opens=10, closes=12, cut_off=Before(0, time(1, 30)), ready=Before(0, time(6))))
    slot = slot_of(sunday, datetime(2026, 10, 24, 12, tzinfo=UTC))
    assert slot.cut_off.astimezone(UTC) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)  # the first half past one
    assert slot.ready_by.astimezone(UTC) == datetime(2026, 10, 25, 6, tzinfo=UTC)
    assert slot_of(sunday, datetime(2026, 10, 25, 0, 29, 59, tzinfo=UTC)).state == State.OPEN
    assert slot_of(sunday, datetime(2026, 10, 25, 0, 30, tzinfo=UTC)).state == State.PAST
    assert slot_of(sunday, datetime(2026, 10, 25, 1, 15, tzinfo=UTC)).state == State.PAST  # the second quarter past one


def test_a_cut_off_in_the_night_when_the_clocks_go_forward_is_still_a_moment():
    # Source: in 2026 summer time begins in the UK on 29 March at 01:00 UTC; 01:30 on the wall never comes
    sunday = make_plan(make_rule(6, opens=10, closes=12, cut_off=Before(0, time(1, 30)), ready=Before(0, time(6))))
    slot = slot_of(sunday, datetime(2026, 3, 28, 12, tzinfo=UTC))
    assert slot.ready_by.astimezone(UTC) == datetime(2026, 3, 29, 5, tzinfo=UTC)
    assert slot_of(sunday, datetime(2026, 3, 29, 0, 59, tzinfo=UTC)).state == State.OPEN
    assert slot_of(sunday, datetime(2026, 3, 29, 1, 30, tzinfo=UTC)).state == State.PAST


def test_an_evening_cut_off_before_the_clocks_change_is_told_in_local_time():
    monday = make_plan(make_rule(0))
    assert slot_of(monday, datetime(2026, 10, 25, 12, tzinfo=UTC)).cut_off == datetime(2026, 10, 25, 21, tzinfo=UTC)
    sunday = make_plan(make_rule(6))
    assert slot_of(sunday, datetime(2026, 10, 24, 12, tzinfo=UTC)).cut_off == datetime(2026, 10, 24, 20, tzinfo=UTC)


def test_a_window_may_begin_at_midnight_and_end_a_minute_before_the_next():
    rules = (
        make_rule(opens=0, closes=1, cut_off=Before(0, time(0)), ready=Before(1, time(23, 59))),
        make_rule(weekly_slot_id=5, opens=22, closes=23),
    )
    first, last = open_slots(make_plan(*rules), at(2, 23, 59), days=2)
    assert (first.day, first.window, first.state) == (THIRD, "12 to 1 am", State.OPEN)
    assert first.cut_off == at(3, 0)
    assert first.ready_by == at(2, 23, 59)
    assert (last.window, last.state) == ("10 to 11 pm", State.PAST)
    assert [slot.state for slot in open_slots(make_plan(*rules), at(3, 0), days=1)] == [State.PAST, State.PAST]


def test_the_29th_of_february_is_a_day_like_any_other():
    tuesday = make_plan(make_rule(1))  # Source: 29 February 2028 is a Tuesday
    slots = open_slots(tuesday, datetime(2028, 2, 28, 12, tzinfo=LEEDS))
    assert [(slot.day, slot.cut_off) for slot in slots] == [
        (date(2028, 2, 29), datetime(2028, 2, 28, 21, tzinfo=LEEDS)),
        (date(2028, 3, 7), datetime(2028, 3, 6, 21, tzinfo=LEEDS)),
    ]
    wednesday = make_plan(make_rule(2))
    slot = slot_of(wednesday, datetime(2028, 2, 29, 12, tzinfo=LEEDS))
    assert (slot.day, slot.cut_off) == (date(2028, 3, 1), datetime(2028, 2, 29, 21, tzinfo=LEEDS))


def test_the_default_is_the_first_that_is_open():
    rules = (make_rule(capacity_orders=1), make_rule(opens=17, closes=20), make_rule(FRIDAY))
    slots = open_slots(make_plan(*rules, loads={(MORNING, THIRD): Load(1)}), AT_NOON)
    assert told([default_slot(slots)]) == [("Thu 03", "5 to 8 pm", "open")]


@pytest.mark.parametrize(
    ("states", "chosen"),
    [
        ((State.PAST, State.CLOSED, State.FULL, State.OPEN), State.OPEN),
        ((State.PAST, State.CLOSED, State.FULL), State.FULL),
        ((State.PAST, State.CLOSED), State.CLOSED),
        ((State.PAST,), State.PAST),
    ],
)
def test_without_an_open_slot_a_full_one_stands_for_the_area(states, chosen):
    assert default_slot([in_state(state) for state in states]).state == chosen


def in_state(state: State) -> Slot:
    slot = make_slot()
    return Slot(slot.rule, 1, slot.day, slot.ready_by, slot.cut_off, state)


def test_without_slots_there_is_no_default():
    assert default_slot([]) is None
    assert one_a_day([]) == []


def test_one_slot_stands_for_each_day():
    rules = (make_rule(capacity_orders=1), make_rule(opens=17, closes=20), make_rule(FRIDAY), make_rule(FRIDAY, 17, 20))
    plan = make_plan(*rules, loads={(MORNING, THIRD): Load(1)}, closed={date(2026, 12, 4): "Holiday"})
    assert told(one_a_day(open_slots(plan, AT_NOON, days=10))) == [
        ("Thu 03", "5 to 8 pm", "open"),
        ("Fri 04", "4 to 8 am", "closed"),
        ("Thu 10", "4 to 8 am", "open"),
        ("Fri 11", "4 to 8 am", "open"),
    ]


@pytest.mark.parametrize(
    ("goods", "charge"), [("0.00", "3.50"), ("29.99", "3.50"), ("30.00", "0.00"), ("80.00", "0.00")]
)
def test_the_charge_is_nothing_from_an_amount_on(goods, charge):
    slot = make_slot(price=Decimal("3.50"), free_from=Decimal("30.00"))
    assert slot.charge(Decimal(goods)) == Decimal(charge)


def test_a_free_from_amount_of_nothing_is_always_free_and_none_never():
    assert make_slot(price=Decimal("3.50"), free_from=Decimal("0.00")).charge(Decimal("0.00")) == Decimal("0.00")
    assert make_slot(price=Decimal("3.50"), free_from=None).charge(Decimal("9999.00")) == Decimal("3.50")


@pytest.mark.parametrize(
    ("goods", "missing"), [("0.00", "12.00"), ("11.99", "0.01"), ("12.00", "0.00"), ("20.00", "0.00")]
)
def test_what_a_basket_lacks_of_the_minimum(goods, missing):
    assert make_slot(minimum_order=Decimal("12.00")).missing_to_minimum(Decimal(goods)) == Decimal(missing)


def test_thursdays_rule_makes_no_slot_on_other_days():
    assert {slot.day.weekday() for slot in open_slots(make_plan(), AT_NOON, days=30)} == {THURSDAY}
