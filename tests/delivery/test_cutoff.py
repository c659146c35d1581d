"""Which delivery is open at a moment. 2026-11-26 is a Thursday."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from delivery.cutoff import next_opening

LEEDS = ZoneInfo("Europe/London")


def opening(moment: str):
    return next_opening(datetime.fromisoformat(moment).replace(tzinfo=LEEDS), zone=LEEDS, cut_off_hour=21)


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2026-11-25 20:59:59", "2026-11-26"),  # Wednesday evening, a second before the cut-off
        ("2026-11-25 21:00:00", "2026-11-27"),  # exactly at the cut-off is too late
        ("2026-11-26 00:30:00", "2026-11-27"),
        ("2026-11-26 21:00:00", "2026-11-30"),  # Thursday night: nobody drives at the weekend
        ("2026-11-28 12:00:00", "2026-11-30"),  # Saturday
        ("2026-11-29 20:59:59", "2026-11-30"),  # Sunday evening
        ("2026-11-29 21:00:00", "2026-12-01"),
    ],
)
def test_the_next_weekday_before_whose_cut_off_it_is(moment, day):
    assert opening(moment).day.isoformat() == day


def test_it_counts_in_the_shops_zone_whatever_zone_the_clock_speaks():
    # 20:30 UTC in June is 21:30 in Leeds: too late for the day after
    now = datetime(2026, 6, 10, 20, 30, tzinfo=UTC)
    assert next_opening(now, zone=LEEDS, cut_off_hour=21).day.isoformat() == "2026-06-12"


@pytest.mark.parametrize(
    ("moment", "cut_off", "ready_by"),
    [
        # summer time begins on Sunday 29 March 2026 at 1 am, ends on Sunday 25 October 2026 at 2 am
        ("2026-03-28 12:00:00", "2026-03-29T20:00:00+00:00", "2026-03-30T03:00:00+00:00"),
        ("2026-10-24 12:00:00", "2026-10-25T21:00:00+00:00", "2026-10-26T04:00:00+00:00"),
    ],
)
def test_a_night_with_a_shorter_or_longer_day_keeps_its_hours(moment, cut_off, ready_by):
    found = opening(moment)
    assert found.cut_off.astimezone(UTC).isoformat() == cut_off
    assert found.ready_by.astimezone(UTC).isoformat() == ready_by
