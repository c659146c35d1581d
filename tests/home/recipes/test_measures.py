from decimal import Decimal
from fractions import Fraction

import pytest

from home.recipes.measures import measured

MILK = Decimal("1.03")


@pytest.mark.parametrize(
    ("quantity", "unit", "wanted", "grams_per_ml", "expected"),
    [
        ("200", "ml", "ml", None, "200"),
        ("1.1", "l", "ml", None, "1100"),
        ("0.5", "kg", "g", None, "500"),
        ("3", "tsp", "ml", None, "15"),
        ("2", "tbsp", "ml", None, "30"),
        ("200", "ml", "g", MILK, "206"),
        ("206", "g", "ml", MILK, "200"),
        ("2", "tbsp", "g", Decimal("0.95"), "57/2"),
    ],
)
def test_it_measures(quantity, unit, wanted, grams_per_ml, expected):
    assert measured(Decimal(quantity), unit, wanted, grams_per_ml) == Fraction(expected)


@pytest.mark.parametrize(
    ("quantity", "unit", "wanted"),
    [
        (None, "g", "g"),
        ("2", "", "g"),
        ("1", "pinch", "g"),
        ("1", "handful", "ml"),
        ("200", "ml", "g"),
        ("9", "g", "ml"),
    ],
)
def test_it_does_not_guess(quantity, unit, wanted):
    assert measured(Decimal(quantity) if quantity else None, unit, wanted) is None
