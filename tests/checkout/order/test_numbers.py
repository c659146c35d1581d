"""Order numbers."""

import re

import pytest

from checkout.order.numbers import ALPHABET, check_character, new_number, read_number

BODY = "K7M29QXD40"
NUMBER = f"K7M29-QXD40-{check_character(BODY)}"


def test_a_number_is_ten_random_characters_and_a_check():
    numbers = {new_number() for _ in range(500)}
    assert len(numbers) == 500
    assert all(
        re.fullmatch(r"[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]", each) for each in numbers
    )
    assert all(read_number(each) == each for each in numbers)


def test_the_check_character_is_that_of_luhn_mod_32():
    # from the right, doubled where marked: 0*→0, 4→4, D*=13→26, X=29→29, Q*=23→46=1·32+14→15,
    # 9→9, 2*→4, M=20→20, 7*→14, K=19→19: sum 140, 140 mod 32 = 12, 32 − 12 = 20 → M
    assert check_character(BODY) == "M"


def test_every_single_wrong_character_is_caught():
    plain = NUMBER.replace("-", "")
    for place, right in enumerate(plain):
        for wrong in set(ALPHABET) - {right}:
            assert read_number(plain[:place] + wrong + plain[place + 1 :]) is None


def test_nearly_every_swap_of_two_neighbours_is_caught():
    plain = NUMBER.replace("-", "")
    swaps = [
        plain[:i] + plain[i + 1] + plain[i] + plain[i + 2 :] for i in range(len(plain) - 1) if plain[i] != plain[i + 1]
    ]
    assert [read_number(swapped) for swapped in swaps] == [None] * len(swaps)


@pytest.mark.parametrize("typed", ["k7m29-qxd40-m", "K7M29QXD40M", " k7m29 qxd4o m ", "K7M29-QXD4O-M"])
def test_it_is_read_as_people_type_it(typed):
    assert read_number(typed) == "K7M29-QXD40-M"


@pytest.mark.parametrize("typed", ["", "K7M29", "K7M29-QXD40", "100042", "K7M29-QXD40-M-M", "ü7M29-QXD40-M"])
def test_what_is_no_number_is_none(typed):
    assert read_number(typed) is None
