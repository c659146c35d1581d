"""The ranges of the shop, as navigation."""

from products.language import for_reader, once
from products.models import RangePage


def live_ranges():
    """Live range pages in the reader's language, in the order of the page tree; an alias repeats none."""
    pages = RangePage.objects.live().filter(for_reader(), once())
    return pages.select_related("picture").order_by("path")
