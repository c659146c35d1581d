"""XLSX files: the first sheet, as values. No formula is worked out, and no file may grow without end."""

import zipfile
from collections.abc import Iterator
from contextlib import closing
from io import BytesIO

from django.utils.translation import gettext as _
from openpyxl import load_workbook

from freshness.imports.tables import MOST_COLUMNS, Cell, as_cell, refused

MOST_BYTES_UNPACKED = 100 * 1024 * 1024


def xlsx_rows(content: bytes) -> Iterator[tuple[Cell, ...]]:
    """The rows of the first sheet, read while they are asked for; empty ones too.

    Raises Refused for what is no workbook, also while the rows are read.
    """
    _refuse_bombs(content)
    for values in _values(content):
        yield tuple(as_cell(value) for value in values)


def _values(content: bytes) -> Iterator[tuple]:
    """What openpyxl says stands in the cells; nothing of ours runs inside the broad except."""
    try:
        with closing(load_workbook(BytesIO(content), read_only=True, data_only=True, keep_links=False)) as book:
            sheet = book.worksheets[0]
            sheet.reset_dimensions()  # some programs write wrong ones
            yield from sheet.iter_rows(max_col=MOST_COLUMNS + 1, values_only=True)
    except (GeneratorExit, MemoryError):
        raise
    except Exception as error:  # a broken workbook fails anywhere in openpyxl, with anything
        words = _("This file can't be read as a workbook: it may be damaged. Save it as .xlsx or CSV once more.")
        raise refused(words) from error


def _refuse_bombs(content: bytes) -> None:
    """Nothing is unpacked beyond the sizes that the archive itself names, so these are what counts."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            size = sum(part.file_size for part in archive.infolist())
    except (zipfile.BadZipFile, ValueError, OverflowError) as error:
        raise refused(_("This file is damaged. Save it as .xlsx or CSV once more.")) from error
    if size > MOST_BYTES_UNPACKED:
        words = _("Unpacked, this file has more than %(most)d MB. Copy the batches to a new file without formatting.")
        raise refused(words % {"most": MOST_BYTES_UNPACKED // 1024**2})
