"""When the farm shop is open: what may be typed, how it is told, and how search engines want it. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import time
from itertools import groupby, pairwise

from django.utils.dates import WEEKDAYS
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from hours import hour_words

SCHEMA_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
Times = tuple[tuple[time, time], ...]


@dataclass(frozen=True, order=True)
class Opening:
    """Open on a weekday (Monday is 0) from one time to another of the same day, in the shop's time zone."""

    weekday: int
    opens: time
    closes: time


def problems_of(openings: Iterable[Opening]) -> list[str]:
    """What is wrong with the opening hours of a week, each in a sentence."""
    ordered = sorted(openings)
    upside_down = [
        _("%(day)s: it closes at %(closes)s, which is not after it opens at %(opens)s.") % _words(each)
        for each in ordered
        if each.closes <= each.opens
    ]
    overlapping = [
        _("%(day)s: the hours from %(opens)s begin before the others end.") % _words(after)
        for before, after in pairwise(ordered)
        if before.weekday == after.weekday and after.opens < before.closes
    ]
    return upside_down + overlapping


def week_in_words(openings: Iterable[Opening]) -> list[tuple[str, str]]:
    """Days and hours from Monday on: ("Monday to Friday", "8 am to 12 noon and 2 pm to 5 pm"), ("Sunday", "closed").

    Days in a row with the same hours stand together. [] without any hours.
    """
    times = _times_by_day(openings)
    if not times:
        return []
    in_a_row = groupby(range(7), key=lambda weekday: times.get(weekday, ()))
    return [(_days_words([*days]), _times_words(of_day)) for of_day, days in in_a_row]


def specification(openings: Iterable[Opening]) -> list[dict]:
    """The week as schema.org's openingHoursSpecification: one entry for all days that have the same hours.

    Source: https://schema.org/OpeningHoursSpecification
    """
    days: dict[tuple[time, time], list[str]] = {}
    for each in sorted(openings):
        days.setdefault((each.opens, each.closes), []).append(SCHEMA_DAYS[each.weekday])
    return [
        {
            "@type": "OpeningHoursSpecification",
            "dayOfWeek": names,
            "opens": f"{opens:%H:%M}",
            "closes": f"{closes:%H:%M}",
        }
        for (opens, closes), names in days.items()
    ]


def _times_by_day(openings: Iterable[Opening]) -> dict[int, Times]:
    by_day = groupby(sorted(openings), key=lambda each: each.weekday)
    return {weekday: tuple((each.opens, each.closes) for each in of_day) for weekday, of_day in by_day}


def _days_words(weekdays: Sequence[int]) -> str:
    first, last = str(WEEKDAYS[weekdays[0]]), str(WEEKDAYS[weekdays[-1]])
    if len(weekdays) == 1:
        return first
    if len(weekdays) == 2:
        return _("%(first)s and %(last)s") % {"first": first, "last": last}
    return _("%(first)s to %(last)s") % {"first": first, "last": last}


def _times_words(times: Times) -> str:
    if not times:
        return _("closed")
    spans = [_("%(opens)s to %(closes)s") % {"opens": _hour(opens), "closes": _hour(closes)} for opens, closes in times]
    return get_text_list(spans, _("and"))


def _words(opening: Opening) -> dict[str, str]:
    day = str(WEEKDAYS[opening.weekday])
    return {"day": day, "opens": _hour(opening.opens), "closes": _hour(opening.closes)}


def _hour(at: time) -> str:
    """8 am, with a no-break space"""
    return hour_words(at).replace(" ", "\xa0")
