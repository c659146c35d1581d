"""British postcodes and districts as people type them."""

import pytest

from delivery.postcode import as_district, district, districts_around, normalised

NO_POSTCODE = [
    "",
    " ",
    "LS8",
    "LS8 2Q",
    "12345",
    "LS8 2QT 9",
    "ＬＳ８ ２ＱＴ",
    "LS8 2QT\x00",
    "LS8-2QT",
    "ЛС8 2QT",
    "L" * 5000,
]


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("ls8 2qt", "LS8 2QT"),
        ("LS82QT", "LS8 2QT"),
        (" l s8  2q t ", "LS8 2QT"),
        ("\tls8\u00a02qt\n", "LS8 2QT"),
        ("ec1a1bb", "EC1A 1BB"),
        ("m1 1ae", "M1 1AE"),
        ("W1A 0AX", "W1A 0AX"),
        ("ls29 9ab", "LS29 9AB"),
    ],
)
def test_case_and_spaces_do_not_matter(typed, stored):
    assert normalised(typed) == stored


@pytest.mark.parametrize("typed", NO_POSTCODE)
def test_what_is_no_full_postcode_is_nothing(typed):
    assert normalised(typed) == ""
    assert district(typed) == ""


@pytest.mark.parametrize(("typed", "found"), [("ls8 2qt", "LS8"), ("LS17 9EY", "LS17"), ("EC1A1BB", "EC1A")])
def test_the_district_is_the_outward_half(typed, found):
    assert district(typed) == found


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("LS8", "LS8"),
        (" ls 8", "LS8"),
        ("ls8 2qt", "LS8"),
        ("ls82qt", "LS8"),
        ("ls17", "LS17"),
        ("LS179EY", "LS17"),
        ("ec1a", "EC1A"),
        ("e1", "E1"),
    ],
)
def test_a_district_is_known_by_itself_and_in_a_postcode(typed, found):
    assert as_district(typed) == found


@pytest.mark.parametrize(("typed", "found"), [("LS1 7", "LS1"), (" ls1\u00a07 ", "LS1"), ("ec1a 1", "EC1A")])
def test_the_first_digit_of_the_second_half_is_none_of_the_district(typed, found):
    """Without SECTOR "LS1 7" is LS17, miles away."""
    assert as_district(typed) == found


@pytest.mark.parametrize("typed", ["LS17", "LS 17", "L S 1 7"])
def test_a_space_inside_a_district_is_no_matter(typed):
    assert as_district(typed) == "LS17"


@pytest.mark.parametrize(
    ("code", "codes"), [("SW1A", ["SW1A", "SW1"]), ("E1W", ["E1W", "E1"]), ("LS17", ["LS17"]), ("LS1", ["LS1"])]
)
def test_a_district_with_a_letter_is_a_part_of_the_one_without(code, codes):
    assert districts_around(code) == codes


@pytest.mark.parametrize(
    "typed", ["", "L", "LS", "8", "LS8 2Q", "LSX", "somewhere", "LS123", "ls8;", "²", "LS8\x00", "E" * 5000]
)
def test_what_is_no_district_is_nothing(typed):
    assert as_district(typed) == ""


def test_a_short_postcode_is_not_taken_for_a_long_district():
    """LS1 1AA without its space reads like the district LS11 and a stray AA, but a postcode it is."""
    assert district("LS11AA") == "LS1"
    assert as_district("LS11AA") == "LS1"
    assert as_district("LS11") == "LS11"
