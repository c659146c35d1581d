"""Why a place in a round can't be had. Each carries what a shopper has to be told."""

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
