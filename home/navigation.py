"""Which pages the header and the footer lead to."""

from dataclasses import dataclass

from wagtail.models import Page

from home.models import FaqPage, FarmPage, JournalIndexPage, RecipeIndexPage, StoryPage
from products.language import for_reader, once
from products.models import LastDaysPage, RangePage, ShopPage

DEPTH_OF_HOME = 2


@dataclass(frozen=True)
class Navigation:
    """Live pages in the reader's language, in the order of the page tree.

    Pages beside the shop stand in the header if they are "in menus", else in the footer.
    """

    shop: Page | None
    ranges: tuple[Page, ...]
    last_days: Page | None
    header: tuple[Page, ...]
    footer: tuple[Page, ...]

    def above(self, page: Page) -> list[Page]:
        """What lies between the home page and a page; asks the database only for kinds that are not shown here."""
        shown = [self.shop, *self.ranges, self.last_days, *self.header, *self.footer]
        known = [each for each in shown if each and each.pk != page.pk and page.path.startswith(each.path)]
        if len(known) == page.depth - DEPTH_OF_HOME - 1:
            return sorted(known, key=lambda each: each.path)
        return list(page.get_ancestors().live().filter(depth__gt=DEPTH_OF_HOME))


def navigation() -> Navigation:
    """All of it in one query."""
    kinds = (ShopPage, RangePage, LastDaysPage, StoryPage, FarmPage, RecipeIndexPage, JournalIndexPage, FaqPage)
    pages = list(Page.objects.live().type(*kinds).filter(for_reader(), once()).order_by("path"))
    beside = [page for page in pages if page.specific_class not in (ShopPage, RangePage, LastDaysPage)]
    return Navigation(
        shop=_first(pages, ShopPage),
        ranges=tuple(page for page in pages if page.specific_class is RangePage),
        last_days=_first(pages, LastDaysPage),
        header=tuple(page for page in beside if page.show_in_menus),
        footer=tuple(page for page in beside if not page.show_in_menus),
    )


def _first(pages: list[Page], kind: type[Page]) -> Page | None:
    return next((page for page in pages if page.specific_class is kind), None)
