"""The event of a delivery. Nothing here asks the database."""

from datetime import UTC, date, datetime, time
from types import SimpleNamespace

import pytest
from icalendar import Calendar

from checkout.calendar import event_of
from hours import span_words


def event(day: date, opens: time, closes: time, *, words: str | None = None, safe_place: str = ""):
    """The event of an order for a window of a day; `words` are those that were promised."""
    slot = SimpleNamespace(opens=opens, closes=closes)
    delivery = SimpleNamespace(
        day=day, slot=words or span_words(opens, closes), weekly_slot=slot, safe_place=safe_place
    )
    order = SimpleNamespace(
        number="7KQ2M-4XT9W-C",
        user_id=1,
        date_placed=datetime(2026, 12, 2, 12, tzinfo=UTC),
        delivery=delivery,
        shipping_address=SimpleNamespace(summary="Alice Hill, 4 Mill Lane, LS8 2QT"),
    )
    [found] = Calendar.from_ical(event_of(order)).walk("VEVENT")
    return found


@pytest.mark.parametrize(
    ("day", "opens", "closes", "begins", "ends"),
    [
        (date(2026, 12, 31), time(17), time(20), "2026-12-31T17:00:00+00:00", "2026-12-31T20:00:00+00:00"),
        (date(2026, 7, 2), time(4), time(8), "2026-07-02T03:00:00+00:00", "2026-07-02T07:00:00+00:00"),
        (date(2026, 7, 2), time(0), time(1), "2026-07-01T23:00:00+00:00", "2026-07-02T00:00:00+00:00"),
        # Source: in 2026 summer time in the UK begins on 29 March and ends on 25 October, both at 01:00 UTC
        (date(2026, 3, 29), time(0), time(4), "2026-03-29T00:00:00+00:00", "2026-03-29T03:00:00+00:00"),
        (date(2026, 10, 25), time(0), time(4), "2026-10-24T23:00:00+00:00", "2026-10-25T04:00:00+00:00"),
    ],
)
def test_the_window_is_told_as_two_moments(day, opens, closes, begins, ends):
    found = event(day, opens, closes)
    assert (found["dtstart"].dt.isoformat(), found["dtend"].dt.isoformat()) == (begins, ends)


def test_a_window_that_reads_otherwise_now_leaves_the_day():
    found = event(date(2026, 12, 31), time(6), time(10), words="4 to 8 am")
    assert (found["dtstart"].dt, found["dtend"].dt) == (date(2026, 12, 31), date(2027, 1, 1))


def test_it_says_what_and_where_and_leads_to_the_order():
    found = event(date(2026, 12, 3), time(4), time(8), safe_place="In the porch")
    assert found["location"] == "Alice Hill, 4 Mill Lane, LS8 2QT"
    assert found["description"] == "Order 7KQ2M-4XT9W-C.\nWhere we leave it: In the porch"
    assert found["url"] == "http://127.0.0.1:8000/account/orders/7KQ2M-4XT9W-C/"
    assert found["uid"] == "order-7KQ2M-4XT9W-C@127.0.0.1"


def test_without_a_safe_place_nothing_is_said_of_one():
    assert event(date(2026, 12, 3), time(4), time(8))["description"] == "Order 7KQ2M-4XT9W-C."
