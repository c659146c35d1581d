"""What the page of all shorter dates shows."""

from dataclasses import dataclass

from django.core.paginator import Paginator

from freshness.due import Due
from freshness.near_date import offers_near_date
from freshness.offers import Offer
from products.browse.listing_page import PER_PAGE
from products.browse.ranges import live_ranges
from products.browse.shelves import on_shelf
from products.date_cards import date_cards
from products.models import RangePage


@dataclass(frozen=True)
class Kind:
    """A range to look at alone, and how many shorter dates it has."""

    page: RangePage
    count: int
    is_on: bool


def context(request, page) -> dict:
    """The template's words: cards, pager, and the ranges that have shorter dates.

    An unknown range shows all; an unknown page number shows the first page, one past the end the last.
    """
    everything = dated(request.due)
    ranges = list(live_ranges().select_related("category"))
    chosen = next((each for each in ranges if each.slug == request.GET.get("kind")), None)
    wanted = [each for each in everything if chosen is None or is_in(each, chosen)]
    shown = Paginator(wanted, PER_PAGE).get_page(request.GET.get("page"))
    return {
        "cards": date_cards((offer.stockrecord.product_id, offer) for offer in shown.object_list),
        "pager": shown,
        "everything": len(everything),
        "chosen": chosen,
        "kinds": kinds_of(everything, ranges, chosen),
    }


def dated(due: Due) -> list[Offer]:
    """Every shorter date of what stands on the shelves, the nearest first; five queries at most."""
    found = [offer for offers in offers_near_date(due).values() for offer in offers.dated if offer.is_available]
    families = {offer.stockrecord.product_id: family_of(offer) for offer in found}
    listed = on_shelf().filter(product__in=set(families.values())).values_list("product", flat=True)
    standing = set(listed) if families else set()
    kept = [offer for offer in found if family_of(offer) in standing and offer.stockrecord.product.is_public]
    return sorted(kept, key=_by_date)


def family_of(offer: Offer) -> int:
    """The id of the product that has the listing: the parent of a pack, or the product itself."""
    product = offer.stockrecord.product
    return product.parent_id or product.pk


def _by_date(offer: Offer) -> tuple:
    product = offer.stockrecord.product
    return offer.date, product.parent.title if product.parent_id else product.title, product.pk


def is_in(offer: Offer, page: RangePage) -> bool:
    """Whether the product of an offer stands in the category of a range, or below it."""
    paths = (offer.stockrecord.category_paths or "").split(",")
    return any(path.startswith(page.category.path) for path in paths)


def kinds_of(offers: list[Offer], ranges: list[RangePage], chosen: RangePage | None) -> list[Kind]:
    """The ranges of which there is something, and the chosen one."""
    counted = [Kind(page, sum(is_in(offer, page) for offer in offers), page == chosen) for page in ranges]
    return [kind for kind in counted if kind.count or kind.is_on]
