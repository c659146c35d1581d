"""The words of a message, as an editor writes them: plain text with {placeholders}. Pure.

An empty line begins a new paragraph.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass
from difflib import get_close_matches

from django.utils.translation import gettext as _

PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")
PARAGRAPHS = re.compile(r"\n\s*\n")


@dataclass(frozen=True)
class Words:
    """What an editor can write of a message; lead and closing may have several paragraphs."""

    subject: str
    heading: str
    lead: str
    closing: str = ""

    def filled(self, values: Mapping[str, str]) -> "Words":
        """The same with a value for each placeholder. One without a value stays, for somebody to notice."""
        return Words(**{name: filled(text, values) for name, text in asdict(self).items()})

    def lead_paragraphs(self) -> list[str]:
        return paragraphs(self.lead)

    def closing_paragraphs(self) -> list[str]:
        return paragraphs(self.closing)


def filled(text: str, values: Mapping[str, str]) -> str:
    """A text with its placeholders replaced, once: a value that looks like a placeholder is left as it is."""
    return PLACEHOLDER.sub(lambda found: str(values.get(found[1], found[0])), text)


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a text; [] of an empty one."""
    return [part.strip() for part in PARAGRAPHS.split(text.replace("\r\n", "\n")) if part.strip()]


def problems_of(text: str, allowed: Collection[str]) -> list[str]:
    """What is wrong with the placeholders of a text, each in a sentence that says what to do."""
    unknown = [name for name in dict.fromkeys(PLACEHOLDER.findall(text)) if name not in allowed]
    rest = PLACEHOLDER.sub("", text)
    told = [_unknown_words(name, allowed) for name in unknown]
    if "{" in rest or "}" in rest:
        words = _("“%(piece)s” is no whole placeholder. Write its name in small letters between one { and one }.")
        told.append(words % {"piece": _broken_piece(text)})
    return told


def _unknown_words(name: str, allowed: Collection[str]) -> str:
    near = get_close_matches(name, allowed, n=1)
    if near:
        words = _("This message knows no {%(name)s}. Did you mean {%(near)s}?")
        return words % {"name": name, "near": near[0]}
    return _("This message knows no {%(name)s}. Take one of the list, or leave it out.") % {"name": name}


def _broken_piece(text: str) -> str:
    """The first brace that belongs to no placeholder, with what follows it: enough to find it again."""
    masked = PLACEHOLDER.sub(lambda found: " " * len(found[0]), text)
    place = min(masked.find(brace) for brace in "{}" if brace in masked)
    return text[max(0, place - 10 if text[place] == "}" else place) : place + 15].strip()
