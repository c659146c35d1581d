"""Cells of a spreadsheet that nobody can smuggle a formula into."""

from collections.abc import Iterable

from oscar.core.compat import UnicodeCSVWriter

STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def harmless(cell: object) -> object:
    """The cell, with an apostrophe before a text that a spreadsheet would run. Numbers stay numbers.

    Source: OWASP, CSV Injection.
    """
    if isinstance(cell, int | float) or not str(cell).startswith(STARTS_A_FORMULA):
        return cell
    return cell if _is_number(str(cell)) else f"'{cell}"


def _is_number(text: str) -> bool:
    return text.removeprefix("-").replace(".", "", 1).isdecimal()


class HarmlessWriter(UnicodeCSVWriter):
    """Writes CSV of harmless cells."""

    def writerow(self, row: Iterable) -> None:
        super().writerow(harmless(cell) for cell in row)
