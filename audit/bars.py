"""What is good enough, and whether a figure is."""

from dataclasses import dataclass

# Lighthouse's scores, of 100
CATEGORIES = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100}

FIRST_LOAD_KB = 250  # everything that a phone fetches for a range page before anybody scrolls
SCRIPTS_KB = 40  # compressed, of any page for customers
SHIFT = 0.01  # cumulative layout shift, scrolled to the end; 0.1 counts as good elsewhere
LATIN_FONTS = 2  # files


@dataclass(frozen=True)
class Figure:
    """What was measured. `words` is how the table shows it; `why` says, one line each, what spoils it."""

    words: str
    is_good: bool
    why: tuple[str, ...] = ()


def at_least(value: int, bar: int, why: tuple[str, ...] = ()) -> Figure:
    return Figure(str(value), value >= bar, why)


def at_most(value: float, bar: float, words: str, why: tuple[str, ...] = ()) -> Figure:
    return Figure(words, value <= bar, why)


def none_of(findings: tuple[str, ...]) -> Figure:
    """Good when there are no findings; the table shows how many there are."""
    return Figure(str(len(findings)), not findings, findings)
