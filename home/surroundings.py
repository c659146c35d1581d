"""What stands around every page and editors change now and then: read together, and remembered.

A change is seen at once by every process that shares its cache; without a shared one, the others see it in a minute.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from email.utils import parseaddr

from django.conf import settings
from django.core.cache import cache
from django.db import transaction

from home.announcements import Announcement
from home.contact import Contact, SocialLink
from home.menus import Arranged, MenuGroup, MenuLink
from home.opening_hours import Opening
from home.postal_address import PostalAddress

KEY = "home.surroundings.2"  # another number when the shape changes
KEPT_S = 60


@dataclass(frozen=True)
class Surroundings:
    """Contact details, all announcements, and the menus of each language that has its own."""

    contact: Contact
    announcements: tuple[Announcement, ...]
    menus: Mapping[str, Arranged]


def surroundings() -> Surroundings:
    """No query, except once in a while."""
    return cache.get_or_set(KEY, read, KEPT_S)


def contact() -> Contact:
    """How the dairy can be reached (settings.SHOP_CONTACT)."""
    return surroundings().contact


def forget() -> None:
    """Lets a change be seen as soon as it is committed."""
    transaction.on_commit(lambda: cache.delete(KEY))


def read() -> Surroundings:
    """As it stands in the database; a handful of queries."""
    from home import models  # they need settings to be complete

    return Surroundings(
        contact=_contact(models.ContactDetails.objects.first() or models.ContactDetails()),
        announcements=tuple(_announcement(row) for row in models.Announcement.objects.all()),
        menus={row.language: _arranged(row) for row in models.Menus.objects.all()},
    )


def _contact(row) -> Contact:
    return Contact(
        phone=row.phone or settings.SHOP_PHONE,
        email=row.email or parseaddr(settings.DEFAULT_FROM_EMAIL)[1],
        address=_address(row),
        openings=tuple(Opening(each.weekday, each.opens, each.closes) for each in row.openings.all()),
        social=tuple(SocialLink(each.name, each.url) for each in row.social_links.all()),
    )


def _address(row) -> PostalAddress:
    """What editors wrote; else the lines of the environment, whose parts nobody has told apart."""
    street = tuple(line.strip() for line in row.street.splitlines() if line.strip())
    written = PostalAddress(street, row.locality, row.region, row.postal_code, row.country)
    return written if written.lines else PostalAddress(street=tuple(settings.SHOP_ADDRESS))


def _announcement(row) -> Announcement:
    return Announcement(
        language=row.language,
        words=row.words,
        is_urgent=row.is_urgent,
        link_words=row.link_words,
        page_id=row.link_page_id,
        address=row.link_address,
        shown_from=row.shown_from,
        shown_until=row.shown_until,
    )


def _arranged(row) -> Arranged:
    return Arranged(
        header=tuple(_link(block.value) for block in row.header),
        footer=tuple(_group(block.value) for block in row.footer),
    )


def _group(value) -> MenuGroup:
    return MenuGroup(value["title"], tuple(_link(link) for link in value["links"]))


def _link(value) -> MenuLink:
    page = value["page"]
    return MenuLink(words=value["words"], page_id=page and page.pk, address=value["address"])
