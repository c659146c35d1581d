"""Texts of the facts in the reader's language: one set of facts, in as many languages as the shop has pages in."""

from copy import copy

from django.conf import settings

from products.language import is_foreign, reader_language
from products.models import FactWords, Listing
from products.names import Name

WORDED = ("ingredients", "storage_advice", "origin_farm", "packaging")


def texts_of(listing: Listing) -> set[str]:
    """What is to be said in other languages too."""
    return {text for text in (getattr(listing, name).strip() for name in WORDED) if text}


def ask_for_words(listing: Listing) -> None:
    """Puts the texts that nobody has translated before on the list of those who do."""
    others = [code for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE]
    asked = [FactWords(language=code, original=text) for code in others for text in texts_of(listing)]
    FactWords.objects.bulk_create(asked, ignore_conflicts=True)


def in_reader_words(listing: Listing) -> Listing:
    """The listing as its reader understands it, never to be saved; what nobody has translated stays as it is typed,
    and knows its language (see the filter `marked`).

    No query for readers of the shop's own language, one for others.
    """
    if not is_foreign():
        return listing
    said = FactWords.objects.filter(language=reader_language(), original__in=texts_of(listing)).exclude(words="")
    words, told = dict(said.values_list("original", "words")), copy(listing)
    for name in WORDED:
        typed = getattr(listing, name)
        setattr(told, name, words.get(typed.strip()) or Name(typed, settings.LANGUAGE_CODE))
    return told
