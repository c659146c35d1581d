"""How the dates of a file are written, told from the dates themselves. Pure."""

from collections.abc import Iterable

from freshness.imports.cells import BadCell, as_date
from freshness.imports.fields import DATE_FORMATS
from freshness.imports.tables import Cell


def likely_format(cells: Iterable[Cell]) -> str:
    """The first format in which most of the cells are days; the usual one where nothing says otherwise."""
    sample = [cell for cell in cells if isinstance(cell, str) and cell][:200]
    formats = [known for known, _example in DATE_FORMATS]
    return max(formats, key=lambda known: sum(_is_day(cell, known) for cell in sample))


def _is_day(cell: str, date_format: str) -> bool:
    try:
        as_date(cell, date_format)
    except BadCell:
        return False
    return True
