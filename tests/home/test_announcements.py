from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from home.announcements import Announcement, announcement_at, link_problems

NOON = datetime(2026, 12, 3, 12, tzinfo=UTC)
NEWS = Announcement("en-gb", "The farm shop opens on Sundays now.")


def said(*announcements, now=NOON, language="en-gb") -> str:
    shown = announcement_at(announcements, language, now)
    return shown.words if shown else ""


def test_it_stands_from_its_first_moment_until_before_its_last():
    day = replace(NEWS, shown_from=NOON, shown_until=NOON + timedelta(hours=1))
    assert said(day, now=NOON - timedelta(seconds=1)) == ""
    assert said(day) == NEWS.words
    assert said(day, now=NOON + timedelta(minutes=59)) == NEWS.words
    assert said(day, now=NOON + timedelta(hours=1)) == ""


def test_what_began_last_is_shown_and_what_is_urgent_before_it():
    older = replace(NEWS, words="Calves are born.")
    newer = replace(NEWS, words="Open day on Saturday.", shown_from=NOON - timedelta(days=1))
    snow = replace(NEWS, words="No round today: snow.", is_urgent=True, shown_from=NOON - timedelta(days=2))
    assert said(newer, older) == "Open day on Saturday."
    assert said(older, newer, snow) == "No round today: snow."


def test_it_speaks_one_language():
    assert said(NEWS, language="hi") == ""
    assert said() == ""


@pytest.mark.parametrize(
    ("link", "fields"),
    [
        ({"link_words": "", "has_page": False, "address": ""}, []),
        ({"link_words": "Read on", "has_page": True, "address": ""}, []),
        ({"link_words": "Read on", "has_page": False, "address": "/shop/"}, []),
        ({"link_words": "Read on", "has_page": True, "address": "/shop/"}, ["link_address"]),
        ({"link_words": "Read on", "has_page": False, "address": ""}, ["link_page"]),
        ({"link_words": "", "has_page": True, "address": ""}, ["link_words"]),
    ],
)
def test_half_a_link_is_refused_at_the_field_that_is_missing(link, fields):
    assert list(link_problems(**link)) == fields
