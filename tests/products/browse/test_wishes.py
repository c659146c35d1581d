from decimal import Decimal

import pytest
from django.http import QueryDict

from products.browse.wishes import Wish, amount, read


@pytest.mark.parametrize(
    ("typed", "price"),
    [
        ("2", Decimal("2.00")),
        (" £2.5 ", Decimal("2.50")),
        ("1,99", Decimal("1.99")),
        ("0", Decimal("0.00")),
        ("99999.99", Decimal("99999.99")),
        ("100000", None),
        ("1e9999", None),
        ("NaN", None),
        ("-Infinity", None),
        ("-1", None),
        ("two", None),
        ("", None),
        ("1" * 5000, None),
    ],
)
def test_a_price_is_read_as_typed_or_not_at_all(typed, price):
    assert amount(typed) == price


def test_a_wish_reads_back_from_its_own_query():
    wish = Wish(("milk",), ("cow", "goat"), ("raw",), ("eggs",), True, Decimal("1.00"), Decimal("2.50"), "name")
    assert read(QueryDict(wish.query()), kinds=("milk", "cheese")) == wish


def test_a_wish_for_nothing_has_no_query():
    assert Wish().query() == ""
    assert not Wish(sort="name").is_filtered


def test_a_choice_twice_in_the_address_counts_once():
    assert read(QueryDict("milk=cow&milk=cow")).milk == ("cow",)
