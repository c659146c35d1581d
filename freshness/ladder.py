"""Markdown rules: life left → percent off. Worked amounts stand in docs/freshness.md; the tests quote them."""

from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from freshness.kinds import DateKind
from money import to_penny

HUNDRED = Decimal(100)


@dataclass(frozen=True)
class Step:
    """Takes `percent` (0 to 100) off from `life_days` days of life left downwards, to the next step."""

    life_days: int
    percent: Decimal


@dataclass(frozen=True)
class Floor:
    """What a ladder never goes under: the highest of an amount, a share of the list price, and cost plus margin.

    `share` and `margin` are parts of 1 (0.4 for 40 %); None is no such floor.
    """

    amount: Decimal | None = None
    share: Decimal | None = None
    margin: Decimal | None = None

    def price(self, list_price: Decimal, unit_cost: Decimal | None) -> Decimal:
        """The floor in whole pennies; 0 if there is none. A margin without a known cost counts for nothing."""
        floors = [self.amount, self.share is not None and list_price * self.share]
        if self.margin is not None and unit_cost is not None:
            floors.append(unit_cost * (1 + self.margin))
        return to_penny(max((floor for floor in floors if floor), default=Decimal(0)))


@dataclass(frozen=True)
class Ladder:
    """Steps in falling order of life, and a floor.

    `version_id` names the row that it was read from; `combines` lets offers and vouchers lower its prices further.
    """

    steps: tuple[Step, ...]
    floor: Floor = Floor()
    version_id: int | None = None
    combines: bool = False

    def step_for(self, life_days: int) -> Step | None:
        """The step with the smallest threshold that still covers `life_days`; None if no step does.

        Steps from 0 on cover lives from 0 on, negative ones negative lives: goods past their date are sold only under a
        step that says so.
        """
        covering = [
            step for step in self.steps if step.life_days >= life_days and (step.life_days < 0) == (life_days < 0)
        ]
        return min(covering, key=lambda step: step.life_days, default=None)


def ladder_price(list_price: Decimal, percent: Decimal, floor: Decimal) -> Decimal:
    """List × (1 − percent), half up to the penny, not under the floor and never over list. `percent` is cut at 100."""
    lowered = to_penny(list_price * (HUNDRED - min(percent, HUNDRED)) / HUNDRED)
    return min(list_price, max(lowered, floor))


def problems_of(ladder: Ladder, date_kind: str, list_prices: list[Decimal]) -> list[str]:
    """Everything that is wrong with a ladder for goods of a date kind at these list prices; empty if nothing is."""
    if not ladder.steps:
        return ["A ladder needs a step."]
    return [
        *_odd_percents(ladder.steps),
        *_wrong_order(ladder.steps),
        *_past_use_by(ladder.steps, date_kind),
        *_floor_above(ladder.floor, list_prices),
    ]


def _odd_percents(steps: tuple[Step, ...]) -> list[str]:
    odd = [step for step in steps if not 0 < step.percent <= HUNDRED]
    return [f"{step.percent} % at {step.life_days} days: give more than 0 and at most 100." for step in odd]


def _wrong_order(steps: tuple[Step, ...]) -> list[str]:
    problems = []
    for upper, lower in pairwise(steps):
        if lower.life_days >= upper.life_days:
            problems.append(f"{lower.life_days} days after {upper.life_days}: each step needs fewer days.")
        if lower.percent <= upper.percent:
            problems.append(f"{lower.percent} % after {upper.percent} %: fewer days need a larger reduction.")
    return problems


def _past_use_by(steps: tuple[Step, ...], date_kind: str) -> list[str]:
    negative = [step.life_days for step in steps if step.life_days < 0 and date_kind == DateKind.USE_BY]
    return [f"{days} days: nothing is sold past its use-by date. Take the step out." for days in negative]


def _floor_above(floor: Floor, list_prices: list[Decimal]) -> list[str]:
    too_low = [price for price in list_prices if floor.amount is not None and price < floor.amount]
    if not too_low:
        return []
    return [f"The floor of {floor.amount} is above a list price of {min(too_low)}. Lower the floor."]
