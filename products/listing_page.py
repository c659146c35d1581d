"""What a listing shows: the products of a range, or of the whole shop."""

from django.core.paginator import Paginator
from wagtail.models import Locale

from products.cards import cards_for
from products.models import Listing, ProductPage

PER_PAGE = 24


def context(request, page, category=None) -> dict:
    """The template's words: cards and pager."""
    live = ProductPage.objects.live().filter(locale=Locale.get_active()).select_related("picture").order_by("title")
    if category is not None:
        in_range = Listing.objects.filter(product__categories=category)
        live = live.filter(translation_key__in=in_range.values("translation_key"))
    shown = Paginator(live, PER_PAGE).get_page(request.GET.get("page"))
    return {"cards": cards_for(shown.object_list, request.due), "pager": shown}
