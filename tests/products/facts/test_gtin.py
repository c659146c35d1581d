import pytest

from products.facts.gtin import GtinError, check_digit, checked_gtin, spellings


@pytest.mark.parametrize(
    ("body", "digit"), [("629104150021", 3), ("400638133393", 1), ("9638507", 4), ("03600029145", 2)]
)
def test_the_check_digit_follows_from_the_other_digits(body, digit):
    assert check_digit(body) == digit


def test_it_takes_a_gtin_with_spaces_and_hyphens():
    assert checked_gtin("4 006381-333931") == "4006381333931"


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("400638133393X", "use digits only"),
        ("٤٠٠٦٣٨١٣٣٣٩٣١", "use digits only"),
        ("123456", "has 6 digits"),
        ("4006381333932", "ends in 2, but its check digit is 1"),
        ("", "use digits only"),
    ],
)
def test_it_says_why_a_code_is_no_gtin(typed, words):
    with pytest.raises(GtinError, match=words):
        checked_gtin(typed)


def test_zeros_from_the_left_make_no_other_number():
    assert spellings("4006381333931") == ["4006381333931", "04006381333931"]
    assert spellings("00000096385074") == ["96385074", "000096385074", "0000096385074", "00000096385074"]
