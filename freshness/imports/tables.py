"""Somebody's file as a table: headings, and rows with their numbers. What is read here was written by anybody."""

import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from io import BytesIO

from django.utils.translation import gettext as _

from freshness.errors import Problem, Refused

MOST_BYTES = 10 * 1024 * 1024
MOST_ROWS = 50_000
MOST_COLUMNS = 200
OLD_EXCEL = b"\xd0\xcf\x11\xe0"  # .xls, and .xlsx behind a password
ZIP = b"PK\x03\x04"

Cell = str | date | datetime


@dataclass(frozen=True)
class Row:
    """`number` is what a spreadsheet shows beside it: the headings are row 1 unless empty rows stand above them."""

    number: int
    cells: tuple[Cell, ...]

    def cell(self, place: int) -> Cell:
        """What stands in a column; "" where the row is shorter."""
        return self.cells[place] if place < len(self.cells) else ""


@dataclass(frozen=True)
class Table:
    """A file that has been read. `notes` say what was guessed while reading."""

    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()


def read_table(content: bytes) -> Table:
    """The table of a CSV or XLSX file (its first sheet), told apart by what is in it and not by its name.

    Raises Refused, about the field "file", for what can't be read.
    """
    from freshness.imports.csv_tables import csv_rows
    from freshness.imports.xlsx_tables import xlsx_rows

    if not content.strip():
        raise refused(_("The file is empty. Choose one with a row of headings and a row for each batch."))
    if len(content) > MOST_BYTES:
        words = _("The file has %(size)d MB; up to %(most)d MB can be read. Split it into several files.")
        raise refused(words % {"size": -(-len(content) // 1024**2), "most": MOST_BYTES // 1024**2})
    if content.startswith(OLD_EXCEL):
        raise refused(_("This is an old or a protected Excel file. Save it as .xlsx without a password, or as CSV."))
    if content.startswith(ZIP) or zipfile.is_zipfile(BytesIO(content)):
        return _table(xlsx_rows(content), ())
    rows, notes = csv_rows(content)
    return _table(rows, notes)


def refused(words: str) -> Refused:
    """The refusal of a whole file."""
    return Refused([Problem(words, "file")])


def _table(rows: Iterable[tuple[Cell, ...]], notes: tuple[str, ...]) -> Table:
    """The first row with anything in it has the headings; empty rows are passed over, but counted."""
    found: list[Row] = []
    for number, cells in enumerate(rows, start=1):
        if number > MOST_ROWS + 1:
            words = _("The file has more than %(most)d rows. Split it into several files.")
            raise refused(words % {"most": MOST_ROWS})
        kept = _without_end(cells)
        if len(kept) > MOST_COLUMNS:
            words = _("Row %(row)d has more than %(most)d columns. Leave out those that say nothing about batches.")
            raise refused(words % {"row": number, "most": MOST_COLUMNS})
        if kept:
            found.append(Row(number, kept))
    if len(found) < 2:
        raise refused(_("The file has no rows below its headings. Put one row for each batch."))
    return Table(tuple(str(heading) for heading in found[0].cells), tuple(found[1:]), notes)


def _without_end(cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """A row without the empty cells at its end."""
    length = len(cells)
    while length and cells[length - 1] == "":
        length -= 1
    return cells[:length]


def as_cell(value: object) -> Cell:
    """What a spreadsheet or a CSV reader hands over, as text or a date. Whole numbers lose their ".0"."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date() if value.time() == time(0) else value
    if isinstance(value, date):
        return value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return f"{Decimal(f'{value:.15g}'):f}"  # a spreadsheet shows fifteen digits
    return " ".join(str(value).replace("\x00", " ").split())
