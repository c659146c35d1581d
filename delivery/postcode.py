"""British postcodes as people type them."""

import re

FULL = re.compile(r"^([A-Z]{1,2}[0-9][A-Z0-9]?)([0-9][A-Z]{2})$")


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
    """A district as we keep it, from one or from a whole postcode: " ls8" or "LS8 2QT" → "LS8"; "" if it is neither."""
    whole = district(typed)
    return whole or district(f"{typed}1AA")
