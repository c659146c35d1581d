"""What a listing shows: the products of a range, or of the whole shop."""

from babel.numbers import get_currency_symbol
from django.conf import settings
from django.core.paginator import Paginator
from django.db.models import QuerySet

from products.browse import filter_form
from products.browse.dates import Dates
from products.browse.facets import Facets
from products.browse.ranges import live_ranges
from products.browse.shelves import SORTS, in_categories, in_order, on_shelf
from products.browse.wishes import read
from products.cards import Card, cards_on_shelf

PER_PAGE = 24
LAST_PAGE_NUMBER = 9999


class CountedPaginator(Paginator):
    """Pages of a queryset whose length is known already."""

    def __init__(self, listings: QuerySet, count: int) -> None:
        super().__init__(listings, PER_PAGE)
        self.count = count


def context(request, category_id: int | None = None) -> dict:
    """The template's words: cards, pager, filters and what they would leave. The kinds are a filter of the whole
    shop only. An unknown page number shows the first page, one past the end the last."""
    ranges = [] if category_id else list(live_ranges())
    wish = read(request.GET, tuple(each.slug for each in ranges))
    scope = on_shelf().filter(in_categories([category_id])) if category_id else on_shelf()
    dates = Dates(request.due)
    facets = Facets(scope, wish, ranges, dates)
    listings = in_order(facets.found().select_related("product"), wish.sort, dates)
    # The cards come first: what they show is then read together with what the counts ask for.
    asked = page_number(request.GET.get("page", ""))
    cards = _cards(listings, asked, dates)
    counts = facets.counts()
    shown = CountedPaginator(listings, counts.left).get_page(asked)
    return {
        "cards": cards if shown.number == asked else _cards(listings, shown.number, dates),
        "pager": shown,
        "counts": counts,
        "wish": wish,
        "groups": filter_form.groups(wish, counts, ranges),
        "chips": filter_form.chips(wish, ranges),
        "sorts": SORTS,
        "currency_sign": get_currency_symbol(settings.OSCAR_DEFAULT_CURRENCY),
    }


def page_number(typed: str) -> int:
    """The number of a page that is asked for; the first for what is none."""
    if not (typed.isascii() and typed.isdecimal()):
        return 1
    return max(1, int(typed)) if len(typed) <= len(str(LAST_PAGE_NUMBER)) else LAST_PAGE_NUMBER


def _cards(listings: QuerySet, number: int, dates: Dates) -> list[Card]:
    first = (number - 1) * PER_PAGE
    return cards_on_shelf(listings[first : first + PER_PAGE], dates.due, dates.offers_of)
