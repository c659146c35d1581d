"""A row of a file as a receipt, or what is wrong with it. Pure: products are looked up before, the moment is given."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import partial

from django.utils import timezone
from django.utils.translation import gettext as _

from freshness import gs1
from freshness.errors import Problem, Refused
from freshness.imports.cells import BadCell, as_date, as_date_kind, as_number, as_text, as_units, as_words, short
from freshness.imports.fields import BY_NAME, FIELDS, headings_of
from freshness.imports.tables import Cell, Row
from freshness.judgement import Policy
from freshness.receipts import Receipt


@dataclass(frozen=True)
class Target:
    """What a file's name of a product means: a stock record with its policy, and a GTIN if the mapping has one.

    `problem` says why there is no stock record.
    """

    stockrecord_id: int | None = None
    policy: Policy | None = None
    gtin: str = ""
    problem: str = ""


@dataclass(frozen=True)
class Layout:
    """How the rows of one file are read: `places` are field → places of its columns; `targets` by the file's names."""

    headings: tuple[str, ...]
    places: Mapping[str, tuple[int, ...]]
    date_format: str
    targets: Mapping[str, Target]
    at: datetime

    @property
    def today(self) -> date:
        return timezone.localdate(self.at)


@dataclass(frozen=True)
class RowProblem:
    """What is wrong in one row: the file's column and the value there ("" if it is about the row), and what to do."""

    row: int
    column: str
    value: str
    words: str


@dataclass(frozen=True)
class ReadRow:
    """A row that has been read: its receipt, or problems."""

    row: Row
    receipt: Receipt | None
    problems: tuple[RowProblem, ...] = ()


def places_of(columns: Mapping[str, object], headings: tuple[str, ...]) -> dict[str, tuple[int, ...]]:
    """Field → the places of its columns in a file; fields without a column are left out."""
    return {
        name: tuple(headings.index(heading) for heading in said)
        for name in BY_NAME
        if (said := headings_of(columns, name)) and all(heading in headings for heading in said)
    }


def missing(columns: Mapping[str, object], headings: tuple[str, ...]) -> list[Problem]:
    """What hinders reading any row: fields without a column, and headings that the file lacks or has twice."""
    problems = []
    for field in FIELDS:
        said = headings_of(columns, field.name)
        if field.is_required and not said:
            words = _("Say which column has this: %(label)s.") % {"label": field.label}
            problems.append(Problem(words, field.name))
        for heading in said:
            count = headings.count(heading)
            values = {"heading": short(heading), "label": field.label}
            if count == 0:
                words = _("The file has no column “%(heading)s” (%(label)s). Choose another column.")
                problems.append(Problem(words % values, field.name))
            elif count > 1:
                words = _("The file has several columns “%(heading)s” (%(label)s). Rename all but one.")
                problems.append(Problem(words % values, field.name))
    return problems


def product_name(row: Row, places: Mapping[str, tuple[int, ...]]) -> str:
    """The file's name of a row's product: its cells, joined by spaces."""
    return " ".join(filter(None, (as_text(row.cell(place)) for place in places.get("product", ()))))


def read_row(row: Row, layout: Layout) -> ReadRow:
    """The receipt of a row, or every problem that can be told from the row alone."""
    problems = _beyond_headings(row, layout)
    values: dict[str, object] = {}
    for name, read in _readers(layout).items():
        cell = cell_of(row, layout, name)
        try:
            values |= read(cell) if cell != "" else _empty(name)
        except BadCell as error:
            problems.append(problem(row, layout, name, str(error)))
    return ReadRow(row, None if problems else Receipt(**values), tuple(problems))


def cell_of(row: Row, layout: Layout, name: str) -> Cell:
    """What a row says about a field; the product's columns joined."""
    if name == "product":
        return product_name(row, layout.places)
    places = layout.places.get(name)
    return row.cell(places[0]) if places else ""


def problem(row: Row, layout: Layout, name: str, words: str) -> RowProblem:
    """A problem with a field of a row, beside the file's own heading and value."""
    heading = " + ".join(layout.headings[place] for place in layout.places.get(name, ()))
    return RowProblem(row.number, heading, short(cell_of(row, layout, name)), words)


def _beyond_headings(row: Row, layout: Layout) -> list[RowProblem]:
    if len(row.cells) <= len(layout.headings):
        return []
    words = _("The row has more cells than there are headings. Look for a separator inside a text.")
    return [RowProblem(row.number, "", short(row.cells[len(layout.headings)]), words)]


def _empty(name: str) -> dict[str, object]:
    if BY_NAME[name].is_required:
        raise BadCell(_("Nothing stands here. Put a value, or leave the row out."))
    return {}


def _readers(layout: Layout) -> dict[str, Callable[[Cell], dict[str, object]]]:
    """Field → what its cell adds to the receipt. The product comes first: a GTIN of the row wins over the mapping's."""
    day = partial(as_date, date_format=layout.date_format)
    return {
        "product": partial(_product, layout),
        "gtin": lambda cell: {"gtin": _gtin(as_text(cell))},
        "code": lambda cell: {"code": as_text(cell)},
        "date": lambda cell: {"date": day(cell)},
        "date_kind": lambda cell: {"date_kind": as_date_kind(cell)},
        "quantity": _quantity,
        "produced_on": lambda cell: {"produced_on": day(cell)},
        "received_on": lambda cell: {"received_at": _moment(cell, layout)},
        "unit_cost": lambda cell: {"unit_cost": as_number(cell, places=4, most=999_999)},
        "supplier": lambda cell: {"supplier": as_words(cell, most=120)},
        "intake_celsius": lambda cell: {"intake_celsius": as_number(cell, places=1, most=99)},
    }


def _product(layout: Layout, cell: Cell) -> dict[str, object]:
    target = layout.targets[as_text(cell)]
    if target.problem:
        raise BadCell(target.problem)
    return {"stockrecord_id": target.stockrecord_id} | ({"gtin": _gtin(target.gtin)} if target.gtin else {})


def _gtin(text: str) -> str:
    """The digits as they are written, once their check digit is right; of a scan, its GTIN."""
    digits = text.replace(" ", "").replace("-", "")
    try:
        scan = gs1.read(text)
    except Refused as refused:
        raise BadCell(str(refused)) from None
    return digits if digits.isdigit() else scan.gtin


def _quantity(cell: Cell) -> dict[str, object]:
    units = as_units(cell)
    if not units:
        raise BadCell(_("Nothing is on hand, so there is nothing to bring in. Leave the row out."))
    return {"quantity": units}


def _moment(cell: Cell, layout: Layout) -> datetime:
    """The beginning of the day on which goods came in, unless the cell has the time too."""
    moment = cell if isinstance(cell, datetime) else datetime.combine(as_date(cell, layout.date_format), time(0))
    received_at = timezone.make_aware(moment)
    if received_at > layout.at:
        words = _("“%(value)s” is still to come. Goods come in once they are here: check the day.")
        raise BadCell(words % {"value": short(cell)})
    return received_at
