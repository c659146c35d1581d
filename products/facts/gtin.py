"""Global Trade Item Numbers. Source: GS1 General Specifications, section 7.9 (check digit)."""

from django.utils.translation import gettext as _

LENGTHS = (8, 12, 13, 14)


class GtinError(ValueError):
    """The text is no GTIN; the message says why and what to do."""


def check_digit(body: str) -> int:
    """The digit that makes `body` (all digits but the last) a GTIN: weights 3, 1, 3 … from the right."""
    weighted = sum(int(digit) * (3 if place % 2 == 0 else 1) for place, digit in enumerate(reversed(body)))
    return -weighted % 10


def checked_gtin(typed: str) -> str:
    """The GTIN without spaces and hyphens.

    Raises GtinError if it has other characters, a wrong length or a wrong check digit.
    """
    digits = typed.replace(" ", "").replace("-", "")
    if not (digits.isascii() and digits.isdigit()):
        raise GtinError(_("“%(typed)s” is not a GTIN: use digits only.") % {"typed": typed})
    if len(digits) not in LENGTHS:
        raise GtinError(
            _("“%(typed)s” has %(count)d digits; a GTIN has 8, 12, 13 or 14.") % {"typed": typed, "count": len(digits)}
        )
    expected = check_digit(digits[:-1])
    if int(digits[-1]) != expected:
        raise GtinError(
            _("“%(typed)s” ends in %(last)s, but its check digit is %(expected)d. Read the code again.")
            % {"typed": typed, "last": digits[-1], "expected": expected}
        )
    return digits


def spellings(gtin: str) -> list[str]:
    """All ways to write the same number: a GTIN may be filled up with zeros from the left."""
    bare = gtin.lstrip("0")
    return [bare.zfill(length) for length in LENGTHS if len(bare) <= length]
