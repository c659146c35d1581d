"""Which announcement stands above all pages. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from django.utils.translation import gettext as _

LONG_AGO = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True)
class Announcement:
    """Words for everybody in one language, from one moment until before another; None is for ever.

    `page_id` or `address` is where its link leads, with `link_words`; all of them empty without a link.
    """

    language: str
    words: str
    is_urgent: bool = False
    link_words: str = ""
    page_id: int | None = None
    address: str = ""
    shown_from: datetime | None = None
    shown_until: datetime | None = None

    def is_shown(self, now: datetime) -> bool:
        began = self.shown_from is None or self.shown_from <= now
        return began and (self.shown_until is None or now < self.shown_until)


def announcement_at(announcements: Iterable[Announcement], language: str, now: datetime) -> Announcement | None:
    """The one to show: urgent before news, then what began last. At most one stands above a page."""
    shown = [each for each in announcements if each.language == language and each.is_shown(now)]
    return max(shown, key=lambda each: (each.is_urgent, each.shown_from or LONG_AGO), default=None)


def link_problems(*, link_words: str, has_page: bool, address: str) -> dict[str, str]:
    """What is wrong with an announcement's link: field → sentence."""
    if has_page and address:
        return {"link_address": _("Choose a page or type an address, not both.")}
    if link_words and not (has_page or address):
        return {"link_page": _("Choose the page that the link leads to, or type an address.")}
    if (has_page or address) and not link_words:
        return {"link_words": _("Write what stands on the link.")}
    return {}
