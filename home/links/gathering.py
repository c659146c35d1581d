"""Writes down where the links of pages stand, and of what stands around them."""

from collections.abc import Iterable
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from django.db.models import Model
from wagtail.models import Page

from home.links.addresses import Whose, whose
from home.links.places import Place, places_in
from home.models import Announcement, LinkedAddress, Menus, PageLink, SocialPage

AROUND_PAGES = (Menus, Announcement, SocialPage)
TYPED = {Announcement: "link_address", SocialPage: "url"}  # addresses in fields that hold nothing else


def gather() -> None:
    """Everything anew; what nothing leads to any more is forgotten."""
    for page in Page.objects.filter(alias_of=None, depth__gt=1).specific().iterator(chunk_size=100):
        gather_page(page)
    PageLink.objects.filter(page__alias_of__isnull=False).delete()
    gather_around()
    LinkedAddress.objects.filter(links=None).delete()


@transaction.atomic
def gather_page(page: Page) -> None:
    """The links of one page. An alias is mended where it comes from, so it has none of its own."""
    PageLink.objects.filter(page_id=page.pk).delete()
    if page.alias_of_id is None:
        _write(places_in(page), page_id=page.pk)


@transaction.atomic
def gather_around() -> None:
    """The links of menus, announcements and our pages elsewhere."""
    PageLink.objects.filter(page=None).delete()
    for model in AROUND_PAGES:
        for row in model.objects.all():
            _write(_places_around(row), source_model=model.__name__, source_id=row.pk)


def _places_around(row: Model) -> Iterable[Place]:
    yield from places_in(row)
    name = TYPED.get(type(row))
    if name and getattr(row, name):
        yield Place(name, address=getattr(row, name))


def _write(places: Iterable[Place], **source) -> None:
    found = set(places)
    known = _addresses({place.address for place in found if not place.page_id})
    PageLink.objects.bulk_create(
        PageLink(path=place.path, target_id=place.page_id, address=known.get(place.address), **source)
        for place in sorted(found, key=lambda place: (place.path, place.page_id or 0, place.address))
        if place.page_id or place.address in known
    )


def _addresses(urls: set[str]) -> dict[str, LinkedAddress]:
    """The rows of those addresses that can be asked at all."""
    owners = {url: whose(url, settings.SITE_URL) for url in urls}
    rows = [
        LinkedAddress(url=url, is_ours=owner is Whose.OURS, host=urlsplit(url).hostname or "")
        for url, owner in owners.items()
        if owner is not Whose.NOBODYS
    ]
    LinkedAddress.objects.bulk_create(rows, ignore_conflicts=True)
    return {row.url: row for row in LinkedAddress.objects.filter(url__in=[row.url for row in rows])}
