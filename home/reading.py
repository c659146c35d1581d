"""How long a text takes to read."""

from collections.abc import Iterator
from math import ceil

from django.utils.html import strip_tags

WORDS_A_MINUTE = 238  # Source: Brysbaert (2019), silent reading of English non-fiction


def reading_minutes(body) -> int:
    """Whole minutes, at least 1. `body` is a stream as it is stored, lists and dicts: `StreamValue.raw_data`."""
    return max(1, ceil(sum(len(strip_tags(text).split()) for text in _texts(body)) / WORDS_A_MINUTE))


def _texts(stored) -> Iterator[str]:
    if isinstance(stored, str):
        yield stored.replace("<", " <")  # "one</p><p>two" are two words
    elif isinstance(stored, dict):
        parts = [stored["value"]] if {"type", "value"} <= stored.keys() else stored.values()
        for part in parts:
            yield from _texts(part)
    elif stored is not None and not isinstance(stored, int | float):
        for part in stored:
            yield from _texts(part)
