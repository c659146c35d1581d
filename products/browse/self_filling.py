"""Shelves that fill themselves, for a delivery day: what is most bought, what is new, what has a shorter date.

Nothing on them is sold out for that day.
"""

from freshness.due import Due
from freshness.offers import Offer
from products.browse.dates import Dates
from products.browse.last_days import dated, family_of, is_in
from products.browse.shelves import can_be_had, in_categories, in_order, on_shelf
from products.cards import Card, cards_on_shelf
from products.date_cards import DateCard, date_cards
from products.models import RangePage

MOST = 5  # cards side by side on a desk


def cards(sort: str, due: Due, only: RangePage | None = None) -> list[Card]:
    """The first five products in one of the orders of `shelves.SORTS`, of a range or of the whole shop.

    Ten queries at most.
    """
    dates = Dates(due)
    scope = on_shelf().filter(can_be_had(dates))
    listings = in_order(scope.filter(in_categories([only.category_id])) if only else scope, sort, dates)
    return cards_on_shelf(listings.select_related("product")[:MOST], due, dates.offers_of)


def shorter_dates(due: Due, only: RangePage | None = None) -> list[DateCard]:
    """The five nearest dates, one of each product. Ten queries at most."""
    wanted = [offer for offer in dated(due) if only is None or is_in(offer, only)]
    return date_cards((offer.stockrecord.product_id, offer) for offer in first_of_each(wanted)[:MOST])


def first_of_each(offers: list[Offer]) -> list[Offer]:
    """The first offer of each product, whatever its pack."""
    found: dict[int, Offer] = {}
    for offer in offers:
        found.setdefault(family_of(offer), offer)
    return list(found.values())
