"""What another delivery day would make of a basket, beside what the shopper last saw of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from checkout.basket.adding import day_words, offer_words
from delivery.slots import Slot
from freshness.offers import Offer
from freshness.several_days import offers_by_day
from freshness.standing import Change, Choice, Standing, standing_of
from money import shown
from products.due import due_of


class Effect(StrEnum):
    """GONE and FEWER can't be had as they are; the others can, with something to tell."""

    SAME = "same"
    CHEAPER = "cheaper"
    DEARER = "dearer"
    AT_LIST = "at list price"
    NEARER = "a nearer date"
    FEWER = "fewer"
    GONE = "gone"


MISSING = (Effect.GONE, Effect.FEWER)


@dataclass(frozen=True)
class LineThen:
    """A line on another day. `before` is the unit price last seen, tax included; `offer` what there would be of it."""

    name: str
    effect: Effect
    before: Decimal | None = None
    offer: Offer | None = None

    @property
    def words(self) -> str:
        """What is told of it, in a sentence; "" if it stays as it is."""
        if self.effect == Effect.SAME:
            return ""
        if self.effect == Effect.GONE:
            return _("%(name)s: can’t be had.") % {"name": self.name}
        if self.effect == Effect.FEWER:
            return _("%(name)s: only %(left)d can be had.") % {"name": self.name, "left": self.offer.available}
        if self.effect in (Effect.CHEAPER, Effect.DEARER):
            told = {"name": self.name, "then": shown(self.offer.price), "now": shown(self.before)}
            return _("%(name)s: %(then)s instead of %(now)s.") % told
        return _("%(name)s: %(offer)s.") % {"name": self.name, "offer": offer_words(self.offer)}


@dataclass(frozen=True)
class Then:
    """A basket on another day: the lines that would not be as they were seen."""

    lines: tuple[LineThen, ...] = ()

    @property
    def missing(self) -> int:
        return sum(line.effect in MISSING for line in self.lines)

    @property
    def note(self) -> str:
        """For a tile: "2 missing", "1 change", "as basket"."""
        if self.missing:
            return ngettext("%(number)d missing", "%(number)d missing", self.missing) % {"number": self.missing}
        changes = len(self.lines)
        if changes:
            return ngettext("%(number)d change", "%(number)d changes", changes) % {"number": changes}
        return _("as basket")

    @property
    def sentences(self) -> list[str]:
        return [line.words for line in self.lines]


def effect_of(then: Standing, quantity: int, before: Decimal | None) -> Effect:
    """What happens to a line of so many units that was last seen at a price (None: never). Pure."""
    offer = then.offer
    if offer is None or then.change == Change.GONE:
        return Effect.GONE
    if offer.available is not None and offer.available < quantity:
        return Effect.FEWER
    if then.change == Change.AT_LIST:
        return Effect.AT_LIST
    if then.change == Change.NEARER:
        return Effect.NEARER
    if before is None or offer.price == before:
        return Effect.SAME
    return Effect.CHEAPER if offer.price < before else Effect.DEARER


def then_of(lines: Iterable, standing) -> Then:
    """What becomes of basket lines; `standing` says how each stands on the day."""
    told = []
    for line in lines:
        terms, found = getattr(line, "terms", None), standing(line)
        before = terms.price if terms else None
        effect = effect_of(found, line.quantity, before)
        if effect != Effect.SAME:
            told.append(LineThen(line.description, effect, before, found.offer))
    return Then(tuple(told))


def now_of(lines: Iterable) -> Then:
    """What has become of basket lines on the day that the request is answered for."""
    return then_of(lines, lambda line: line.standing)


def by_day(lines: Sequence, slots: Iterable[Slot]) -> dict[Slot, Then]:
    """What each slot's day would make of basket lines; three queries for any number of days."""
    dues = {slot: due_of(slot) for slot in slots}
    offers = offers_by_day({line.product_id for line in lines}, list(dict.fromkeys(dues.values())))
    return {slot: then_of(lines, lambda line, there=offers[due]: _standing(line, there)) for slot, due in dues.items()}


def _standing(line, offers: dict) -> Standing:
    return standing_of(offers[line.product_id], Choice(line.chosen_date, line.promised_date, line.quantity))


def title_of(slot: Slot) -> str:
    """Above what would change: "If you chose Friday 4 December instead"."""
    return _("If you chose %(day)s instead") % {"day": day_words(slot.day)}
