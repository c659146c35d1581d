"""Questions and their answers, in groups, each with an address of its own on the page."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

MOST_LETTERS = 60
APOSTROPHES = str.maketrans("", "", "'’")
NAMELESS = "question"  # for words that leave nothing of an address, such as "?"


@dataclass(frozen=True)
class Question:
    """A question, the HTML of its answer, and its anchor."""

    words: str
    answer: str
    anchor: str


@dataclass(frozen=True)
class Group:
    """Questions about one thing."""

    title: str
    anchor: str
    questions: tuple[Question, ...]


def anchors(titles: Iterable[str]) -> list[str]:
    """An address for each title, all different: "How long does milk keep?" → "how-long-does-milk-keep"."""
    taken: dict[str, int] = {}
    return [_anchor(title, taken) for title in titles]


def _anchor(title: str, taken: dict[str, int]) -> str:
    plain = _plain(title)[:MOST_LETTERS].rstrip("-") or NAMELESS
    anchor = plain
    while anchor in taken:
        taken[plain] += 1
        anchor = f"{plain}-{taken[plain]}"
    taken[anchor] = 1
    return anchor


def _plain(title: str) -> str:
    """Letters of any script with their vowel signs, which Django's slugify would drop, and numbers."""
    signs = title.lower().translate(APOSTROPHES)
    kept = "".join(sign if unicodedata.category(sign)[0] in "LMN" else " " for sign in signs)
    return "-".join(kept.split())


def groups_of(values: list) -> list[Group]:
    """The groups that an editor typed (values of FaqGroupBlock); titles and questions share one set of anchors."""
    titles = [value["title"] for value in values]
    asked = [each["question"] for value in values for each in value["questions"]]
    found = iter(anchors([*titles, *asked]))
    heads = [next(found) for _title in titles]
    return [_group(value, head, found) for value, head in zip(values, heads, strict=True)]


def _group(value, anchor: str, found) -> Group:
    questions = (Question(each["question"], str(each["answer"]), next(found)) for each in value["questions"])
    return Group(value["title"], anchor, tuple(questions))
