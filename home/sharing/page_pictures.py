"""The pictures of many pages, as files that stand already: a list of everything is no moment to make new ones."""

from collections import defaultdict
from collections.abc import Iterable

from wagtail.models import Page

from home.sharing.addresses import absolute
from products.models import PictureRendition

FORMAT = "format-webp"  # every browser and every search engine reads it


def standing_pictures(pages: Iterable[Page]) -> dict[int, list[str]]:
    """Addresses of the pages' main pictures by page id, each in the widest size that has been made; [] without one.

    A query for each kind of page that has a picture, and one for their sizes.
    """
    picture_of = _main_pictures(pages)
    made = PictureRendition.objects.filter(image__in=set(picture_of.values()), filter_spec__endswith=FORMAT)
    widest = {each.image_id: absolute(each.url) for each in made.order_by("width")}
    found = {page: [widest[picture]] for page, picture in picture_of.items() if picture in widest}
    return defaultdict(list, found)


def _main_pictures(pages: Iterable[Page]) -> dict[int, int]:
    by_kind: dict[type[Page], list[int]] = defaultdict(list)
    for page in pages:
        by_kind[page.specific_class].append(page.pk)
    pictures: dict[int, int] = {}
    for kind, ids in by_kind.items():
        if any(field.name == "picture" for field in kind._meta.get_fields()):
            rows = kind.objects.filter(pk__in=ids, picture__isnull=False)
            pictures |= rows.values_list("pk", "picture")
    return pictures
