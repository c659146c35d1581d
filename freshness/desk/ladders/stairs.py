"""The stairs of a ladder as a drawing: the numbers that its SVG is made of. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from freshness.ladder import Ladder, Step, ladder_price

WIDTH, TOP, BOTTOM, LEFT = 540, 30, 260, 20  # in units of the drawing
HEIGHT = BOTTOM - TOP
MORE_DAYS = 3  # shown at list price, above the first step
MOST_LABELS = 14


@dataclass(frozen=True)
class Tread:
    """One price over a range of days of life left, as a rectangle."""

    first: int
    last: int
    price: Decimal
    is_list: bool
    x: int
    y: int
    width: int
    height: int

    @property
    def label_x(self) -> int:
        return self.x + 8

    @property
    def label_y(self) -> int:
        """Under the tread, or over it where there is no room below."""
        return self.y + 17 if self.height > 30 else self.y - 8


@dataclass(frozen=True)
class Stairs:
    """`line` is the stairs, `list_line` their part at list price, `now` the live ladder's: path data."""

    treads: tuple[Tread, ...]
    list_line: str
    line: str
    now: str
    floor: Decimal
    floor_y: int
    days: tuple[tuple[int, int], ...]

    @property
    def floor_label_y(self) -> int:
        """Under its line, or over it at the foot of the drawing."""
        return self.floor_y + 16 if self.floor_y < BOTTOM - 20 else self.floor_y - 6


@dataclass(frozen=True)
class Shown:
    """What prices are shown for: one product, with the cost that a margin counts from; or goods at a round price."""

    list_price: Decimal = Decimal("1.00")
    unit_cost: Decimal | None = None
    name: str = ""
    minimum_life_days: int | None = None

    def price(self, ladder: Ladder, days: int) -> Decimal:
        """What it costs with so many days of life left."""
        step = ladder.step_for(days)
        return self.price_at(ladder, step) if step else self.list_price

    def price_at(self, ladder: Ladder, step: Step) -> Decimal:
        """What it costs on a step."""
        return ladder_price(self.list_price, step.percent, ladder.floor.price(self.list_price, self.unit_cost))


def stairs_of(draft: Ladder, live: Ladder | None, shown: Shown) -> Stairs:
    """The drawing of a ladder with steps, over the one that is live."""
    axis = _axis(draft, live)
    treads = _treads(draft, axis, shown)
    floor = draft.floor.price(shown.list_price, shown.unit_cost)
    at_list = [tread for tread in treads[:1] if tread.is_list]
    return Stairs(
        treads=tuple(treads),
        list_line=_line(at_list),
        line=_line([tread for tread in treads if tread not in at_list], start=at_list),
        now=_line(_treads(live, axis, shown)) if live and live.steps else "",
        floor=floor,
        floor_y=_y(floor, shown.list_price),
        days=tuple(_labels(axis)),
    )


def _axis(draft: Ladder, live: Ladder | None) -> list[int]:
    """The days of life left, falling, from some at list price to the last step. Past the date only what is sold."""
    days = [step.life_days for ladder in (draft, live) if ladder for step in ladder.steps]
    shown = range(max(days) + MORE_DAYS, min(0, *days) - 1, -1)
    return [day for day in shown if day >= 0 or draft.step_for(day)]


def _treads(ladder: Ladder, axis: list[int], shown: Shown) -> list[Tread]:
    prices = [shown.price(ladder, day) for day in axis]
    starts = [0, *(at for at in range(1, len(axis)) if prices[at] != prices[at - 1])]
    ends = [*starts[1:], len(axis)]
    treads = []
    for start, end in zip(starts, ends, strict=True):
        x, y = _x(start, axis), _y(prices[start], shown.list_price)
        is_list = ladder.step_for(axis[start]) is None
        treads.append(Tread(axis[start], axis[end - 1], prices[start], is_list, x, y, _x(end, axis) - x, BOTTOM - y))
    return treads


def _x(position: int, axis: list[int]) -> int:
    return LEFT + WIDTH * position // len(axis)


def _y(price: Decimal, list_price: Decimal) -> int:
    share = min(price / list_price, Decimal(1)) if list_price else Decimal(1)
    return round(BOTTOM - HEIGHT * share)


def _line(treads: list[Tread], start: list[Tread] | None = None) -> str:
    """Path data along the treads; from the end of the tread in `start` if there is one."""
    if not treads:
        return ""
    first = treads[0]
    begin = f"M{first.x} {start[-1].y}" if start else f"M{first.x} {first.y}"
    return begin + "".join(f"V{tread.y}H{tread.x + tread.width}" for tread in treads)


def _labels(axis: list[int]) -> Iterator[tuple[int, int]]:
    """Days and where they stand, thinned so that they don't touch."""
    every = -(-len(axis) // MOST_LABELS)
    for position in range(0, len(axis), every):
        middle = (_x(position, axis) + _x(position + 1, axis)) // 2
        yield axis[position], middle
