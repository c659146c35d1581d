"""Pages in the languages that they are written in, as machines want to know them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from babel.core import get_global
from django.conf import settings
from django.db.models import F
from django.utils.translation import to_locale
from wagtail.models import Page
from wagtail.query import PageQuerySet

from home.sharing.addresses import absolute
from products.language import Spoken
from products.models.privacy import open_to_all

FOR_THE_REST = "x-default"


@dataclass(frozen=True)
class Translation:
    """A page in one language, under its whole address. `code` is Django's, e.g. "en-gb"."""

    code: str
    address: str


def written() -> PageQuerySet:
    """The live pages that anybody may see, with the `code` of their language.

    An alias repeats another page, so it is written in no language of its own.
    """
    pages = Page.objects.live().filter(open_to_all(), alias_of=None, depth__gt=1)
    return pages.annotate(code=F("locale__language_code"))


def translations_by_key(keys: Iterable[UUID], request) -> dict[UUID, list[Translation]]:
    """The translations of pages by their translation keys, own language included; [] for what is written in one."""
    found = defaultdict(list)
    for page in written().filter(translation_key__in=list(keys)).order_by("code"):
        if address := page.get_url(request):
            found[page.translation_key].append(Translation(page.code, absolute(address)))
    return defaultdict(list, {key: several for key, several in found.items() if len(several) > 1})


def translations_among(languages: Iterable[Spoken]) -> list[Translation]:
    """The same as the header of a page knows it: of the shop's languages those that tell the same to everybody."""
    known = [each for each in languages if each.is_same and not each.is_private]
    same = [Translation(each.code, absolute(each.url)) for each in known]
    return same if len(same) > 1 else []


def alternates(translations: list[Translation]) -> list[tuple[str, str]]:
    """Language and address of each translation; the one in the shop's own language also serves all other readers.

    Source: https://developers.google.com/search/docs/specialty/international/localized-versions
    """
    rest = [(FOR_THE_REST, each.address) for each in translations if each.code == settings.LANGUAGE_CODE]
    return [(as_tag(each.code), each.address) for each in translations] + rest


def as_tag(code: str) -> str:
    """A language as the web writes it: en-gb → en-GB. Source: BCP 47, section 2.1.1."""
    return to_locale(code).replace("_", "-")


def as_locale(code: str) -> str:
    """A language with the country where it is at home, as Open Graph wants it: en-gb → en_GB, hi → hi_IN."""
    locale = to_locale(code)
    if "_" in locale:
        return locale
    likely = get_global("likely_subtags").get(locale, locale).split("_")
    return f"{locale}_{likely[-1]}" if len(likely) > 1 else locale
