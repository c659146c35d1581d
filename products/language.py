"""The language that the reader sees pages in, and the other languages in which the same can be read."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.urls import reverse, translate_url
from django.utils.translation import get_language, override
from wagtail.coreutils import get_supported_content_language_variant
from wagtail.models import Page

from products.models.privacy import open_to_all

DEPTH_OF_HOME = 2
# For pages read with `annotate(words_in=WORDS_IN)`: the language of their words, which an alias has of its source.
WORDS_IN = Coalesce("alias_of__locale__language_code", "locale__language_code")


@dataclass(frozen=True)
class Spoken:
    """A language of the shop: its name in itself, and where the reader goes on in it.

    `is_same` says that the address tells the same as the page being read, in words of that language; `is_private`, that
    not everybody may see it there.
    """

    code: str
    name: str
    url: str
    is_current: bool
    is_same: bool
    is_private: bool = False


def reader_language() -> str:
    """The code of the content language that is active, e.g. "en-gb"; the shop's own if pages aren't written in it."""
    try:
        return get_supported_content_language_variant(get_language() or settings.LANGUAGE_CODE)
    except LookupError:
        return settings.LANGUAGE_CODE


def is_foreign() -> bool:
    """Whether the reader reads another language than the shop's own."""
    return reader_language() != settings.LANGUAGE_CODE


def for_reader() -> Q:
    """Narrows pages to the reader's language, without asking the database which locale that is."""
    return Q(locale__language_code=reader_language())


def once() -> Q:
    """Leaves out aliases that repeat a page of the same language; one that stands in for a translation stays."""
    return Q(alias_of=None) | ~Q(alias_of__locale=F("locale"))


def own_words_last(pages: QuerySet) -> QuerySet:
    """Pages in the reader's language or the shop's own, with `words_in`; those of the reader's come last."""
    languages = {reader_language(), settings.LANGUAGE_CODE}
    spoken = pages.filter(locale__language_code__in=languages).annotate(words_in=WORDS_IN)
    return spoken.annotate(is_own=for_reader()).order_by("is_own")


def in_reader_language(pages: Iterable[Page]) -> list[Page]:
    """Each page as the reader reads it, in the order given; itself where it isn't written in their language.

    Editors pick pages of the shop's own language, so that readers of it cost no query, others one.
    """
    pages = list(pages)
    if not pages or not is_foreign():
        return pages
    model = type(pages[0])
    keys = [page.translation_key for page in pages]
    by_key = {
        page.translation_key: page for page in model.objects.live().filter(for_reader(), translation_key__in=keys)
    }
    return [by_key.get(page.translation_key, page) for page in pages]


def languages_of(request: HttpRequest, page) -> list[Spoken]:
    """The languages in which the shop has a home page, in the order of settings.LANGUAGES; one query.

    `page` is the Wagtail page being read, or anything else where what is shown is no such page.
    """
    has_words = isinstance(page, Page) and bool(page.pk)
    wanted = Q(depth=DEPTH_OF_HOME) | Q(translation_key=page.translation_key) if has_words else Q(depth=DEPTH_OF_HOME)
    pages = Page.objects.live().filter(wanted).annotate(is_open=open_to_all())
    standing = list(pages.select_related("locale").order_by("path"))
    codes = {each.locale.language_code for each in standing if each.depth == DEPTH_OF_HOME}
    same = {each.locale.language_code: each for each in standing if has_words and _tells_the_same(each, page)}
    return [_spoken(request, code, name, same.get(code)) for code, name in settings.LANGUAGES if code in codes]


def _tells_the_same(other: Page, page: Page) -> bool:
    return other.pk == page.pk or (other.translation_key == page.translation_key and other.locale_id != page.locale_id)


def _spoken(request: HttpRequest, code: str, name, same: Page | None) -> Spoken:
    with override(code):
        home = reverse("wagtail_serve", args=[""])
        own_name = str(name)
    url = same.url if same else _same_view(request, code)
    return Spoken(
        code=code,
        name=own_name,
        url=url or home,
        is_current=code == reader_language(),
        is_same=bool(url) and not (same and same.alias_of_id),
        is_private=bool(same and not same.is_open),
    )


def _same_view(request: HttpRequest, code: str) -> str:
    """The address in another language of what is no Wagtail page, such as the basket; "" where there is nothing."""
    found = getattr(request, "resolver_match", None)
    if found is None or found.url_name == "wagtail_serve":
        return ""
    here = request.get_full_path()
    there = translate_url(here, code)
    return there if there != here or code == reader_language() else ""
