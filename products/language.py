"""The language that the reader sees pages in."""

from django.conf import settings
from django.db.models import F, Q
from django.utils.translation import get_language
from wagtail.coreutils import get_supported_content_language_variant


def reader_language() -> str:
    """The code of the content language that is active, e.g. "en-gb"; the shop's own if pages aren't written in it."""
    try:
        return get_supported_content_language_variant(get_language() or settings.LANGUAGE_CODE)
    except LookupError:
        return settings.LANGUAGE_CODE


def for_reader() -> Q:
    """Narrows pages to the reader's language, without asking the database which locale that is."""
    return Q(locale__language_code=reader_language())


def once() -> Q:
    """Leaves out aliases that repeat a page of the same language; one that stands in for a translation stays."""
    return Q(alias_of=None) | ~Q(alias_of__locale=F("locale"))
