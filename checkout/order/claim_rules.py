"""What a shopper may say about a date, and when they are believed at once. Pure."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from freshness.kinds import DateKind

LONG_AGO = timedelta(days=365)  # no pack that is delivered was dated before that


@dataclass(frozen=True)
class Sold:
    """A line as far as a claim asks: what was promised for which delivery day, and units nobody claimed yet."""

    promised: date
    date_kind: str
    day: date
    units: int


@dataclass(frozen=True)
class Limits:
    """What staff allow to be refunded at once. Amounts include tax; `days` count from the delivery day."""

    claim: Decimal
    customer: Decimal
    days: int


def problems_of(sold: Sold, units: int, found: date) -> dict[str, str]:
    """What is wrong with a claim, as sentences for the shopper, by field; {} for one that can be taken down."""
    problems = {}
    if not 1 <= units <= sold.units:
        problems["quantity"] = _units_words(sold.units)
    if found >= sold.promised:
        words = _("We promised %(day)s, so that date is as good or better. If the pack says something else, put it in.")
        problems["found_date"] = words % {"day": date_format(sold.promised, "l j F Y")}
    elif found < sold.day - LONG_AGO:
        words = _("%(day)s is very long ago. Look at the pack once more: is that the date on it?")
        problems["found_date"] = words % {"day": date_format(found, "j F Y")}
    return problems


def _units_words(units: int) -> str:
    if not units:
        return _("All of it has been refunded already, or you have told us about it.")
    words = ngettext("There is %(units)d that you can tell us about.", "Give a number from 1 to %(units)d.", units)
    return words % {"units": units}


def is_unsafe(sold: Sold, found: date) -> bool:
    """Whether goods came past their use-by date, so that nobody should eat them."""
    return sold.date_kind == DateKind.USE_BY and found < sold.day


def is_paid_at_once(*, amount: Decimal, spent: Decimal, day: date, today: date, limits: Limits) -> bool:
    """Whether a proven claim is refunded without anybody looking at it.

    `amount` is what it comes to, `spent` what the customer was refunded at once in the last 30 days, `day` the
    delivery's.
    """
    is_within = amount <= limits.claim and spent + amount <= limits.customer
    return is_within and today <= day + timedelta(days=limits.days)
