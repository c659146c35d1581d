"""Where in the shop a thing stands. A thing without a page leads to the shop page, the shop to the home page."""

from django.conf import settings
from django.db.models import F, Q

from products.language import reader_language


def _first_url(pages) -> str | None:
    """The page in the reader's language, else in the shop's own; a page before its alias."""
    language = reader_language()
    spoken = pages.live().filter(locale__language_code__in={language, settings.LANGUAGE_CODE})
    own_first = Q(locale__language_code=language)
    page = spoken.annotate(is_own=own_first).order_by("-is_own", F("alias_of").asc(nulls_first=True), "path").first()
    return page.url if page else None


def of_shop() -> str:
    """The address of the page with everything."""
    from products.models import ShopPage

    return _first_url(ShopPage.objects) or "/"


def of_offers() -> str:
    """The address of everything that is on offer."""
    return f"{of_shop()}?offer=1"


def of_category(category) -> str:
    """The address of the range page of an Oscar category."""
    from products.models import RangePage

    return _first_url(RangePage.objects.filter(category=category)) or of_shop()


def of_product(product) -> str:
    """The address of the page of an Oscar product, or of its parent's."""
    from products.models import Listing, ProductPage

    key = Listing.objects.filter(product=product.parent_id or product.pk).values("translation_key")
    return _first_url(ProductPage.objects.filter(translation_key__in=key)) or of_shop()
