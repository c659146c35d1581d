"""What the today board shows of all rows, and in which order. An unknown value in the address counts for nothing."""

from __future__ import annotations  # a field named day

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from freshness.desk.board_rows import BoardRow
from freshness.desk.keys import keys_of
from freshness.due import Due
from freshness.kinds import DateKind
from freshness.risk import Risk

LAST = Decimal("Infinity")
SEVERITY = {Risk.HIGH.value: 0, Risk.MEDIUM.value: 1, Risk.LOW.value: 2, Risk.HELD.value: 3}
DEFAULT_SORT = "life"
SORTS: dict[str, Callable[[BoardRow], object]] = {
    "product": lambda row: row.goods.title.casefold(),
    "date": lambda row: row.date,
    "life": lambda row: row.date,  # life left on one day goes with the date
    "on_hand": lambda row: row.on_hand,
    "cover": lambda row: LAST if row.cover is None else row.cover,
    "left_over": lambda row: -1 if row.left_over is None else row.left_over,
    "risk": lambda row: SEVERITY[row.risk],
}


@dataclass(frozen=True)
class Filters:
    """`text` is part of a name, a batch code or a GTIN; the others are empty for any. `sort` may start with -."""

    text: str = ""
    risk: str = ""
    type_id: int | None = None
    date_kind: str = ""
    day: str = ""
    sort: str = DEFAULT_SORT

    @property
    def is_narrowing(self) -> bool:
        return bool(self.text or self.risk or self.type_id or self.date_kind)


def filters_from(query: Mapping[str, str]) -> Filters:
    """The filters that an address asks for."""
    return Filters(
        text=query.get("q", "").strip()[:100],
        risk=_known(query.get("risk"), Risk.values),
        type_id=next(iter(keys_of([query.get("type", "")])), None),
        date_kind=_known(query.get("date"), DateKind.values),
        day=query.get("day", ""),
        sort=_known(query.get("sort"), [*SORTS, *(f"-{name}" for name in SORTS)]) or DEFAULT_SORT,
    )


def _known(value: str | None, values: Iterable[str]) -> str:
    return value if value and value in values else ""


def due_index(filters: Filters, dues: Sequence[Due]) -> int:
    """Which of the dues the board is for: the one of the day that was chosen, else the first.

    A day that has passed since the page was shown is the first one that is open now.
    """
    return next((number for number, due in enumerate(dues) if due.day.isoformat() == filters.day), 0)


def narrowed(rows: Iterable[BoardRow], filters: Filters) -> list[BoardRow]:
    """The rows that the filters leave, sorted; of equals the nearest date first, then the lowest key."""
    found = [row for row in rows if _is_wanted(row, filters)]
    found.sort(key=lambda row: (row.date, row.batch_id))
    found.sort(key=SORTS[filters.sort.removeprefix("-")], reverse=filters.sort.startswith("-"))
    return found


def _is_wanted(row: BoardRow, filters: Filters) -> bool:
    return (
        filters.risk in ("", row.risk)
        and filters.type_id in (None, row.goods.type_id)
        and filters.date_kind in ("", row.date_kind)
        and _is_meant(row, filters.text.casefold())
    )


def _is_meant(row: BoardRow, text: str) -> bool:
    return text in row.goods.title.casefold() or text in row.code.casefold() or bool(text and text in row.gtin)


@dataclass(frozen=True)
class Heading:
    """A column's heading. `sort` is what a click asks for ("" where it can't be sorted by), `order` what holds now."""

    title: object
    sort: str = ""
    order: str = ""
    is_number: bool = False


def headings(filters: Filters) -> list[Heading]:
    """The columns of the table, after the one for choosing."""
    return [
        _heading(_("Product and batch"), "product", filters),
        _heading(_("Date"), "date", filters),
        _heading(_("Life left"), "life", filters),
        _heading(_("On hand / free"), "on_hand", filters, is_number=True),
        _heading(_("Days of cover"), "cover", filters, is_number=True),
        _heading(_("Left over"), "left_over", filters, is_number=True),
        Heading(_("Price, now and next three days")),
        _heading(_("Risk"), "risk", filters),
    ]


def _heading(title: object, name: str, filters: Filters, is_number: bool = False) -> Heading:
    is_current, is_falling = filters.sort.removeprefix("-") == name, filters.sort.startswith("-")
    order = ("descending" if is_falling else "ascending") if is_current else ""
    return Heading(title, f"-{name}" if is_current and not is_falling else name, order, is_number)


def types_of(rows: Iterable[BoardRow]) -> list[tuple[int, str]]:
    """The product types that stand on the board, by name."""
    kinds = {(row.goods.type_id, row.goods.type_name) for row in rows if row.goods.type_id is not None}
    return sorted(kinds, key=lambda kind: kind[1].casefold())


def is_past(day: str, dues: Sequence[Due]) -> bool:
    """Whether the address asks for a day that isn't open any more, so that the page can say so."""
    try:
        return date.fromisoformat(day) < dues[0].day
    except ValueError:
        return False
