from decimal import Decimal

import pytest

from products.facts.footprint import carbon_level, packaging_level


@pytest.mark.parametrize(
    ("figure", "level"),
    [("1.46", "low"), ("1.80", "low"), ("1.81", "medium"), ("5.20", "medium"), ("5.21", "high"), ("7.88", "high")],
)
def test_a_figure_on_the_limit_belongs_below_it(figure, level):
    assert carbon_level(Decimal(figure)) == level


def test_what_comes_back_is_low_even_if_it_rots_nowhere():
    assert packaging_level(is_returnable=True, is_recyclable=False, is_biodegradable=False) == "low"


def test_what_is_recycled_or_rots_is_medium():
    assert packaging_level(is_returnable=False, is_recyclable=True, is_biodegradable=None) == "medium"
    assert packaging_level(is_returnable=False, is_recyclable=False, is_biodegradable=True) == "medium"


def test_what_is_thrown_away_is_high():
    assert packaging_level(is_returnable=False, is_recyclable=False, is_biodegradable=False) == "high"


def test_unknown_packaging_is_not_judged():
    assert packaging_level(is_returnable=False, is_recyclable=False, is_biodegradable=None) is None
    assert packaging_level(is_returnable=False, is_recyclable=None, is_biodegradable=False) is None
    assert packaging_level(is_returnable=False, is_recyclable=None, is_biodegradable=None) is None
