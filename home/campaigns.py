"""When a campaign has ended."""

from collections.abc import Callable
from datetime import date


def is_over(ends_on: date | None, today: date) -> bool:
    """Whether the last day of a campaign lies behind us; never, where it has none."""
    return ends_on is not None and today > ends_on


def trail(start: int, onward: Callable[[int], int | None]) -> list[int] | None:
    """The pages that one lands on after another; [] if there is none, None if they lead in a circle.

    `onward` tells of a page's key where it leads on to, if anywhere.
    """
    passed = [start]
    while following := onward(passed[-1]):
        if following in passed:
            return None
        passed.append(following)
    return passed[1:]
