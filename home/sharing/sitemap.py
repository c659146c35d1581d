"""Every page that search engines may keep, with its pictures and its translations."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.core.paginator import Paginator
from django.utils import timezone
from wagtail.models import Page

from home.models import CampaignPage
from home.sharing.addresses import absolute
from home.sharing.languages import Translation, alternates, translations_by_key, written
from home.sharing.page_pictures import standing_pictures

MOST_ENTRIES = 10_000  # of a file; the protocol allows 50,000 if they stay below 50 MB, which pictures make larger


@dataclass(frozen=True)
class Entry:
    """One page."""

    location: str
    changed: datetime | None
    pictures: list[str]
    translations: list[Translation]

    @property
    def alternates(self) -> list[tuple[str, str]]:
        return alternates(self.translations)


def files() -> Paginator:
    """The pages of the sitemap, in as many files as they need. A campaign that is over only says so.

    Source: https://www.sitemaps.org/protocol.html
    """
    over = CampaignPage.objects.filter(ends_on__lt=timezone.localdate())
    return Paginator(written().exclude(pk__in=over).order_by("path"), MOST_ENTRIES)


def entries(pages: Iterable[Page], request) -> list[Entry]:
    """An entry for each page that has an address, in the order given.

    One query for each kind of page that has a picture, one for how these stand, and one for the translations.
    """
    addresses = {page: address for page in pages if (address := page.get_url(request))}
    pictures = standing_pictures(addresses)
    translations = translations_by_key((page.translation_key for page in addresses), request)
    return [
        Entry(absolute(address), page.last_published_at, pictures[page.pk], translations[page.translation_key])
        for page, address in addresses.items()
    ]
