"""A message, written out: an editor's words and the facts around them, as text and as HTML."""

import re
from dataclasses import dataclass

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation

from notices.kinds import Kind
from notices.models import MessageWords
from notices.words import Words

MANY_LINES = re.compile(r"\n\s*\n")


@dataclass(frozen=True)
class Written:
    """What goes into a mail."""

    subject: str
    text: str
    html: str


def own_words(kind: Kind, language: str) -> MessageWords | None:
    """What an editor has written for a kind in a language; None if the default words hold."""
    return MessageWords.objects.filter(kind=kind.code, language=language).first()


def words_of(row: MessageWords) -> Words:
    """The words in a row."""
    return Words(subject=row.subject, heading=row.heading, lead=row.lead, closing=row.closing)


def write(*, kind: Kind, words: Words, context: dict, language: str) -> Written:
    """A message in a language. In HTML, what is in the words and the values is escaped."""
    with translation.override(language):
        filled = words.filled(kind.values(context))
        around = {"words": filled, "site_url": settings.SITE_URL, "shop_name": settings.OSCAR_SHOP_NAME}
        return Written(
            subject=filled.subject,
            text=_tidy(render_to_string(f"notices/{kind.template}.txt", context | around)),
            html=render_to_string(f"notices/{kind.template}.html", context | around),
        )


def _tidy(text: str) -> str:
    """A text without the empty lines that templates leave behind."""
    return MANY_LINES.sub("\n\n", text.strip())
