"""What the search shows: results, and suggestions while typing."""

from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from products.browse.dates import Dates
from products.browse.listing_page import PER_PAGE
from products.browse.ranges import live_ranges
from products.browse.search import MOST_TEASERS, find, nearest, suggest
from products.browse.search_terms import cleaned
from products.browse.shelves import in_order, on_shelf
from products.browse.teasers import teasers_for
from products.cards import cards_on_shelf
from products.models import Listing, RangePage

SORTS = {"closest": _("Closest match"), "price": _("Price, low to high"), "price-down": _("Price, high to low")}
MOST_NEAR = 4


@require_safe
def results(request):
    """Products as cards, other pages as teasers; what to try instead when there is nothing."""
    query = cleaned(request.GET.get("q", ""))
    sort = request.GET.get("sort", "")
    sort = sort if sort in SORTS else "closest"
    found = find(query)
    shown = Paginator(_ordered(found.listings, sort, request.due), PER_PAGE).get_page(request.GET.get("page"))
    words = {"query": query, "found": found, "sorts": SORTS, "sort": sort, "pager": shown}
    teasers = teasers_for(found.pages[:MOST_TEASERS])
    words |= {
        "cards": _cards(list(shown), request.due),
        "teasers": [teaser for teaser in teasers if not isinstance(teaser.page, RangePage)],
        "shelves": [teaser.page for teaser in teasers if isinstance(teaser.page, RangePage)],
    }
    return render(request, "products/search.html", words | ({} if found else instead(query, request.due)))


@require_safe
def suggestions(request):
    """A list of pages to go to, as a piece of a page."""
    pages = [(page, getattr(page.specific_class, "found_as", "")) for page in suggest(request.GET.get("q", ""))]
    return render(request, "products/search_suggestions.html", {"pages": pages})


def instead(query: str, due) -> dict:
    """What comes nearest to the words, else what is bought most; and the ranges to look through."""
    near = nearest(query).listings[:MOST_NEAR]
    bought = in_order(on_shelf(), "bought").values_list("pk", flat=True)[:MOST_NEAR]
    return {"near": _cards(near or list(bought), due), "is_near": bool(near), "ranges": live_ranges()}


def _ordered(listings: list[int], sort: str, due) -> list[int]:
    if sort == "closest":
        return listings
    found = Listing.objects.filter(pk__in=listings)
    return list(in_order(found, sort, Dates(due)).values_list("pk", flat=True))


def _cards(listings: list[int], due) -> list:
    by_id = Listing.objects.select_related("product").in_bulk(listings)
    return cards_on_shelf([by_id[pk] for pk in listings if pk in by_id], due)
