"""Products as cards: a name, a picture, a size, what is on offer. A constant number of queries for any number."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from oscar.core.loading import get_model
from wagtail.models import Page

from freshness.due import Due
from freshness.offers import TOO_SHORT, Offer, Offers, offers_for
from products.facts.packs import pack_words, per_unit
from products.language import WORDS_IN, for_reader, own_words_last
from products.models import Listing, Pack, ProductPage
from products.names import Name, name_on
from products.pictures import prefetch_renditions

Reader = Callable[[list[int]], Mapping[int, Offers]]  # the offers of sellable products, by their ids


@dataclass(frozen=True)
class Choice:
    """One sellable pack of a product."""

    product_id: int
    size: str
    per_unit: str
    deposit: Decimal
    offers: Offers
    pack: Pack | None = None

    @property
    def offer(self) -> Offer | None:
        return self.offers.default

    @property
    def is_available(self) -> bool:
        return self.offer is not None and self.offer.is_available

    @property
    def is_too_short(self) -> bool:
        """Whether there is some, but nothing that keeps long enough for the delivery day."""
        return self.offers.reason == TOO_SHORT

    @property
    def besides(self) -> tuple[Offer, ...]:
        """The shorter dates beside the default offer."""
        return tuple(offer for offer in self.offers.dated if offer is not self.offer)


@dataclass(frozen=True)
class ShortDate:
    """A shorter date that a card points to: the one with most life, and the number of `others`."""

    offer: Offer
    size: str
    others: int


@dataclass(frozen=True)
class Card:
    """What a shelf shows of a product. `choices` holds one pack, or several for a product in sizes."""

    page: ProductPage
    listing: Listing
    choices: tuple[Choice, ...]

    @property
    def name(self) -> Name:
        return name_on(self.page)

    @property
    def url(self) -> str:
        return self.page.url

    @property
    def picture(self):
        return self.page.picture

    @property
    def best(self) -> Choice | None:
        """The pack that the card prices: the cheapest that can be had, else the cheapest."""
        priced = [choice for choice in self.choices if choice.offer]
        return min(priced, key=lambda choice: (not choice.is_available, choice.offer.price), default=None)

    @property
    def is_from(self) -> bool:
        """Whether the price is the lowest of several."""
        return len({choice.offer.price for choice in self.choices if choice.offer}) > 1

    @property
    def size(self) -> str:
        if len(self.choices) == 1:
            return self.choices[0].size
        return ngettext("%d size", "%d sizes", len(self.choices)) % len(self.choices)

    @property
    def per_unit(self) -> str:
        return self.choices[0].per_unit if len(self.choices) == 1 else ""

    @property
    def is_available(self) -> bool:
        return any(choice.is_available for choice in self.choices)

    @property
    def is_too_short(self) -> bool:
        """Whether none can be had, and some of it only because it doesn't keep long enough."""
        return not self.is_available and any(choice.is_too_short for choice in self.choices)

    @property
    def short(self) -> ShortDate | None:
        """A shorter date besides what the card prices; of that pack if it has one, else of another."""
        by_pack = [(choice, choice.besides) for choice in self.choices if choice.besides]
        if not by_pack:
            return None
        choice, besides = min(by_pack, key=lambda each: each[0] is not self.best)
        number = sum(len(each) for _choice, each in by_pack)
        return ShortDate(besides[0], choice.size if len(self.choices) > 1 else "", number - 1)


def cards_for(pages: Iterable[ProductPage], due: Due) -> list[Card]:
    """A card for each page, in the order given; pages without a product are left out. At most seven queries, and one
    for each step from an alias to its source."""
    pages = list(pages)
    listings = listings_of(pages)
    return _cards([(page, listings[page.pk]) for page in pages if page.pk in listings], partial(offers_for, due=due))


def cards_on_shelf(listings: Iterable[Listing], due: Due, offers_of: Reader | None = None) -> list[Card]:
    """A card for each listing that has a live page in the reader's language, in the order given.

    Six queries at most. `offers_of` reads the offers for the due, where something of them has been read already.
    """
    listings = list(listings)
    keys = [listing.translation_key for listing in listings]
    live = ProductPage.objects.live().filter(for_reader(), translation_key__in=keys)
    by_key = {page.translation_key: page for page in live.annotate(words_in=WORDS_IN).select_related("picture")}
    shown = [(by_key[each.translation_key], each) for each in listings if each.translation_key in by_key]
    return _cards(shown, offers_of or partial(offers_for, due=due))


