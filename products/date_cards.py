"""Shorter dates as cards: one for each date of each pack."""

from collections.abc import Iterable
from dataclasses import dataclass

from freshness.offers import Offer
from products.cards import pages_for
from products.facts.packs import pack_words
from products.models import Pack, ProductPage
from products.names import Name, name_on


@dataclass(frozen=True)
class DateCard:
    """One shorter date of one pack."""

    product_id: int
    offer: Offer
    page: ProductPage
    size: str

    @property
    def name(self) -> Name:
        return name_on(self.page)

    @property
    def url(self) -> str:
        return self.page.url

    @property
    def picture(self):
        return self.page.picture


def date_cards(offers: Iterable[tuple[int, Offer]]) -> list[DateCard]:
    """A card for each (product id, offer) whose product has a page, in the order given.

    Four queries.
    """
    offers = list(offers)
    wanted = {product_id for product_id, _offer in offers}
    pages = pages_for(wanted)
    packs = {pack.product_id: pack_words(pack) for pack in Pack.objects.filter(product__in=wanted)}
    return [
        DateCard(product_id, offer, pages[product_id], packs.get(product_id, ""))
        for product_id, offer in offers
        if product_id in pages
    ]
