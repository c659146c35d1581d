"""Tables that leave the house, as CSV or XLSX, with nothing in them that a spreadsheet would run as a formula."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from decimal import Decimal
from tempfile import TemporaryFile
from typing import BinaryIO

from defusedcsv import csv
from django.http import StreamingHttpResponse
from django.utils import timezone
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font

FORMULA_MARKS = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")
BYTE_ORDER_MARK = "\ufeff"  # without it, Excel reads UTF-8 as something else


class _Echo:
    """What a CSV writer writes to, so that each line can be sent at once."""

    def write(self, line: str) -> str:
        return line


def inert(value: object) -> object:
    """A value as a cell may hold it: text that a spreadsheet would take for a formula gets an apostrophe before it.

    Moments are told in the shop's time zone. Source: OWASP, CSV Injection.
    """
    if value is None:
        return ""
    if isinstance(value, datetime):
        return timezone.localtime(value).replace(tzinfo=None, microsecond=0)
    if not isinstance(value, str):
        return value if isinstance(value, int | float | Decimal) or hasattr(value, "isoformat") else inert(str(value))
    return f"'{value}" if value.startswith(FORMULA_MARKS) else value


def csv_lines(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    """The lines of a CSV file, one at a time."""
    writer = csv.writer(_Echo())
    yield BYTE_ORDER_MARK + writer.writerow([inert(str(heading)) for heading in headings])
    for row in rows:
        yield writer.writerow([inert(value) for value in row])


def xlsx_file(title: str, headings: Sequence[str], rows: Iterable[Sequence[object]]) -> BinaryIO:
    """A workbook of one sheet, written row by row into a temporary file that is open at its beginning."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(title[:31])
    sheet.freeze_panes = "A2"
    bold = [WriteOnlyCell(sheet, _in_sheet(str(heading))) for heading in headings]
    for cell in bold:
        cell.font = Font(bold=True)
    sheet.append(bold)
    for row in rows:
        sheet.append([_in_sheet(value) for value in row])
    file = TemporaryFile()  # noqa: SIM115, for whoever sends it closes it
    book.save(file)
    file.seek(0)
    return file


def _in_sheet(value: object) -> object:
    """As `inert`, without the control characters that a workbook can't hold."""
    kept = inert(value)
    return inert(ILLEGAL_CHARACTERS_RE.sub("", kept)) if isinstance(kept, str) else kept


def as_csv(name: str, lines: Iterator[str]) -> StreamingHttpResponse:
    """A CSV file that is sent as it is written."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8", headers=headers)
