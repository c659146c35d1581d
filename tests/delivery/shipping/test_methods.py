"""The charge for the round."""

from decimal import Decimal
from types import SimpleNamespace

import pytest

from delivery.shipping.methods import Round


@pytest.mark.parametrize(
    ("goods", "charge"), [("0.00", "2.00"), ("19.99", "2.00"), ("20.00", "0.00"), ("45.10", "0.00")]
)
def test_delivery_is_free_from_an_amount_on(goods, charge):
    assert Round().charge(Decimal(goods)) == Decimal(charge)


def test_the_charge_includes_tax_at_the_standard_rate():
    price = Round().calculate(SimpleNamespace(total_incl_tax=Decimal("5.00"), currency="GBP"))
    assert (price.incl_tax, price.excl_tax, price.tax_code) == (Decimal("2.00"), Decimal("1.67"), "standard")
