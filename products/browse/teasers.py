"""Pages of other rooms as search results. `products.browse.search` says what such a page tells of itself."""

from dataclasses import dataclass

from wagtail.models import Page

from products.models import Picture


@dataclass(frozen=True)
class Teaser:
    """What leads to a page: its kind in a word, a note, a picture if it has one."""

    page: Page
    kind: str
    note: str
    picture: Picture | None


def teasers_for(page_ids: list[int]) -> list[Teaser]:
    """A teaser for each page, in the order given. Three queries, and one for each type of page."""
    pages = {page.pk: page for page in Page.objects.filter(pk__in=page_ids).specific()}
    wanted = {getattr(page, "picture_id", None) for page in pages.values()}
    pictures = Picture.objects.prefetch_related("renditions").in_bulk(wanted - {None})
    return [_teaser(pages[pk], pictures) for pk in page_ids if pk in pages]


def _teaser(page: Page, pictures: dict[int, Picture]) -> Teaser:
    picture = pictures.get(getattr(page, "picture_id", None))
    return Teaser(page, str(page.found_as), getattr(page, "found_note", ""), picture)
