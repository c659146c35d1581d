from decimal import Decimal

import pytest

from home.ingredients import ingredient_words


@pytest.mark.parametrize(
    ("quantity", "unit", "name", "words"),
    [
        ("200.00", "ml", "whole milk", "200 ml whole milk"),
        ("2.00", "", "eggs", "2 eggs"),
        ("1.00", "tbsp", "sugar", "1 tablespoon sugar"),
        ("0.50", "tsp", "salt", "½ teaspoon salt"),
        ("1.50", "tsp", "salt", "1½ teaspoons salt"),
        ("1.20", "g", "saffron", "1.2 g saffron"),
        (None, "g", "honey, to finish", "honey, to finish"),
    ],
)
def test_it_reads_as_a_cook_would_say_it(quantity, unit, name, words):
    assert ingredient_words(Decimal(quantity) if quantity else None, unit, name) == words
