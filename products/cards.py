"""Products as cards: a name, a picture, a size, what is on offer. A constant number of queries for any number."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from oscar.core.loading import get_model
from wagtail.models import Locale

from freshness.due import Due
from freshness.offers import Offer, Offers, offers_for
from products.models import Listing, Pack, ProductPage
from products.packs import pack_words, per_unit
from products.pictures import prefetch_renditions


@dataclass(frozen=True)
class Choice:
    """One sellable pack of a product."""

    product_id: int
    size: str
    per_unit: str
    deposit: Decimal
    offers: Offers

    @property
    def offer(self) -> Offer | None:
        return self.offers.default

    @property
    def is_available(self) -> bool:
        return self.offer is not None and self.offer.is_available


@dataclass(frozen=True)
class Card:
    """What a shelf shows of a product. `choices` holds one pack, or several for a product in sizes."""

    page: ProductPage
    listing: Listing
    choices: tuple[Choice, ...]

    @property
    def name(self) -> str:
        return self.page.title

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


def cards_for(pages: Iterable[ProductPage], due: Due) -> list[Card]:
    """A card for each page, in the order given; pages without a product are left out. At most seven queries."""
    pages = list(pages)
    listings = listings_of(pages)
    shown = [page for page in pages if page.pk in listings]
    choices = choices_for([listings[page.pk].product_id for page in shown], due)
    prefetch_renditions([page.picture for page in shown if page.picture_id])
    return [Card(page, listings[page.pk], choices[listings[page.pk].product_id]) for page in shown]


def listings_of(pages: list[ProductPage]) -> dict[int, Listing]:
    """The listing behind each page, by page id; aliases show their source's."""
    key_of = {page.pk: page.listing_key for page in pages}
    found = Listing.objects.filter(translation_key__in=set(key_of.values())).select_related("product")
    by_key = {listing.translation_key: listing for listing in found}
    return {pk: by_key[key] for pk, key in key_of.items() if key in by_key}


def choices_for(product_ids: list[int], due: Due) -> dict[int, tuple[Choice, ...]]:
    """The sellable packs of products by id, smallest first: itself, or its public children. Three queries."""
    products = get_model("catalogue", "Product").objects
    children: dict[int, list[int]] = {}
    for pk, parent in products.filter(parent__in=product_ids, is_public=True).values_list("pk", "parent_id"):
        children.setdefault(parent, []).append(pk)
    sellable = {pk: children.get(pk, [pk]) for pk in product_ids}
    everything = [pk for packs in sellable.values() for pk in packs]
    packs = {pack.product_id: pack for pack in Pack.objects.filter(product__in=everything)}
    offers = offers_for(everything, due)
    return {
        pk: tuple(
            sorted(
                (_choice(each, packs.get(each), offers[each]) for each in sellable[pk]),
                key=lambda choice: packs[choice.product_id].net_content if choice.product_id in packs else 0,
            )
        )
        for pk in product_ids
    }


def _choice(product_id: int, pack: Pack | None, offers: Offers) -> Choice:
    price = offers.default.price if offers.default else None
    return Choice(
        product_id=product_id,
        size=pack_words(pack) if pack else _("one piece"),
        per_unit=per_unit(pack, price) if pack and price is not None else "",
        deposit=pack.deposit if pack else Decimal("0.00"),
        offers=offers,
    )


def pages_for(product_ids: Iterable[int]) -> dict[int, ProductPage]:
    """The live page of each sellable product in the reader's language, by product id; two queries."""
    wanted = list(product_ids)
    rows = get_model("catalogue", "Product").objects.filter(pk__in=wanted)
    keys = {
        pk: own or parents
        for pk, own, parents in rows.values_list("pk", "listing__translation_key", "parent__listing__translation_key")
    }
    pages = ProductPage.objects.live().filter(translation_key__in=set(keys.values()), locale=Locale.get_active())
    by_key = {page.translation_key: page for page in pages.select_related("picture")}
    prefetch_renditions([page.picture for page in by_key.values() if page.picture_id])
    return {pk: by_key[key] for pk, key in keys.items() if key in by_key}
