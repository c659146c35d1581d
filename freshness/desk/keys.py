"""Ids of rows as they come in addresses and forms."""

from collections.abc import Iterable

LONGEST = 18  # digits; a big integer has 19


def keys_of(values: Iterable[str]) -> list[int]:
    """The ids among the texts; what is none is left out."""
    return [int(text) for text in values if text.isascii() and text.isdigit() and len(text) <= LONGEST]
