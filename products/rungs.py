"""The dates of one pack as a ladder: a rung for each offer, on one axis that starts the day after delivery."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from freshness.due import Due
from freshness.offers import Offer, Offers
from products.freshness_words import date_words, few_words, left_words, life_of, off_words

AXIS = 9  # days that a ladder shows; what keeps longer ends in an arrow


@dataclass(frozen=True)
class Rung:
    """One offer. `days` is the length of its bar; `lead` the part of the reason that stands out, `why` the rest."""

    offer: Offer
    tone: str
    days: int
    has_more: bool
    label: str
    lead: str
    why: str
    few: str
    is_possible: bool = True
    is_first: bool = False

    @property
    def key(self) -> str:
        """What tells it from the other rungs of its ladder, in ids."""
        return self.offer.choice or "fresh"


@dataclass(frozen=True)
class Ladder:
    """What a shopper can choose of one pack. `axis` is empty where all of it keeps longer than the axis shows."""

    rungs: tuple[Rung, ...]
    axis: tuple[tuple[str, int], ...]
    promise_days: int
    promise: str

    @property
    def is_choice(self) -> bool:
        return sum(rung.is_possible for rung in self.rungs) > 1

    @property
    def only(self) -> Rung | None:
        """The one rung that can be had, where there is nothing to choose."""
        return None if self.is_choice else next(rung for rung in self.rungs if rung.is_possible)


def ladder_of(offers: Offers, due: Due) -> Ladder | None:
    """The ladder of a pack; None for plain stock and for what can't be had at all."""
    if not offers.all or offers.all[0].date is None:
        return None
    rungs = [_rung(offer, offer is offers.default) for offer in offers.all]
    if offers.regular and not offers.regular.is_available:
        rungs.insert(0, _missing(offers.regular, due))
    least = offers.all[0].minimum_life_days or 0
    is_short = any(rung.is_possible and rung.offer.life_days <= AXIS for rung in rungs)
    return Ladder(
        rungs=tuple(rungs),
        axis=_axis(due.day) if is_short else (),
        promise_days=least if least <= AXIS else 0,
        promise=_promise(least),
    )


def _axis(day: date) -> tuple[tuple[str, int], ...]:
    days = [day + timedelta(days=number + 1) for number in range(AXIS)]
    return tuple((date_format(each, "D")[:2], each.day) for each in days)


def _promise(least: int) -> str:
    if not least:
        return ""
    return ngettext(
        "Our promise: at least %(days)d day from your door", "Our promise: at least %(days)d days from your door", least
    ) % {"days": least}


def _rung(offer: Offer, is_first: bool) -> Rung:
    lead, why = _dated_reason(offer) if offer.is_dated else _regular_reason(offer)
    life = life_of(offer)
    return Rung(
        offer=offer,
        tone=life.tone,
        days=max(0, min(AXIS, offer.life_days)),
        has_more=not offer.is_dated or offer.life_days > AXIS,
        label=life.date if offer.is_dated else _("Fresh: %(date)s") % {"date": _uncapped(life.date)},
        lead=lead,
        why=why,
        few=few_words(offer),
        is_first=is_first,
    )


def _missing(offer: Offer, due: Due) -> Rung:
    """The regular offer where only shorter dates can be had."""
    day = date_format(due.day, "l")
    least = offer.minimum_life_days or 0
    return Rung(
        offer=offer,
        tone="fresh",
        days=0,
        has_more=False,
        label=_("Fresh: none for %(day)s") % {"day": day},
        lead="",
        why=ngettext(
            "None that keeps %(days)d day or more can be there by then.",
            "None that keeps %(days)d days or more can be there by then.",
            least,
        )
        % {"days": least},
        few="",
        is_possible=False,
    )


def _regular_reason(offer: Offer) -> tuple[str, str]:
    lead = _("%(left)s.") % {"left": _capped(left_words(offer.life_days, is_open=True))}
    least = offer.minimum_life_days
    return lead, _("Keeps our promise of at least %(days)d.") % {"days": least} if least else ""


def _dated_reason(offer: Offer) -> tuple[str, str]:
    """The reason for a lower price: how long it keeps, counted from the delivery day."""
    off, because = off_words(offer), _life_reason(offer)
    return (off, _("because %(reason)s.") % {"reason": because}) if off else ("", _capped(f"{because}."))


def _life_reason(offer: Offer) -> str:
    days, least = offer.life_days, offer.minimum_life_days or 0
    if days < 0:
        before = date_words(offer.date, offer.date_kind, days)
        return _("it arrives after its date (%(date)s)") % {"date": _uncapped(before)}
    if days == 0:
        return _("it arrives on its last day")
    if 0 < least <= days:
        return ngettext(
            "it has %(days)d day left on your delivery day, and still keeps our promise of %(least)d",
            "it has %(days)d days left on your delivery day, and still keeps our promise of %(least)d",
            days,
        ) % {"days": days, "least": least}
    return ngettext(
        "it has %(days)d day left on your delivery day", "it has %(days)d days left on your delivery day", days
    ) % {"days": days}


def _capped(words: str) -> str:
    return words[:1].upper() + words[1:]


def _uncapped(words: str) -> str:
    return words[:1].lower() + words[1:]
