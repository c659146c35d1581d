"""Values of a ladder as a person would say them."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from freshness.ladder import HUNDRED
from freshness.ladder_rules import percent_words

NOTHING = "–"


def steps_words(steps: Sequence) -> str:
    """5 days −15 %, 3 −30 %, 1 −50 %"""
    first = _("%(days)s days −%(percent)s %%")
    said = [
        (first if number == 0 else "%(days)s −%(percent)s %%") % {"days": days, "percent": percent_words(percent)}
        for number, (days, percent) in enumerate(steps)
    ]
    return ", ".join(said).replace(" ", "\xa0").replace(",\xa0", ", ") or NOTHING


def season_words(first: date | None, last: date | None) -> str:
    """ "1 June 2026 to 31 August 2026", "from 1 June 2026", "always"."""
    days = {"first": first and date_format(first, "j F Y"), "last": last and date_format(last, "j F Y")}
    if first and last:
        return _("%(first)s to %(last)s") % days
    if first:
        return _("from %(first)s") % days
    return _("until %(last)s") % days if last else _("always")


def part_words(part: Decimal | None) -> str:
    """A part of 1 as a percentage: 40 %"""
    return NOTHING if part is None else f"{percent_words(part * HUNDRED)}\xa0%"


def person_words(user) -> str:
    """Somebody's name; the shop itself where nobody did it."""
    return (user.get_full_name() or user.get_username()) if user else _("the shop itself")
