"""The ranges of the shop, as navigation."""

from wagtail.models import Locale

from products.models import RangePage


def live_ranges():
    """Live range pages in the reader's language, in the order of the page tree."""
    pages = RangePage.objects.live().filter(locale=Locale.get_active(), alias_of=None)
    return pages.select_related("picture").order_by("path")
