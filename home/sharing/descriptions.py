"""A page in a sentence or two, for those who have not opened it."""

from collections.abc import Iterator

from wagtail.blocks import StreamValue, StructValue
from wagtail.rich_text import RichText, get_text_for_indexing

MOST = 160  # signs; search engines cut what is longer


def description_of(page) -> str:
    """What an editor wrote for search engines, else the introduction, else how the text begins; "" if all are empty.

    A campaign that is over is told by its farewell alone.
    """
    if getattr(page, "is_over", False):
        return shortened(page.farewell)
    written = (getattr(page, "search_description", ""), getattr(page, "introduction", ""))
    return next((told for words in (*written, *_texts(page)) if (told := shortened(words))), "")


def shortened(words: str) -> str:
    """The words on one line, cut after a whole one where they are too long."""
    line = " ".join(words.split())
    if len(line) <= MOST:
        return line
    return line[:MOST].rsplit(" ", 1)[0].rstrip(",;:–- ") + "…"


def _texts(page) -> Iterator[str]:
    """What the page's body says, piece by piece."""
    body = getattr(page, "body", "")
    if isinstance(body, str):
        yield get_text_for_indexing(body)
    elif isinstance(body, StreamValue):
        yield from (_text_of(block.value) for block in body)


def _text_of(value) -> str:
    if isinstance(value, RichText):
        return get_text_for_indexing(value.source)
    if isinstance(value, StructValue):
        return _text_of(value.get("text"))
    return value if isinstance(value, str) else ""
