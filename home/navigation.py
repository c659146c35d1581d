"""Which pages the header and the footer lead to."""

from dataclasses import dataclass

from wagtail.models import Page

from home.models import FarmPage, RecipeIndexPage, StoryPage
from products.language import for_reader, once
from products.models import RangePage, ShopPage

DEPTH_OF_HOME = 2


@dataclass(frozen=True)
class Navigation:
    """Live pages in the reader's language, in the order of the page tree.

    Pages beside the shop stand in the header if they are "in menus", else in the footer.
    """

    shop: Page | None
    ranges: tuple[Page, ...]
    header: tuple[Page, ...]
    footer: tuple[Page, ...]

    def above(self, page: Page) -> list[Page]:
        """What lies between the home page and a page; asks the database only for kinds that are not shown here."""
        shown = [self.shop, *self.ranges, *self.header, *self.footer]
        known = [each for each in shown if each and each.pk != page.pk and page.path.startswith(each.path)]
        if len(known) == page.depth - DEPTH_OF_HOME - 1:
            return sorted(known, key=lambda each: each.path)
        return list(page.get_ancestors().live().filter(depth__gt=DEPTH_OF_HOME))


def navigation() -> Navigation:
    """All of it in one query."""
    kinds = (ShopPage, RangePage, StoryPage, FarmPage, RecipeIndexPage)
    pages = list(Page.objects.live().type(*kinds).filter(for_reader(), once()).order_by("path"))
    beside = [page for page in pages if page.specific_class not in (ShopPage, RangePage)]
    return Navigation(
        shop=next((page for page in pages if page.specific_class is ShopPage), None),
        ranges=tuple(page for page in pages if page.specific_class is RangePage),
        header=tuple(page for page in beside if page.show_in_menus),
        footer=tuple(page for page in beside if not page.show_in_menus),
    )
