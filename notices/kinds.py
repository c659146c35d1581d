"""The kinds of messages whose words editors write. Each room registers its own; this one knows none of them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.conf import settings

from notices.words import Words


@dataclass(frozen=True)
class Kind:
    """A kind of message.

    `placeholders` says of each name what it stands for, `values` finds them all in the context of a message. `words`
    are what holds until an editor writes others, by language. `template` names the files in templates/notices/ that
    hold what isn't words (.html, .txt); `example` is the context of one message. An owed message can't be switched off.
    """

    code: str
    name: str
    when: str
    template: str
    placeholders: Mapping[str, str]
    values: Callable[[dict], Mapping[str, str]]
    words: Mapping[str, Words]
    example: Callable[[], dict]
    is_owed: bool = False

    def words_in(self, language: str) -> Words:
        """The default words in a language, or in the shop's own if there are none."""
        return self.words.get(language) or self.words[settings.LANGUAGE_CODE]


_kinds: dict[str, Kind] = {}


def register(kind: Kind) -> None:
    """Makes a kind known; called once for each when the apps are ready."""
    _kinds[kind.code] = kind


def kinds() -> list[Kind]:
    """All kinds, in the order in which they were registered."""
    return list(_kinds.values())


def kind_of(code: str) -> Kind:
    """The kind of a code. Raises KeyError for one that no room has registered."""
    return _kinds[code]
