"""What has become of a choice: the same offer, another one that the shopper must accept, or nothing."""

from __future__ import annotations  # Offers.of(date)

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from freshness.offers import Offer, Offers


class Change(StrEnum):
    """KEPT needs nothing. AT_LIST and NEARER need the shopper's tap. GONE can't be had any more."""

    KEPT = "kept"
    AT_LIST = "at list price"
    NEARER = "a nearer date"
    GONE = "gone"


@dataclass(frozen=True)
class Choice:
    """Units that were chosen: of the shorter date `day`, or regular ones (None), then dated `promised` or later."""

    day: date | None = None
    promised: date | None = None
    quantity: int = 1


@dataclass(frozen=True)
class Standing:
    """`offer` is what the choice means now, or would mean once accepted; None if nothing of the kind can be had."""

    offer: Offer | None
    change: Change = Change.KEPT

    @property
    def is_kept(self) -> bool:
        return self.change == Change.KEPT

    @property
    def counts(self) -> bool:
        """Whether it is part of what is ordered. A loss of the reduction counts only when it is accepted."""
        return self.offer is not None and self.change in (Change.KEPT, Change.NEARER)


def standing_of(offers: Offers, choice: Choice) -> Standing:
    """The one decision on a choice that was made for another day, or a while ago."""
    return _of_dated(offers, choice.day) if choice.day else _of_regular(offers.regular, choice)


def _of_dated(offers: Offers, day: date) -> Standing:
    """A date that carries no step any more is one of the regular offer's; else it has sold out, or got too old."""
    offer = offers.of(day)
    if offer is not None and offer.is_available:
        return Standing(offer)
    if offers.regular is not None and any(day == each for each, _units in offers.regular.dates):
        return Standing(offers.regular, Change.AT_LIST)
    return Standing(None, Change.GONE)


def _of_regular(offer: Offer | None, choice: Choice) -> Standing:
    """Kept with the promised date or a later one; with nearer ones only if those are enough and the others aren't."""
    if offer is None or not offer.is_available:
        return Standing(offer, Change.GONE)
    if choice.promised is None or offer.date is None:
        return Standing(offer)
    kept = offer.from_date(choice.promised)
    if kept.is_available and kept.available >= min(choice.quantity, offer.available):
        return Standing(kept)
    return Standing(offer, Change.NEARER)
