"""What the units of a line were sold for, one by one."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checkout.order.unit_prices import price_of_units

D = Decimal


@pytest.mark.parametrize(
    ("before", "units", "price"),
    [(0, 1, "0.67"), (1, 1, "0.67"), (2, 1, "0.66"), (0, 2, "1.34"), (1, 2, "1.33"), (0, 3, "2.00"), (0, 0, "0.00")],
)
def test_three_for_two_pounds_are_67_67_and_66_pence(before, units, price):
    assert price_of_units(D("2.00"), 3, before=before, units=units) == D(price)


@given(pence=st.integers(0, 5000), steps=st.lists(st.integers(1, 5), min_size=1, max_size=6))
def test_however_it_is_given_back_all_of_it_is_the_price(pence, steps):
    quantity, price, before, back = sum(steps), D(pence) / 100, 0, D(0)
    for units in steps:
        back += price_of_units(price, quantity, before=before, units=units)
        before += units
    assert back == price
