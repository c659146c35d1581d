"""Dates of offers in words, and the sign that stands beside them: the bottle top, a mark for each day of life left."""

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from freshness.kinds import DateKind, OfferKind

FEW = 5  # units from which on we say how many are left
WEEK = 7
LONG = 28  # days from which on nobody counts days
MONTHS_AHEAD = 180  # days from which on the year says more than the weekday
DAYS_OF_TWELVE_MONTHS = 366  # so that months are never counted too kindly


@dataclass(frozen=True)
class Life:
    """The dates of an offer or of an order line. `symbol` names one of life.svg's, `tone` a class of `life`.

    Both are "" where the life left isn't known any more, as with an old order; then only the date is told.
    """

    symbol: str
    tone: str
    left: str
    date: str

    @property
    def sentence(self) -> str:
        """Best before Sun 29 Nov, 3 days left"""
        if not self.left:
            return self.date
        return _("%(date)s, %(left)s") % {"date": self.date, "left": self.left[:1].lower() + self.left[1:]}


def life_of(offer) -> Life | None:
    """The dates of anything with kind, date, date_kind, life_days and minimum_life_days; None for plain stock."""
    if offer is None or offer.date is None:
        return None
    days = getattr(offer, "life_days", None)
    is_open = offer.kind == OfferKind.REGULAR
    return Life(
        symbol=symbol_of(days),
        tone=tone_of(days, getattr(offer, "minimum_life_days", None)),
        left=left_words(days, is_open=is_open),
        date=date_words(offer.date, offer.date_kind, days, is_open=is_open),
    )


def symbol_of(days: int | None) -> str:
    """That many bars, an unbroken ring from 8 days on, a solid centre on the last day and past it."""
    if days is None:
        return ""
    return "more" if days > WEEK else str(max(0, days))


def tone_of(days: int | None, minimum: int | None) -> str:
    """fresh, short or last; more than a week is always fresh."""
    if days is None:
        return ""
    if days <= 0:
        return "last"
    return "fresh" if days > WEEK or days >= (minimum or 0) else "short"


def left_words(days: int | None, *, is_open: bool) -> str:
    """8 days left; "8 days or more" where later dates may come too."""
    if days is None:
        return ""
    if days < 0:
        return ngettext("%(days)d day past its date", "%(days)d days past its date", -days) % {"days": -days}
    if is_open:
        return _("%(time)s or more") % {"time": time_words(days)} if days else _("Last day or later")
    return _("%(time)s left") % {"time": time_words(days)} if days else _("Last day")


def time_words(days: int) -> str:
    """8 days, 5 weeks, 8 months: never more than there is."""
    months = days * 12 // DAYS_OF_TWELVE_MONTHS
    if months >= 2:
        return ngettext("%(months)d month", "%(months)d months", months) % {"months": months}
    if days >= LONG:
        return ngettext("%(weeks)d week", "%(weeks)d weeks", days // WEEK) % {"weeks": days // WEEK}
    return ngettext("%(days)d day", "%(days)d days", days) % {"days": days}


def date_words(day: date, kind: str, days: int | None = None, *, is_open: bool = False) -> str:
    """Best before Sun 29 Nov, or later; the two kinds of dates are never mixed up."""
    words = _("Use by %(day)s") if kind == DateKind.USE_BY else _("Best before %(day)s")
    told = words % {"day": day_words(day, days)}
    return _("%(told)s or later") % {"told": told} if is_open else told


def day_words(day: date, days: int | None) -> str:
    """Sun 29 Nov; 24 Jul 2027 where the year says more than the weekday."""
    is_far = days is not None and days > MONTHS_AHEAD
    return date_format(day, "j M Y" if is_far else "D j M").replace(" ", "\xa0")


def percent_off(offer) -> int:
    """How much cheaper an offer is than before, in whole percent, half up; 0 if it isn't."""
    if not offer.was or offer.was <= offer.price:
        return 0
    return int((100 * (offer.was - offer.price) / offer.was).quantize(Decimal(1), ROUND_HALF_UP))


def off_words(offer) -> str:
    """30% off; "" for an offer that isn't cheaper than before."""
    percent = percent_off(offer)
    return _("%(percent)d%% off") % {"percent": percent} if percent else ""


def few_words(offer) -> str:
    """Only 4 left; "" where there are many, or nobody counts."""
    if offer.available is None or not 0 < offer.available <= FEW:
        return ""
    return ngettext("Only %(left)d left", "Only %(left)d left", offer.available) % {"left": offer.available}
