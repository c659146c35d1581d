"""The chart of the today board: units on hand by days left, as columns whose numbers a template puts into an SVG."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from freshness.desk.board_rows import BoardRow

WIDTH, BASE, TALLEST, ROOM = 1000, 160, 130, 0.56  # of the chart's view box; a bar takes ROOM of its column
EDGE, SLIVER = 4, 3


@dataclass(frozen=True)
class Bar:
    """A part of a column, in the chart's units; `kind` is over, last, short or fresh."""

    kind: str
    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True)
class Column:
    """Units on hand with so many days left, and how many of them are expected to be left over."""

    label: str
    units: int
    left_over: int
    middle: int
    top: int
    bars: tuple[Bar, ...] = ()


RANGES = [*((life, life) for life in range(8)), (8, 14), (15, None)]


def chart_of(rows: Iterable[BoardRow]) -> list[Column]:
    """Columns by days left, from the last day to 15 and more; before them what is past its date, if there is any."""
    groups: dict[tuple[int | None, int | None], list[BoardRow]] = {bounds: [] for bounds in RANGES}
    past: list[BoardRow] = []
    for row in rows:
        (groups[_bounds(row.verdict.life_days)] if row.verdict.life_days >= 0 else past).append(row)
    ordered = ([((None, -1), past)] if past else []) + list(groups.items())
    most = max((sum(row.on_hand for row in members) for _bounds, members in ordered), default=0)
    return [_column(number, len(ordered), bounds, members, most) for number, (bounds, members) in enumerate(ordered)]


def _bounds(life_days: int) -> tuple[int, int | None]:
    return next(bounds for bounds in RANGES if bounds[1] is None or life_days <= bounds[1])


def _label(bounds: tuple[int | None, int | None]) -> str:
    first, last = bounds
    if first is None:
        return _("past")
    if last is None:
        return f"{first}+"
    if first == 0:
        return _("0, last day")
    return str(first) if first == last else f"{first}–{last}"


def _column(number: int, columns: int, bounds, members: list[BoardRow], most: int) -> Column:
    breadth = WIDTH // columns
    x, width = round((number + (1 - ROOM) / 2) * breadth), round(ROOM * breadth)
    units = sum(row.on_hand for row in members)
    left_over = sum(row.left_over or 0 for row in members)
    bars, top = _bars(members, most, x, width)
    if left_over:
        top -= EDGE
        bars.append(Bar("over", x - EDGE, top, width + 2 * EDGE, BASE - top))
    return Column(_label(bounds), units, left_over, x + width // 2, top - 6, tuple(bars))


def _bars(members: list[BoardRow], most: int, x: int, width: int) -> tuple[list[Bar], int]:
    """The parts of a column, from the ground up, and where they end."""
    units = Counter()
    for row in members:
        units[_kind(row)] += row.on_hand
    bars, top = [], BASE
    for kind in ("fresh", "short", "last"):
        if units[kind]:
            height = max(SLIVER, round(units[kind] * TALLEST / most))
            top -= height
            bars.append(Bar(kind, x, top, width, height))
    return bars, top


def _kind(row: BoardRow) -> str:
    if row.verdict.life_days <= 0:
        return "last"
    return "short" if row.is_short else "fresh"
