"""British postcodes as people type them."""

import re

FULL = re.compile(r"^([A-Z]{1,2}[0-9][A-Z0-9]?)([0-9][A-Z]{2})$")
SECTOR = re.compile(r"^([A-Z]{1,2}[0-9][A-Z0-9]?)\s+[0-9]$")


def normalised(typed: str) -> str:
    """A postcode in capitals with one space, e.g. "ls8 2qt" → "LS8 2QT"; "" if it is not one.

    Source: Royal Mail, Programmer's Guide to PAF, postcode formats.
    """
    found = FULL.match(re.sub(r"\s+", "", typed).upper())
    return f"{found[1]} {found[2]}" if found else ""


def district(typed: str) -> str:
    """The outward half, e.g. "ls8 2qt" → "LS8"; "" if it is not a postcode."""
    return normalised(typed).partition(" ")[0]


def as_district(typed: str) -> str:
    """A district as we keep it, from one or from more of a postcode: " ls8", "LS8 2" or "LS8 2QT" → "LS8"; "" if it is
    neither. "LS 17" is LS17, but "LS1 7" is the beginning of a postcode in LS1."""
    sector = SECTOR.match(typed.strip().upper())
    return sector[1] if sector else district(typed) or district(f"{typed}1AA")


def districts_around(code: str) -> list[str]:
    """A district, and the one that it is a part of if it ends with a letter: "SW1A" → "SW1A", "SW1"."""
    return [code, code[:-1]] if code[-1:].isalpha() else [code]
