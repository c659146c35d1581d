"""British postcodes as people type them."""

import pytest

from delivery.postcode import district, normalised


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("ls8 2qt", "LS8 2QT"),
        ("LS82QT", "LS8 2QT"),
        (" l s8  2q t ", "LS8 2QT"),
        ("ec1a1bb", "EC1A 1BB"),
        ("m1 1ae", "M1 1AE"),
    ],
)
def test_case_and_spaces_do_not_matter(typed, stored):
    assert normalised(typed) == stored


@pytest.mark.parametrize("typed", ["", "LS8", "LS8 2Q", "12345", "LS8 2QT 9", "ＬＳ８ ２ＱＴ", "LS8 2QT\x00"])
def test_what_is_no_full_postcode_is_nothing(typed):
    assert normalised(typed) == ""


def test_the_district_is_the_outward_half():
    assert district("ls8 2qt") == "LS8"
    assert district("somewhere") == ""