def _cards(shown: list[tuple[ProductPage, Listing]], offers_of: Reader) -> list[Card]:
    choices = choices_for([listing.product_id for _page, listing in shown], offers_of)
    prefetch_renditions([page.picture for page, _listing in shown if page.picture_id])
    return [Card(page, listing, choices[listing.product_id]) for page, listing in shown]


def listings_of(pages: list[ProductPage]) -> dict[int, Listing]:
    """The listing behind each page, by page id; aliases show their source's."""
    keys = _listing_keys(pages)
    found = Listing.objects.filter(translation_key__in=set(keys.values())).select_related("product")
    by_key = {listing.translation_key: listing for listing in found}
    return {pk: by_key[key] for pk, key in keys.items() if key in by_key}


def _listing_keys(pages: list[ProductPage]) -> dict[int, UUID]:
    """`ProductPage.listing_key` of many pages: a query only for each step from aliases to their sources."""
    keys = {page.pk: page.translation_key for page in pages}
    source_of = {page.pk: page.alias_of_id for page in pages if page.alias_of_id}
    while source_of:
        rows = Page.objects.filter(pk__in=set(source_of.values())).values_list("pk", "translation_key", "alias_of")
        sources = {pk: (key, above) for pk, key, above in rows}
        keys |= {pk: sources[source][0] for pk, source in source_of.items()}
        source_of = {pk: sources[source][1] for pk, source in source_of.items() if sources[source][1]}
    return keys


def choices_for(product_ids: list[int], offers_of: Reader) -> dict[int, tuple[Choice, ...]]:
    """The sellable packs of products by id, smallest first: itself, or its public children. Four queries at most."""
    packs = _packs_of(product_ids)
    sold = [pk for sizes in packs.values() for pk in sizes]
    offers = offers_of(sold) if sold else {}
    return {
        pk: tuple(choice_of(each, pack, offers[each]) for each, pack in sorted(sizes.items(), key=_net_content))
        for pk, sizes in packs.items()
    }


def _packs_of(product_ids: list[int]) -> dict[int, dict[int, Pack | None]]:
    """For each product the packs of what is sold of it, by its sellable products' ids."""
    family = Q(pk__in=product_ids) | Q(parent__in=product_ids, is_public=True)
    own: dict[int, dict] = {pk: {pk: None} for pk in product_ids}
    children: dict[int, dict] = {}
    for product in get_model("catalogue", "Product").objects.filter(family).select_related("pack"):
        sizes = children.setdefault(product.parent_id, {}) if product.parent_id else own[product.pk]
        sizes[product.pk] = getattr(product, "pack", None)
    return own | children


def _net_content(entry: tuple[int, Pack | None]):
    return entry[1].net_content if entry[1] else 0


def choice_of(product_id: int, pack: Pack | None, offers: Offers) -> Choice:
    """A pack with what is on offer of it."""
    price = offers.default.price if offers.default else None
    return Choice(
        product_id=product_id,
        size=pack_words(pack) if pack else _("one piece"),
        per_unit=per_unit(pack, price) if pack and price is not None else "",
        deposit=pack.deposit if pack else Decimal("0.00"),
        offers=offers,
        pack=pack,
    )


def pages_for(product_ids: Iterable[int]) -> dict[int, ProductPage]:
    """The live page of each sellable product, by product id: in the reader's language, else the original. Two queries.

    Each is read with `words_in`, the language that it is told in.
    """
    wanted = list(product_ids)
    rows = get_model("catalogue", "Product").objects.filter(pk__in=wanted)
    keys = {
        pk: own or parents
        for pk, own, parents in rows.values_list("pk", "listing__translation_key", "parent__listing__translation_key")
    }
    pages = own_words_last(ProductPage.objects.live().filter(translation_key__in=set(keys.values())))
    by_key = {page.translation_key: page for page in pages.select_related("picture")}
    prefetch_renditions([page.picture for page in by_key.values() if page.picture_id])
    return {pk: by_key[key] for pk, key in keys.items() if key in by_key}
