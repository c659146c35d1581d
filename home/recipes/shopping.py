"""What to buy for a recipe: the packs, what they cost, and what can't be had for the delivery day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from checkout.basket.adding import offer_words
from checkout.basket.ticked import Ticked
from home.recipes.needs import Filling, need_of
from home.recipes.packs import Stack, packs_for
from products.cards import Card, Choice

# Cooked on the delivery day or the day after. What arrives on its last day is for those who choose it on its own page.
LEAST_LIFE_DAYS = 1


@dataclass(frozen=True)
class Wish:
    """How a recipe is shopped: for how many times its servings, whether fresh only, and for which day."""

    factor: Fraction
    is_fresh_only: bool
    day: date


@dataclass(frozen=True)
class PickedPack:
    """So many packs of one offer."""

    choice: Choice
    offer: object
    count: int

    @property
    def price(self) -> Decimal:
        return self.offer.price * self.count

    @property
    def ticked(self) -> Ticked:
        return Ticked(self.choice.product_id, self.count, self.offer.date if self.offer.is_dated else None)


@dataclass(frozen=True)
class Purchase:
    """What to buy of one product. `packs` is empty where nothing can be had.

    `missing` says in a sentence what can't be had and why, "" if all of it can; `is_guess`: nobody can tell how much.
    `instead` are offers that were passed over and would be there, in words.
    """

    card: Card
    packs: tuple[PickedPack, ...]
    missing: str = ""
    is_guess: bool = False
    instead: tuple[str, ...] = ()

    @property
    def price(self) -> Decimal:
        return sum((pack.price for pack in self.packs), Decimal("0.00"))

    @property
    def pennies(self) -> int:
        """The price for the page's script, which adds up what is ticked."""
        return int(self.price * 100)

    @property
    def units(self) -> int:
        return sum(pack.count for pack in self.packs)

    @property
    def value(self) -> str:
        """What its tick box posts."""
        return " ".join(pack.ticked.words for pack in self.packs)

    @property
    def is_dated(self) -> bool:
        return any(pack.offer.is_dated for pack in self.packs)


def purchase_of(card: Card, ingredients: Iterable, wish: Wish) -> Purchase | None:
    """What to buy of a product for the ingredients that are of it; None if nobody knows what its packs hold."""
    packed = [choice for choice in card.choices if choice.pack]
    packed = [choice for choice in packed if choice.pack.net_unit == packed[0].pack.net_unit]
    if not packed:
        return None
    least = min(_content(choice) for choice in packed)
    need = need_of(ingredients, wish.factor, Filling(packed[0].pack.net_unit, least, card.listing.grams_per_ml))
    on_sale = [(choice, offer) for choice in packed for offer in _offers(choice, wish)]
    stacks = [Stack(_content(choice), offer.price, offer.available) for choice, offer in on_sale]
    picked = packs_for(need.amount, stacks, settings.MAX_UNITS_PER_LINE)
    packs = [
        PickedPack(choice, offer, count) for (choice, offer), count in zip(on_sale, picked.counts, strict=True) if count
    ]
    if not picked.missing:
        return Purchase(card, tuple(packs), is_guess=need.is_guess)
    return Purchase(card, tuple(packs), _missing(card, bool(packs), wish), need.is_guess, _instead(packed, wish))


def _content(choice: Choice) -> Fraction:
    return Fraction(choice.pack.net_content)


def _offers(choice: Choice, wish: Wish) -> list:
    """What may be cooked with."""
    return [offer for offer in choice.offers.all if _suits(offer, wish)]


def _suits(offer, wish: Wish) -> bool:
    return not offer.is_dated or (not wish.is_fresh_only and offer.life_days >= LEAST_LIFE_DAYS)


def _instead(choices: list[Choice], wish: Wish) -> tuple[str, ...]:
    return tuple(
        f"{choice.size}: {offer_words(offer)}"
        for choice in choices
        for offer in choice.offers.all
        if not _suits(offer, wish)
    )


def _missing(card: Card, has_some: bool, wish: Wish) -> str:
    """Why there is not enough, in a sentence."""
    day = {"day": date_format(wish.day, "l")}
    if has_some:
        return _("There is less of it for %(day)s than the recipe needs.") % day
    if card.best is None:
        return _("Not on sale at the moment.")
    if card.is_available or card.is_too_short:
        return _("Nothing fresh enough for %(day)s.") % day
    return _("Sold out for %(day)s.") % day
