"""What districts, days and slots of an area may be. Pure; the words are for whoever sets them up."""

import re
from collections.abc import Iterable
from datetime import time

from django.utils.translation import gettext as _

from delivery.errors import Problem
from delivery.models import WeeklyDay, WeeklySlot
from delivery.postcode import as_district
from hours import span_words

SEPARATORS = re.compile(r"[\s,;]+")
LONGEST_TOLD = 12  # signs of what somebody typed


def districts_in(typed: str) -> tuple[list[str], list[str]]:
    """The districts in a text like "LS1 LS2, ls8", each once, and what in it is none."""
    words = [word for word in SEPARATORS.split(typed) if word]
    codes = dict.fromkeys(as_district(word) for word in words)
    return [code for code in codes if code], [word[:LONGEST_TOLD] for word in words if not as_district(word)]


def wrong_districts(words: Iterable[str]) -> list[Problem]:
    """A sentence for each word that is no district."""
    told = _("“%(word)s” is not a postcode district. Write it like LS8.")
    return [Problem(told % {"word": word}, "districts") for word in words]


def problems_of_day(day: WeeklyDay) -> list[Problem]:
    """What speaks against a day: goods can't be ready before the last order for them is in."""
    last_order = (-day.cut_off_days_before, day.cut_off_at)
    ready = (-day.ready_days_before, day.ready_at)
    if last_order <= ready:
        return []
    return [Problem(_("The goods would be ready before the cut-off. Set the cut-off earlier."), "cut_off_at")]


def problems_of_window(opens: time, closes: time) -> list[Problem]:
    """What speaks against a window: it ends after it begins, on the same day."""
    if opens < closes:
        return []
    told = _("The window would end before it begins. Its end has to be later than %(opens)s.")
    return [Problem(told % {"opens": f"{opens:%H:%M}"}, "closes")]


def opens_too_early(day: WeeklyDay, opens: time) -> bool:
    """Whether a window of a day would open before its goods are ready, and so perhaps before its cut-off."""
    return day.ready_days_before == 0 and opens < day.ready_at


def problems_of_opening(day: WeeklyDay, opens: time) -> list[Problem]:
    """What speaks against the beginning of a window of a day."""
    if not opens_too_early(day, opens):
        return []
    told = _("The goods of the day are ready at %(ready)s. The window can’t open before that.")
    return [Problem(told % {"ready": f"{day.ready_at:%H:%M}"}, "opens")]


def problems_of_ready(day: WeeklyDay, slots: Iterable[WeeklySlot]) -> list[Problem]:
    """What speaks against the time when a day's goods are ready, seen from its slots."""
    told = _("The window %(window)s opens before the goods would be ready.")
    early = [span_words(slot.opens, slot.closes) for slot in slots if opens_too_early(day, slot.opens)]
    return [Problem(told % {"window": window}, "ready_at") for window in early]


def overlapping(slot: WeeklySlot, others: Iterable[WeeklySlot]) -> list[str]:
    """The windows of other slots of the day that a slot shares some time with, in words."""
    shared = (each for each in others if each.opens < slot.closes and slot.opens < each.closes)
    return [span_words(each.opens, each.closes) for each in shared]
