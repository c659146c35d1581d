"""Addresses for those who read us elsewhere: whole ones, each thing under one only."""

from urllib.parse import urljoin

from django.conf import settings
from wagtail.models import Page


def absolute(address: str) -> str:
    """An address of this shop behind SITE_URL; one that names its host already stays as it is."""
    return urljoin(f"{settings.SITE_URL}/", address)


def canonical(page: Page, number: int = 1) -> str:
    """The one address under which a page is kept: without filters and choices, with the number of a further part.

    "" for what has no address, such as a draft.
    """
    address = original(page).url if page.pk else None
    if not address:
        return ""
    return absolute(address) + (f"?page={number}" if number > 1 else "")


def original(page: Page) -> Page:
    """The page that an alias repeats, else the page itself."""
    return page.alias_of.specific if page.alias_of_id else page
