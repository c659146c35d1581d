"""What a listing shows: the products of a range, or of the whole shop."""

from babel.numbers import get_currency_symbol
from django.conf import settings
from django.core.paginator import Paginator
from django.db.models import QuerySet

from products.browse import filter_form
from products.browse.dates import dates_for
from products.browse.facets import Facets
from products.browse.ranges import live_ranges
from products.browse.shelves import SORTS, in_categories, in_order, on_shelf
from products.browse.wishes import Wish, read
from products.cards import cards_on_shelf

PER_PAGE = 24


class CountedPaginator(Paginator):
    """Pages of a queryset whose length is known already."""

    def __init__(self, listings: QuerySet, count: int) -> None:
        super().__init__(listings, PER_PAGE)
        self.count = count


def context(request, page, category_id: int | None = None) -> dict:
    """The template's words: cards, pager, filters and what they would leave. The kinds are a filter of the whole
    shop only. An unknown page number shows the first page, one past the end the last."""
    ranges = [] if category_id else list(live_ranges())
    wish = read(request.GET, tuple(each.slug for each in ranges))
    scope = on_shelf().filter(in_categories([category_id])) if category_id else on_shelf()
    dates = dates_for(request.due)
    facets = Facets(scope, wish, ranges, dates)
    counts = facets.counts()
    listings = in_order(facets.found().select_related("product"), wish.sort, dates)
    shown = CountedPaginator(listings, counts.left).get_page(request.GET.get("page"))
    return {
        "cards": cards_on_shelf(shown.object_list, request.due, dates.offers),
        "pager": shown,
        "counts": counts,
        "wish": wish,
        "groups": filter_form.groups(wish, counts, ranges),
        "chips": filter_form.chips(wish, ranges),
        "sorts": SORTS,
        "currency_sign": get_currency_symbol(settings.OSCAR_DEFAULT_CURRENCY),
        "canonical": canonical(request, page, wish, shown.number),
    }


def canonical(request, page, wish: Wish, number: int) -> str:
    """The address that search engines should keep: without filters, with the page's number."""
    return page.get_full_url(request) + (f"?page={number}" if number > 1 and not wish.is_filtered else "")
