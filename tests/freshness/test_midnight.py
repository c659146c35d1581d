"""A date ends at midnight where the shop is, whatever the server's clock says; on the nights of clock changes too."""

import time
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import transaction
from django.utils import timezone

from freshness.due import Due
from freshness.errors import NotReserved
from freshness.judgement import life_left
from freshness.offers import offers_for
from freshness.services.holds import hold_past_dates
from freshness.services.sales import reserve
from products.due import next_due
from tests.freshness.stocked import counts, dated, make_batch, make_ladder, make_line, make_yoghurt

pytestmark = pytest.mark.django_db
LONDON = ZoneInfo("Europe/London")
A_MONTH_BEFORE = timedelta(days=30)

# The night, the last moment of its first day and the first of its second, in UTC as the server has them.
NIGHTS = [
    pytest.param(
        date(2026, 3, 28), "2026-03-28T23:59:59", "2026-03-29T00:00:00", id="an hour before clocks go forward"
    ),
    pytest.param(date(2026, 3, 29), "2026-03-29T22:59:59", "2026-03-29T23:00:00", id="the day that has 23 hours"),
    pytest.param(date(2026, 10, 24), "2026-10-24T22:59:59", "2026-10-24T23:00:00", id="before clocks go back"),
    pytest.param(date(2026, 10, 25), "2026-10-25T23:59:59", "2026-10-26T00:00:00", id="the day that has 25 hours"),
    pytest.param(date(2028, 2, 29), "2028-02-29T23:59:59", "2028-03-01T00:00:00", id="29 February"),
    pytest.param(date(2026, 7, 1), "2026-07-01T22:59:59", "2026-07-01T23:00:00", id="a summer night"),
]


@pytest.fixture(autouse=True)
def server_in_utc(monkeypatch):
    """The server's own clock stands in UTC; the shop is in London by its setting."""
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(("day", "last", "first"), NIGHTS)
def test_the_clock_holds_a_batch_at_local_midnight_and_not_a_second_before(day, last, first, time_machine):
    batch = make_batch(make_yoghurt(date_kind="use_by"), day, goods_in_at=moment(last) - A_MONTH_BEFORE)
    time_machine.move_to(moment(last), tick=False)
    assert timezone.localdate() == day
    assert hold_past_dates(today=timezone.localdate()) == []
    time_machine.move_to(moment(first), tick=False)
    assert timezone.localdate() == day + timedelta(days=1)
    assert hold_past_dates(today=timezone.localdate()) == [batch]


@pytest.mark.parametrize("day", [date(2026, 3, 29), date(2026, 10, 25), date(2028, 2, 29)])
def test_goods_are_sold_for_their_last_day_and_not_for_the_next(day):
    make_ladder(steps=[[1, "50"]])
    yoghurt = make_yoghurt(date_kind="use_by")
    early = datetime.combine(day - A_MONTH_BEFORE, datetime.min.time(), UTC)
    batch = make_batch(yoghurt, day, 5, on_shelf_from=early, goods_in_at=early)
    with pytest.raises(NotReserved), transaction.atomic():
        reserve(demands=[dated(make_line(yoghurt), day)], due=due_on(day + timedelta(days=1)))
    reserve(demands=[dated(make_line(yoghurt), day)], due=due_on(day))
    assert counts(batch) == (5, 1, 0)


def due_on(day: date) -> Due:
    """A delivery at four in the morning, London time, which is three by UTC in summer."""
    return Due(day=day, ready_by=datetime(day.year, day.month, day.day, 4, tzinfo=LONDON))


@pytest.mark.parametrize(
    ("day", "ready_by"),
    [
        (date(2026, 3, 28), "2026-03-28T04:00:00"),
        (date(2026, 3, 29), "2026-03-29T03:00:00"),
        (date(2026, 10, 24), "2026-10-24T03:00:00"),
        (date(2026, 10, 25), "2026-10-25T04:00:00"),
        (date(2028, 2, 29), "2028-02-29T04:00:00"),
    ],
)
def test_a_batch_must_be_on_the_shelf_by_the_shops_four_in_the_morning(day, ready_by):
    due, on_time = due_on(day), moment(ready_by)
    yoghurt = make_yoghurt()
    make_batch(yoghurt, day + timedelta(days=9), 3, on_shelf_from=on_time)
    make_batch(yoghurt, day + timedelta(days=9), 4, on_shelf_from=on_time + timedelta(seconds=1))
    assert offers_for([yoghurt.pk], due)[yoghurt.pk].regular.available == 3


def test_life_left_counts_days_and_not_hours():
    """From Friday 27 March to Monday 30 March 2026 are three days, though one of them has 23 hours."""
    assert life_left(date(2026, 3, 30), due_on(date(2026, 3, 27))) == 3
    assert life_left(date(2026, 10, 26), due_on(date(2026, 10, 23))) == 3
    assert life_left(date(2028, 3, 1), due_on(date(2028, 2, 28))) == 2
    assert life_left(date(2027, 3, 1), due_on(date(2027, 2, 28))) == 1


@pytest.mark.parametrize(
    ("now", "day", "ready_by"),
    [
        # Thursday 26 March, a second before the shop's nine in the evening: GMT still, Friday's delivery is open.
        ("2026-03-26T20:59:59", date(2026, 3, 27), "2026-03-27T04:00:00"),
        # Sunday 29 March: clocks went forward that night. Nine in the evening is eight by UTC.
        ("2026-03-29T19:59:59", date(2026, 3, 30), "2026-03-30T03:00:00"),
        ("2026-03-29T20:00:00", date(2026, 3, 31), "2026-03-31T03:00:00"),
        # Sunday 25 October: clocks went back. Nine in the evening is nine by UTC again.
        ("2026-10-25T20:59:59", date(2026, 10, 26), "2026-10-26T04:00:00"),
        ("2026-10-25T21:00:00", date(2026, 10, 27), "2026-10-27T04:00:00"),
        # Monday 28 February 2028, nine in the evening: the 29th is no longer open.
        ("2028-02-28T20:59:59", date(2028, 2, 29), "2028-02-29T04:00:00"),
        ("2028-02-28T21:00:00", date(2028, 3, 1), "2028-03-01T04:00:00"),
    ],
)
def test_the_open_delivery_follows_the_shops_clock(now, day, ready_by, time_machine):
    time_machine.move_to(moment(now), tick=False)
    assert next_due() == Due(day, moment(ready_by))
