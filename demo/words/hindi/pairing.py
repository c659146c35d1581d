"""English and Hindi words side by side, cut into the strings that wagtail-localize keeps."""

from collections.abc import Iterable

from wagtail_localize.strings import StringValue, extract_strings

Said = str | tuple | dict | None  # words, or what holds words; None where there are none of its own


def paired(english: Said, hindi: Said) -> dict[str, str]:
    """Each string of English with its Hindi. Both have the same shape; of a dict only what the Hindi names.

    Raises ValueError where one has more paragraphs or parts than the other.
    """
    if not hindi:
        return {}
    if isinstance(hindi, str):
        return dict(zip(_strings(english), _strings(hindi), strict=True))
    if isinstance(hindi, dict):
        return together(paired(english[key], said) for key, said in hindi.items())
    return together(paired(*each) for each in zip(english, hindi, strict=True))


def paired_body(body: Iterable[tuple[str, Said]], hindi: Iterable[Said]) -> dict[str, str]:
    """The same of the blocks of a page, whose kinds stand with the English alone."""
    return together(paired(said, in_hindi) for (_kind, said), in_hindi in zip(body, hindi, strict=True))


def together(pairs: Iterable[dict[str, str]]) -> dict[str, str]:
    """All of them in one."""
    return {english: hindi for each in pairs for english, hindi in each.items()}


def _strings(words: str) -> list[str]:
    """A text as one string; of HTML, what stands in each of its paragraphs."""
    if not words.startswith("<"):
        return [StringValue.from_plaintext(words).data]
    return [string.data for string, _attributes in extract_strings(words)[1]]
