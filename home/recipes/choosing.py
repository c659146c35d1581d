"""Which recipes a reader is shown: of one diet, or quick ones. Each has `contents`, `total_minutes` and `waiting`."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from home.recipes.contents import Diet

QUICK, QUICK_MINUTES = "quick", 30


@dataclass(frozen=True)
class Chip:
    """One choice: what the address says, what the reader reads, how many recipes it leaves, whether it is in force."""

    value: str
    words: str
    count: int
    is_on: bool


def suits(recipe, value: str) -> bool:
    """Whether a recipe belongs to a choice. One that has to wait is never quick, nor is one of unknown time."""
    if value == QUICK:
        return 0 < recipe.total_minutes <= QUICK_MINUTES and not recipe.waiting
    return value in recipe.contents.diets


def read_choice(typed: str | None) -> str:
    """The choice that an address asks for; "" for none, and for one that nobody offers."""
    return typed if typed == QUICK or typed in Diet.values else ""


def chips_of(recipes: Iterable, chosen: str) -> list[Chip]:
    """The choices that leave something and not everything, and the one in force."""
    recipes = list(recipes)
    words = {QUICK: _("Half an hour at most"), **dict(Diet.choices)}
    chips = [
        Chip(value, str(label), sum(suits(each, value) for each in recipes), value == chosen)
        for value, label in words.items()
    ]
    return [chip for chip in chips if 0 < chip.count < len(recipes) or chip.is_on]
