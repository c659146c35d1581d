"""What a scanner reads off a case or a pot. Source: GS1 General Specifications, sections 3 (fields) and 7.9 to 7.12."""

from __future__ import annotations  # a field named date

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from biip import ParseConfig, ParseError
from biip.checksums import gs1_standard_check_digit
from biip.gs1_application_identifiers import GS1ApplicationIdentifier
from biip.gs1_element_strings import GS1ElementString
from django.utils.translation import gettext as _

from freshness.errors import Problem, Refused
from freshness.kinds import DateKind

LONGEST = 200
GTIN_LENGTHS = (8, 12, 13, 14)
SEPARATOR = "\x1d"
# What scanners and screens put for FNC1 where they can't send it. None of these signs may stand inside a field.
STAND_INS = ("\u241d", "{GS}", "<GS>", "|", "~", "^")
SYMBOLOGY = re.compile(r"\][A-Za-z][0-9A-Za-z]")
FIELD_IN_BRACKETS = re.compile(r"\((\d{2,4})\)")

GTIN, CODE, PRODUCED, BEST_BEFORE, USE_BY, COUNT = "01", "10", "11", "15", "17", "37"
DATES = {BEST_BEFORE: DateKind.BEST_BEFORE, USE_BY: DateKind.USE_BY}
CONFIG = ParseConfig(gs1_element_strings_verify_date=False)  # we say ourselves what is wrong with a date


@dataclass(frozen=True)
class Scan:
    """What was read. `gtin` has 14 digits, zeros in front; `count` is in packs of that GTIN; what isn't there is empty.

    `unused` are the fields that a goods-in has no place for, as they were read.
    """

    gtin: str
    code: str = ""
    date: date | None = None
    date_kind: str = ""
    produced_on: date | None = None
    count: int | None = None
    net_weight_g: Decimal | None = None
    unused: tuple[str, ...] = ()


def read(typed: str) -> Scan:
    """What a scan or a typed code says: a GS1 string with FNC1 or in brackets, or a bare GTIN.

    Raises Refused with everything that is wrong with it.
    """
    text = _plain(typed)
    if _is_bare_gtin(text):
        return Scan(gtin=_checked_gtin(text))
    return _scan(_in_brackets(text) if text.startswith("(") else list(_in_a_row(text)))


def looks_scanned(typed: str) -> bool:
    """Whether somebody means a code and not words: it starts as a scan does, or is all digits."""
    text = typed.strip()
    return text.startswith(("(", "]")) or SEPARATOR in text or re.match(r"\d{8}", text) is not None


def _refuse(words: str) -> Refused:
    return Refused([Problem(words, "scan")])


def _plain(typed: str) -> str:
    """The text with FNC1 as one sign and without the scanner's prefix."""
    for sign in STAND_INS:
        typed = typed.replace(sign, SEPARATOR)
    text = SYMBOLOGY.sub("", typed.strip(" \t\r\n"), count=1) if typed.lstrip().startswith("]") else typed
    text = text.strip().strip(SEPARATOR)
    if not text:
        raise _refuse(_("There is nothing to read. Scan the code again, or type it."))
    if len(text) > LONGEST:
        raise _refuse(_("%(count)d characters are more than one code has. Scan one code at a time.") % _count(text))
    odd = next((sign for sign in text if sign != SEPARATOR and not " " <= sign <= "\x7e"), "")
    if odd:
        raise _refuse(_("“%(sign)s” can't stand in a GS1 code. Scan it again.") % {"sign": _shown(odd)})
    return text


def _count(text: str) -> dict[str, int]:
    return {"count": len(text)}


def _shown(text: str) -> str:
    """The text as it can be put on a screen."""
    return "".join(sign if sign.isprintable() else "␣" for sign in text)


def _is_bare_gtin(text: str) -> bool:
    digits = re.sub(r"[ -]", "", text)
    return digits.isdigit() and len(digits) in GTIN_LENGTHS


def _checked_gtin(text: str) -> str:
    """Fourteen digits. Raises Refused if the last isn't the check digit of the others."""
    digits = re.sub(r"[ -]", "", text).zfill(14)
    expected = gs1_standard_check_digit(digits[:-1])
    if int(digits[-1]) != expected:
        words = _("GTIN %(gtin)s ends in %(last)s, but its check digit is %(expected)d. Read the code again.")
        raise _refuse(words % {"gtin": text, "last": digits[-1], "expected": expected})
    return digits


