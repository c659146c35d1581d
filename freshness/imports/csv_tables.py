"""CSV files: their encoding and their separator are guessed, and what was guessed is said where it may be wrong."""

import csv
from collections.abc import Iterator
from io import StringIO
from itertools import islice
from typing import Any

from django.utils.translation import gettext as _

from freshness.imports.tables import Cell, as_cell, refused

SEPARATORS = (",", ";", "\t", "|", "^")
ENOUGH_ROWS = 20  # to tell the separator by
UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")


def csv_rows(content: bytes) -> tuple[Iterator[tuple[Cell, ...]], tuple[str, ...]]:
    """The rows of a CSV file, read while they are asked for, and notes on how it was read.

    Raises Refused for what is no text, also while the rows are read.
    """
    text, notes = decoded(content)
    if "\x00" in text:
        raise refused(_("This is no text file. Save the table as CSV or XLSX and choose it again."))
    return _rows(text, separator_of(text)), notes


def decoded(content: bytes) -> tuple[str, tuple[str, ...]]:
    """The text of a file, and a note if its encoding had to be guessed."""
    encoding = "utf-16" if content.startswith(UTF_16_MARKS) else "utf-8-sig"
    try:
        return content.decode(encoding), ()
    except UnicodeDecodeError:
        note = _("The file is not in UTF-8, so it was read as Windows-1252. Look at letters with accents.")
        return content.decode("cp1252", errors="replace"), (note,)


def separator_of(text: str) -> str:
    """The separator that cuts most of the first rows into as many cells as the headings; the one of most cells."""
    return max(SEPARATORS, key=lambda separator: _fit(text, separator))


def _fit(text: str, separator: str) -> tuple[float, int]:
    try:
        widths = [len(cells) for cells in islice(_reader(text, separator), ENOUGH_ROWS) if cells]
    except csv.Error:
        return (0, 0)
    if not widths or widths[0] < 2:
        return (0, 0)
    return (sum(width == widths[0] for width in widths) / len(widths), widths[0])


def _reader(text: str, separator: str) -> Any:
    return csv.reader(StringIO(text, newline=""), delimiter=separator, skipinitialspace=True)


def _rows(text: str, separator: str) -> Iterator[tuple[Cell, ...]]:
    reader = _reader(text, separator)
    try:
        for cells in reader:
            yield tuple(as_cell(cell) for cell in cells)
    except csv.Error as error:
        words = _("Line %(line)d can't be read: %(error)s. Look for a quotation mark that isn't closed.")
        raise refused(words % {"line": reader.line_num, "error": error}) from error
