"""Which packs cover what a recipe needs."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction


@dataclass(frozen=True)
class Stack:
    """Packs of one kind at one price: what one holds, in the unit of the need, and how many there are (None: many)."""

    content: Fraction
    price: Decimal
    available: int | None = None


@dataclass(frozen=True)
class Picked:
    """How many packs of each stack, in their order, and how much of the need they leave uncovered."""

    counts: tuple[int, ...]
    missing: Fraction = Fraction(0)


@dataclass(frozen=True)
class Pile:
    """Some packs together."""

    counts: tuple[int, ...]
    price: Decimal

    @property
    def rank(self) -> tuple:
        """Of two piles that hold the same: the cheaper, then the one of fewer packs."""
        return self.price, sum(self.counts)


def packs_for(need: Fraction, stacks: Sequence[Stack], most: int) -> Picked:
    """The cheapest packs that cover a need, at most `most` of a stack; of equally cheap ones those that leave least
    over, then the fewest. Where all together don't cover it: the most that can be had.

    Every pile is tried that has nothing to spare, once for each amount that it holds.
    """
    piles = {Fraction(0): Pile((), Decimal(0))}
    for stack in stacks:
        piles = _worth_it(_with(piles, stack, need, most))
    enough = {held: pile for held, pile in piles.items() if held >= need}
    if enough:
        held = min(enough, key=lambda held: (enough[held].price, held, enough[held].rank))
        return Picked(enough[held].counts)
    held = max(piles)
    return Picked(piles[held].counts, need - held)


def _with(piles: dict[Fraction, Pile], stack: Stack, need: Fraction, most: int) -> dict[Fraction, Pile]:
    """Each pile with none, one, two … packs of a stack, as long as something is missing."""
    limit = most if stack.available is None else min(most, stack.available)
    found: dict[Fraction, Pile] = {}
    for held, pile in piles.items():
        wanted = max(0, -(-(need - held) // stack.content))
        for count in range(min(limit, wanted) + 1):
            grown = Pile((*pile.counts, count), pile.price + count * stack.price)
            total = held + count * stack.content
            if total not in found or grown.rank < found[total].rank:
                found[total] = grown
    return found


def _worth_it(piles: dict[Fraction, Pile]) -> dict[Fraction, Pile]:
    """Without the piles that hold less than another and cost more: whatever completes them completes that one too."""
    kept, cheapest = {}, None
    for held in sorted(piles, reverse=True):
        if cheapest is None or piles[held].price <= cheapest:
            kept[held], cheapest = piles[held], piles[held].price
    return kept
