"""The freshness sign: which symbol of life.svg stands for so many days left, and in which colour."""

from dataclasses import dataclass

MOST = 7


@dataclass(frozen=True, slots=True)
class Life:
    """`symbol` is 0 to 7 or "more"; `look` is fresh, short, last or gone."""

    days: int
    symbol: str
    look: str


def life_of(days: int, is_short: bool) -> Life:
    """The sign for days of life left; `is_short` where it has less than is promised, or a ladder's step."""
    symbol = "more" if days > MOST else str(max(0, days))
    if days < 0:
        return Life(days, symbol, "gone")
    if days == 0:
        return Life(days, symbol, "last")
    return Life(days, symbol, "short" if is_short else "fresh")
