"""The charge for the round."""

from decimal import Decimal
from types import SimpleNamespace

import pytest

from delivery.shipping.methods import Round
from tests.delivery.slots import make_slot


def price_of(goods: str, **slot):
    basket = SimpleNamespace(total_incl_tax=Decimal(goods), currency="GBP")
    return Round(make_slot(**slot)).calculate(basket)


@pytest.mark.parametrize(
    ("goods", "charge"), [("0.00", "2.00"), ("19.99", "2.00"), ("20.00", "0.00"), ("45.10", "0.00")]
)
def test_delivery_is_free_from_an_amount_on(goods, charge):
    assert price_of(goods, price=Decimal("2.00"), free_from=Decimal("20.00")).incl_tax == Decimal(charge)


def test_a_slot_may_never_be_free():
    assert price_of("500.00", price=Decimal("3.50"), free_from=None).incl_tax == Decimal("3.50")


def test_the_charge_includes_tax_at_the_standard_rate():
    price = price_of("5.00", price=Decimal("2.00"), free_from=Decimal("20.00"))
    assert (price.incl_tax, price.excl_tax, price.tax_code) == (Decimal("2.00"), Decimal("1.67"), "standard")
