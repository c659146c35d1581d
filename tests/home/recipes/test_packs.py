from decimal import Decimal
from fractions import Fraction

import pytest

from home.recipes.packs import Picked, Stack, packs_for

PINT, LITRE, TWO = ("568", "1.45"), ("1000", "2.30"), ("2000", "3.95")


def picked(need, *stacks, most=24):
    made = [Stack(Fraction(content), Decimal(price), *left) for content, price, *left in stacks]
    return packs_for(Fraction(need), made, most)


@pytest.mark.parametrize(
    ("need", "counts"),
    [
        ("200", (1, 0, 0)),  # 1.45
        ("568", (1, 0, 0)),
        ("569", (0, 1, 0)),  # a litre at 2.30; two pints are 2.90
        ("700", (0, 1, 0)),
        ("1100", (2, 0, 0)),  # two pints at 2.90; a litre and a pint are 3.75
        ("1200", (1, 1, 0)),  # 3.75; three pints are 4.35, two litres 3.95
        ("1600", (0, 0, 1)),  # 3.95
        ("3100", (2, 0, 1)),  # 6.85 for 3136; with a litre and a pint instead 7.70
    ],
)
def test_the_cheapest_combination_that_covers_it(need, counts):
    assert picked(need, PINT, LITRE, TWO) == Picked(counts)


def test_of_equally_cheap_ones_the_one_that_leaves_least_over():
    assert picked("400", ("500", "2.00"), ("450", "2.00")) == Picked((0, 1))


def test_of_equally_cheap_and_full_ones_the_fewest_packs():
    assert picked("1000", ("500", "1.15"), ("1000", "2.30")) == Picked((0, 1))


def test_a_cheaper_stack_comes_first_and_the_other_fills_up():
    assert picked("1700", ("568", "0.87", 2), ("568", "1.45", 20)) == Picked((2, 1))


def test_where_there_is_too_little_all_of_it_is_taken_and_the_rest_is_said():
    assert picked("5000", ("568", "1.45", 2), ("1000", "2.30", 1)) == Picked((2, 1), Fraction(2864))


def test_where_there_is_nothing_all_is_missing():
    assert picked("200") == Picked((), Fraction(200))
    assert picked("200", ("568", "1.45", 0)) == Picked((0,), Fraction(200))


def test_no_more_of_a_stack_than_one_line_of_a_basket_takes():
    assert picked("3000", ("100", "1.00"), most=24) == Picked((24,), Fraction(600))


def test_a_kitchen_for_many_and_a_shelf_of_many_dates_are_no_trouble():
    stacks = [(content, price, 24) for content in ("227", "568", "1000", "2272") for price in ("1.45", "1.01", "2.03")]
    assert sum(picked("13200", *stacks).counts) <= 13
