"""Why a place in a round can't be had, or a round not be changed. Each carries what has to be told."""

from dataclasses import dataclass
from datetime import date

from delivery.slots import State


@dataclass
class NoPlace(Exception):
    """A slot can't be ordered for any more; `state` says why, OPEN that only so many crates don't fit."""

    day: date
    window: str
    state: State

    def __str__(self) -> str:
        return f"{self.day}, {self.window}: {self.state}"


@dataclass(frozen=True)
class Problem:
    """What is wrong with one entry: a sentence, and the field that it stands beside ("" for none)."""

    words: str
    field: str = ""


@dataclass
class Refused(ValueError):
    """What somebody asked for can't be done: every problem, gathered. Nothing was written."""

    problems: list[Problem]

    def __str__(self) -> str:
        return " ".join(problem.words for problem in self.problems)


@dataclass
class Booked(Exception):
    """A date that is to be closed has orders, so many. Whoever closes it has to know that."""

    day: date
    orders: int

    def __str__(self) -> str:
        return f"{self.orders} orders are booked for {self.day}."
