"""What the header and the footer lead to, and what stands above both."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import BooleanField, ExpressionWrapper, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from home.announcements import Announcement, announcement_at
from home.menus import Arranged, MenuLink
from home.models import ContactPage, FaqPage, FarmPage, JournalIndexPage, RecipeIndexPage, StoryPage
from home.surroundings import surroundings
from products.language import for_reader, once, reader_language
from products.models import LastDaysPage, RangePage, ShopPage

DEPTH_OF_HOME = 2
BESIDE_THE_SHOP = (StoryPage, FarmPage, RecipeIndexPage, JournalIndexPage, FaqPage, ContactPage)


@dataclass(frozen=True)
class Link:
    """Words and where they lead; to a page of ours, or to an address."""

    words: str
    url: str
    page: Page | None = None

    @property
    def is_short_dated(self) -> bool:
        """Whether it leads to the shorter dates, which have a colour of their own."""
        return self.page is not None and self.page.specific_class is LastDaysPage


@dataclass(frozen=True)
class Group:
    """Links of the footer under a heading."""

    title: str
    links: tuple[Link, ...]


@dataclass(frozen=True)
class Notice:
    """The announcement that stands above the page, with its link if that leads somewhere."""

    words: str
    is_urgent: bool
    link: Link | None


@dataclass(frozen=True)
class Navigation:
    """Live pages in the reader's language, in the order of the page tree; and what the menus make of them."""

    shop: Page | None
    ranges: tuple[Page, ...]
    beside: tuple[Page, ...]
    header: tuple[Link, ...]
    footer: tuple[Group, ...]
    notice: Notice | None = None

    def above(self, page: Page) -> list[Page]:
        """What lies between the home page and a page; asks the database only for kinds that are not shown here."""
        shown = [self.shop, *self.ranges, *self.beside]
        known = [each for each in shown if each and each.pk != page.pk and page.path.startswith(each.path)]
        if len(known) == page.depth - DEPTH_OF_HOME - 1:
            return sorted(known, key=lambda each: each.path)
        return list(page.get_ancestors().live().filter(depth__gt=DEPTH_OF_HOME))


def navigation() -> Navigation:
    """All of it in one query: the pages of the tree, and those that editors put into menus."""
    around, language = surroundings(), reader_language()
    own = around.menus.get(language, Arranged())
    said = announcement_at(around.announcements, language, timezone.now())
    pages = list(_pages([*own.page_ids(), *([said.page_id] if said and said.page_id else [])]))
    by_key = {page.pk: page for page in pages}
    tree = [page for page in pages if page.is_of_tree]
    groups = tuple(Group(group.title, _links(group.links, by_key)) for group in own.footer)
    return Navigation(
        shop=next(iter(_of(tree, ShopPage)), None),
        ranges=_of(tree, RangePage),
        beside=tuple(page for page in tree if page.specific_class not in (ShopPage, RangePage)),
        header=_links(own.header, by_key) or _links_to(_header_of(tree)),
        footer=tuple(group for group in groups if group.links) or _footer_of(tree),
        notice=said and _notice(said, by_key),
    )


def _pages(keys: list[int]) -> QuerySet[Page]:
    """Live pages of the menus that follow the tree (`is_of_tree`), and those with the keys."""
    of_tree = Page.objects.type_q(ShopPage, RangePage, LastDaysPage, *BESIDE_THE_SHOP) & for_reader() & once()
    marked = Page.objects.live().annotate(is_of_tree=ExpressionWrapper(of_tree, BooleanField()))
    return marked.filter(Q(is_of_tree=True) | Q(pk__in=keys)).order_by("path")


def _header_of(tree: list[Page]) -> list[Page]:
    """Without a menu of its own, the header leads to the ranges, shorter dates, and what is "in menus"."""
    return [*_of(tree, RangePage), *_of(tree, LastDaysPage), *(page for page in _stories(tree) if page.show_in_menus)]


def _footer_of(tree: list[Page]) -> tuple[Group, ...]:
    """Without a menu of its own, the footer leads to all of them."""
    shop = [Link(_("Everything we make"), page.url, page) for page in _of(tree, ShopPage)]
    goods = [*shop, *_links_to([*_of(tree, RangePage), *_of(tree, LastDaysPage)])]
    told = [page for page in _stories(tree) if page.show_in_menus]
    rest = [page for page in _stories(tree) if not page.show_in_menus]
    groups = (
        Group(_("The dairy"), tuple(goods)),
        Group(_("Who we are"), _links_to(told)),
        Group(_("Good to know"), _links_to(rest)),
    )
    return tuple(group for group in groups if group.links)


def _stories(tree: list[Page]) -> list[Page]:
    return [page for page in tree if page.specific_class in BESIDE_THE_SHOP]


def _of(tree: list[Page], kind: type[Page]) -> tuple[Page, ...]:
    return tuple(page for page in tree if page.specific_class is kind)


def _links_to(pages: Iterable[Page]) -> tuple[Link, ...]:
    return tuple(Link(page.title, page.url, page) for page in pages)


def _links(arranged: Iterable[MenuLink], pages: Mapping[int, Page]) -> tuple[Link, ...]:
    """Links as an editor arranged them, without those to pages that are gone or not published."""
    found = (_link(each.words, each.address, pages.get(each.page_id)) for each in arranged)
    return tuple(link for link in found if link)


def _link(words: str, address: str, page: Page | None) -> Link | None:
    if page:
        return Link(words or page.title, page.url, page)
    return Link(words, address) if address else None


def _notice(said: Announcement, pages: Mapping[int, Page]) -> Notice:
    link = _link(said.link_words, said.address, pages.get(said.page_id))
    return Notice(said.words, said.is_urgent, link)
