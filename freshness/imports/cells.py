"""One cell as a value. Pure: no database, no clock."""

import re
from datetime import date, datetime
from decimal import Decimal

from django.utils.translation import gettext as _

from freshness.imports.fields import DATE_FORMATS
from freshness.imports.tables import Cell
from freshness.kinds import DateKind

WHOLE = re.compile(r"([+-]?\d{1,12})(?:\.0+)?", re.ASCII)
NUMBER = re.compile(r"[+-]?\d{1,12}(?:\.\d{1,6})?", re.ASCII)
EXAMPLES = dict(DATE_FORMATS)
MOST_UNITS = 10_000_000
YEARS = range(2000, 2100)


class BadCell(ValueError):
    """What stands in a cell can't be used; the message says why and what to do."""


def as_text(cell: Cell) -> str:
    """A date as 2026-11-29, anything else as it stands."""
    return cell if isinstance(cell, str) else cell.isoformat()


def as_date(cell: Cell, date_format: str) -> date:
    """The day. A cell that a spreadsheet holds as a date needs no format.

    Raises BadCell, also for a year that no goods of ours can have.
    """
    day = cell.date() if isinstance(cell, datetime) else cell
    if isinstance(day, str):
        try:
            day = datetime.strptime(day, date_format).date()  # noqa: DTZ007
        except ValueError:
            words = _("“%(value)s” is no date as the mapping expects it: write it like %(example)s.")
            example = EXAMPLES.get(date_format, date_format)
            raise BadCell(words % {"value": short(cell), "example": example}) from None
    if day.year not in YEARS:
        raise BadCell(_("“%(value)s” is in the year %(year)d: check it.") % {"value": short(cell), "year": day.year})
    return day


def as_units(cell: Cell) -> int:
    """Whole packs, 0 or more.

    Raises BadCell.
    """
    found = WHOLE.fullmatch(as_text(cell))
    if not found:
        words = _("“%(value)s” is not a whole number. Packs are counted whole: write it like 120.")
        raise BadCell(words % {"value": short(cell)})
    units = int(found[1])
    if units < 0:
        raise BadCell(_("%(units)d is less than nothing. Put the units that are there.") % {"units": units})
    if units > MOST_UNITS:
        raise BadCell(_("%(units)d units are more than can be. Count again.") % {"units": units})
    return units


def as_number(cell: Cell, *, places: int, most: int) -> Decimal:
    """A number with a decimal point or a decimal comma, of so many places and not beyond `most` on either side.

    Raises BadCell, also for what may be thousands ("1,250").
    """
    text = as_text(cell)
    pointed = text.replace(",", ".") if re.fullmatch(r"[+-]?\d+,(\d{1,2}|\d{4})", text, re.ASCII) else text
    if not NUMBER.fullmatch(pointed):
        words = _("“%(value)s” is not a number. Write it like 1250.50, without a currency or thousands.")
        raise BadCell(words % {"value": short(cell)})
    number = Decimal(pointed)
    if abs(number) > most or number != round(number, places):
        words = _("“%(value)s” can't be kept: up to %(most)d with %(places)d decimal places. Check it.")
        raise BadCell(words % {"value": short(cell), "most": most, "places": places})
    return number


def as_words(cell: Cell, *, most: int) -> str:
    """A text of at most so many characters. Raises BadCell."""
    text = as_text(cell)
    if len(text) > most:
        words = _("“%(value)s” has %(count)d characters. Shorten it to %(most)d.")
        raise BadCell(words % {"value": short(cell), "count": len(text), "most": most})
    return text


def as_date_kind(cell: Cell) -> str:
    """The kind of date.

    Raises BadCell.
    """
    wanted = re.sub(r"[\W_]+", "_", as_text(cell).lower()).strip("_")
    kinds = {"ub": DateKind.USE_BY, "bb": DateKind.BEST_BEFORE, "bbe": DateKind.BEST_BEFORE}
    kinds |= {kind.value: kind for kind in DateKind}
    if wanted not in kinds:
        words = _("“%(value)s” is no kind of date: write “use by” or “best before”.")
        raise BadCell(words % {"value": short(cell)})
    return kinds[wanted].value


def short(cell: Cell) -> str:
    """What stands in a cell, at most 60 characters of it."""
    text = as_text(cell)
    return text if len(text) <= 60 else f"{text[:59]}…"