def _in_brackets(text: str) -> list[GS1ElementString]:
    """The fields of a text as it is printed below the bars: (01)…(15)…(10)…"""
    numbers_and_values = FIELD_IN_BRACKETS.split(text)[1:]
    if not numbers_and_values:
        raise _refuse(_("“%(text)s” has no field number in brackets, such as (01).") % {"text": text})
    pairs = zip(numbers_and_values[::2], numbers_and_values[1::2], strict=True)
    return [_element(number, value.replace(SEPARATOR, "").replace(" ", "")) for number, value in pairs]


def _element(number: str, value: str) -> GS1ElementString:
    if _field_of(number + value).ai != number:
        raise _refuse(_("There is no field (%(number)s) in GS1 codes. Read the code again.") % {"number": number})
    return _parsed(number + value, is_whole=True)


def _in_a_row(text: str) -> Iterator[GS1ElementString]:
    """The fields of a text as a scanner sends it: those of a set length follow each other, others end with FNC1."""
    rest = text
    while rest:
        element = _parsed(rest, is_whole=False)
        yield element
        rest = rest[len(element) :].lstrip(SEPARATOR)


def _field_of(text: str) -> GS1ApplicationIdentifier:
    try:
        return GS1ApplicationIdentifier.extract(text)
    except ParseError as error:
        words = _("“%(text)s” begins with no field number that GS1 knows. Read the code again.")
        raise _refuse(words % {"text": _shown(text[:20])}) from error


def _parsed(text: str, *, is_whole: bool) -> GS1ElementString:
    """The first field of the text, which is read to its end if `is_whole`."""
    field = _field_of(text)
    try:
        element = (GS1ElementString.parse if is_whole else GS1ElementString.extract)(text, config=CONFIG)
    except ParseError as error:
        value = text.removeprefix(field.ai).split(SEPARATOR)[0]
        words = _("“%(value)s” is no value for field (%(number)s), %(name)s. Read the code again.")
        raise _refuse(words % {"value": _shown(value), "number": field.ai, "name": field.description}) from error
    if not element.value:
        raise _refuse(_("Field (%(number)s) is empty. Read the code again.") % {"number": field.ai})
    return element


def _scan(elements: list[GS1ElementString]) -> Scan:
    """The fields as one value; every problem is gathered."""
    problems, found = [], {}
    for element in elements:
        try:
            _take(found, element)
        except Refused as refused:
            problems += refused.problems
    problems += _two_dates(found)
    if not problems and GTIN not in found:
        problems = _refuse(_("The code has no product number, field (01). Scan the code that has one.")).problems
    if problems:
        raise Refused(problems)
    return _as_scan(found)


def _take(found: dict, element: GS1ElementString) -> None:
    """Puts a field among those found. Raises Refused if its value is wrong, or another than before."""
    number = element.ai.ai
    value = _value(number, element)
    if found.setdefault(number, value) != value:
        words = _("Field (%(number)s) stands there twice: %(first)s and %(second)s. Scan one code at a time.")
        raise _refuse(words % {"number": number, "first": found[number], "second": value})


def _value(number: str, element: GS1ElementString):
    if number == GTIN:
        return _checked_gtin(element.value)
    if number in (PRODUCED, *DATES):
        return _day(number, element)
    if number == COUNT:
        return _units(element.value)
    return element.decimal * 1000 if number.startswith("310") else element.value


def _day(number: str, element: GS1ElementString) -> date:
    if element.date is None:
        words = _("“%(value)s” in field (%(number)s) is no day: year, month and day, such as 261204.")
        raise _refuse(words % {"value": element.value, "number": number})
    return element.date


def _units(text: str) -> int:
    if int(text) == 0:
        raise _refuse(_("The count, field (37), is %(value)s. Read the code again.") % {"value": text})
    return int(text)


def _two_dates(found: dict) -> list[Problem]:
    if not DATES.keys() <= found.keys():
        return []
    words = _("The code has two dates: best before %(best)s and use by %(use)s. Only one can count: type it.")
    return _refuse(words % {"best": found[BEST_BEFORE].isoformat(), "use": found[USE_BY].isoformat()}).problems


def _as_scan(found: dict) -> Scan:
    number = next((number for number in DATES if number in found), "")
    weight = next((name for name in found if name.startswith("310")), "")
    ours = {GTIN, CODE, PRODUCED, COUNT, number, weight}
    return Scan(
        gtin=found[GTIN],
        code=found.get(CODE, ""),
        date=found.get(number),
        date_kind=DATES[number].value if number else "",
        produced_on=found.get(PRODUCED),
        count=found.get(COUNT),
        net_weight_g=found.get(weight),
        unused=tuple(f"({name}) {value}" for name, value in found.items() if name not in ours),
    )
