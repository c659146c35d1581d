"""Times of day in words, as the reader's language tells them. Belongs to no room; every room may import it."""

from datetime import time

from babel import Locale
from babel.dates import format_time
from django.conf import settings
from django.utils.formats import time_format
from django.utils.translation import get_language, gettext_noop, pgettext, to_locale
from django.utils.translation import gettext as _

# Django words dates and misspells these in Hindi. Named here for our own catalogue, which comes first.
MENDED = (
    gettext_noop("September"),
    gettext_noop("November"),
    gettext_noop("December"),
    gettext_noop("mar"),
    gettext_noop("dec"),
    gettext_noop("Monday"),
    gettext_noop("Thursday"),
    gettext_noop("Thu"),
)


def hour_words(at: time) -> str:
    """9 pm; रात 9 बजे"""
    locale = _locale()
    if not tells_part_first(locale):
        return time_format(at, "P").replace(".", "")
    told = f"{_part(at, locale)} {_clock(at)}"
    return pgettext("one time of day, its part of the day first, as in “रात 9”", "%(time)s") % {"time": told}


def span_words(opens: time, closes: time) -> str:
    """From one time of day to another, its part told once where it is the same.

    "4 to 8 am", "10 am to 2 pm", "4:30 to 8 pm"; सुबह 4 से 8, सुबह 10 से दोपहर 2.
    """
    locale = _locale()
    first, last = _part(opens, locale), _part(closes, locale)
    if tells_part_first(locale):
        ends = f"{first} {_clock(opens)}", _clock(closes) if first == last else f"{last} {_clock(closes)}"
    else:
        ends = _clock(opens) if first == last else f"{_clock(opens)} {first}", f"{_clock(closes)} {last}"
    return _("%(from)s to %(to)s") % {"from": ends[0], "to": ends[1]}


def tells_part_first(locale: Locale) -> bool:
    """Whether the part of the day comes before the hour, as in Hindi. Source: CLDR, the pattern of the skeleton Bh."""
    return str(locale.datetime_skeletons.get("Bh", "")).startswith("B")


def _part(at: time, locale: Locale) -> str:
    """Morning, midday, evening or night, as CLDR divides the day, where that comes first; else am and pm."""
    if tells_part_first(locale):
        return format_time(at, "B", locale=locale)
    return _("am") if at.hour < 12 else _("pm")


def _clock(at: time) -> str:
    hour = at.hour % 12 or 12
    return f"{hour}:{at.minute:02}" if at.minute else str(hour)


def _locale() -> Locale:
    return Locale.parse(to_locale(get_language() or settings.LANGUAGE_CODE))
