"""Amounts of money."""

from decimal import Decimal

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as some

from money import shown, spread, to_penny, without_tax

pennies = some.integers(0, 10_000_00).map(lambda number: Decimal(number) / 100)


@pytest.mark.parametrize(
    ("amount", "expected"), [("0.675", "0.68"), ("0.674", "0.67"), ("0.665", "0.67"), ("2", "2.00")]
)
def test_a_half_penny_is_rounded_up(amount, expected):
    assert str(to_penny(Decimal(amount))) == expected


@pytest.mark.parametrize(
    ("gross", "rate", "net"),
    [("6.00", "0.20", "5.00"), ("4.99", "0.20", "4.16"), ("1.45", "0", "1.45"), ("1.05", "0.05", "1.00")],
)
def test_tax_is_taken_out_of_a_price_that_includes_it(gross, rate, net):
    assert without_tax(Decimal(gross), Decimal(rate)) == Decimal(net)


def test_the_odd_pennies_go_to_the_largest_remainders():
    # 0.68 over 1.45, 2.40, 5.20: exactly 0.1089…, 0.1803…, 0.3907…
    shares = [Decimal("1.45"), Decimal("2.40"), Decimal("5.20")]
    assert spread(Decimal("0.68"), shares) == [Decimal("0.11"), Decimal("0.18"), Decimal("0.39")]


def test_of_two_equal_remainders_the_first_gets_the_penny():
    assert spread(Decimal("0.01"), [Decimal(1), Decimal(1)]) == [Decimal("0.01"), Decimal("0.00")]


def test_nothing_is_spread_over_nobody():
    assert spread(Decimal("0.00"), []) == []


@given(pennies, some.lists(pennies, min_size=1, max_size=30))
def test_parts_sum_exactly_and_are_never_off_by_a_penny(total, shares):
    parts = spread(total, shares)
    assert sum(parts) == total
    whole = sum(shares)
    exact = [total * share / whole for share in shares] if whole else [total / len(shares)] * len(shares)
    assert all(abs(part - share) < Decimal("0.01") for part, share in zip(parts, exact, strict=True))
    assert all(part == to_penny(part) and part >= 0 for part in parts)


def test_an_amount_is_written_as_the_language_writes_it():
    assert shown(Decimal("1234.5")) == "£1,234.50"
    assert shown(Decimal("1234.5"), "EUR") == "€1,234.50"
    with translation.override("hi"):
        assert shown(Decimal("123456.5")) == "£1,23,456.50"
