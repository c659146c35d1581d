"""Markdown rules: life left → percent off. Worked amounts stand in docs/freshness.md; the tests quote them."""

from dataclasses import dataclass
from decimal import Decimal

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
    Goods on a step that last for more than `slow_cover_days` get `slow_extra_percent` more off; None is no such rule.
    """

    steps: tuple[Step, ...]
    floor: Floor = Floor()
    version_id: int | None = None
    combines: bool = False
    slow_cover_days: int | None = None
    slow_extra_percent: Decimal = Decimal(0)

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
