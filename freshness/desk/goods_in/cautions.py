"""What a person should look at twice before goods are taken in. Pure: it warns, it never forbids."""

from __future__ import annotations  # a field named date

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from freshness.due import Due
from freshness.judgement import Policy, is_past_sale, life_left


@dataclass(frozen=True)
class Arrival:
    """What came: its date, and how warm it was."""

    date: date
    celsius: Decimal | None = None


@dataclass(frozen=True)
class Expected:
    """What the shop expects of it: `latest` is the latest date on the shelf; None where there is no bound."""

    policy: Policy
    due: Due
    today: date
    latest: date | None = None
    coldest: Decimal | None = None
    warmest: Decimal | None = None


@dataclass(frozen=True)
class Caution:
    """One thing to look at. `key` names it and its value, so that it is known what somebody has looked at."""

    key: str
    words: str


def cautions(arrival: Arrival, expected: Expected) -> list[Caution]:
    """Everything that is odd about an arrival; empty if nothing is."""
    found = [
        Caution(f"past:{arrival.date}", _past(arrival, expected)),
        Caution(f"short:{arrival.date}", _short(arrival, expected)),
        Caution(f"older:{arrival.date}", _older(arrival, expected)),
        Caution(f"temperature:{arrival.celsius}", _temperature(arrival, expected)),
    ]
    return [each for each in found if each.words]


def _is_past(arrival: Arrival, expected: Expected) -> bool:
    return is_past_sale(arrival.date, expected.policy.past_days, expected.today)


def _past(arrival: Arrival, expected: Expected) -> str:
    if not _is_past(arrival, expected):
        return ""
    words = _("%(date)s is past. It comes in on hold and isn't sold.")
    return words % {"date": _day(arrival.date)}


def _short(arrival: Arrival, expected: Expected) -> str:
    life = life_left(arrival.date, expected.due)
    least = expected.policy.minimum_life_days
    if life >= least or _is_past(arrival, expected):
        return ""
    words = _("On %(day)s it has %(life)d days left, and you promise %(least)d. It can only be sold cheaper, or not.")
    return words % {"day": _day(expected.due.day), "life": life, "least": least}


def _older(arrival: Arrival, expected: Expected) -> str:
    if expected.latest is None or arrival.date >= expected.latest:
        return ""
    words = _("It is older than what is on the shelf: there %(latest)s, this %(date)s. Did the right goods come?")
    return words % {"latest": _day(expected.latest), "date": _day(arrival.date)}


def _temperature(arrival: Arrival, expected: Expected) -> str:
    if arrival.celsius is None:
        return ""
    low, high = expected.coldest, expected.warmest
    too_cold, too_warm = low is not None and arrival.celsius < low, high is not None and arrival.celsius > high
    if not (too_cold or too_warm):
        return ""
    words = _("It came in at %(celsius)s °C; it is to be kept %(range)s. May it be sold?")
    return words % {"celsius": f"{arrival.celsius.normalize():f}", "range": storage_range(low, high)}


def storage_range(low: Decimal | None, high: Decimal | None) -> str:
    """How a product is kept, in words; "" if nothing is said."""
    words = {"low": low is not None and f"{low.normalize():f}", "high": high is not None and f"{high.normalize():f}"}
    if low is None and high is None:
        return ""
    if low is None:
        return _("at %(high)s °C or colder") % words
    return (_("at %(low)s °C or warmer") if high is None else _("at %(low)s to %(high)s °C")) % words


def _day(day: date) -> str:
    return date_format(day, "D j F Y")
