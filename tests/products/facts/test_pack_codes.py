"""Which stock record and how many units stand behind a GTIN."""

import pytest

from products.facts.pack_codes import stock_of_gtin, unit_gtins
from products.models import PackCode
from tests.factories import StockRecord, make_product

pytestmark = pytest.mark.django_db


@pytest.fixture
def milk():
    product = make_product()
    PackCode.objects.create(product=product, gtin="96385074", units=1)
    PackCode.objects.create(product=product, gtin="15012345678907", units=12)
    return StockRecord.objects.get(product=product).pk


@pytest.mark.parametrize("gtin", ["96385074", "000096385074", "0000096385074", "00000096385074"])
def test_a_gtin_is_the_same_number_however_many_zeros_stand_before_it(milk, gtin):
    assert stock_of_gtin(gtin) == (milk, 1)


def test_a_case_has_its_units(milk):
    assert stock_of_gtin("15012345678907") == (milk, 12)


def test_a_gtin_that_nobody_sells_is_nothing(milk):
    product = make_product(price=None)
    PackCode.objects.create(product=product, gtin="5012345678900")

    assert stock_of_gtin("4006381333931") is None
    assert stock_of_gtin("5012345678900") is None


def test_a_unit_has_its_own_gtin_and_not_its_cases(milk):
    other = StockRecord.objects.get(product=make_product()).pk

    assert unit_gtins([milk, other]) == {milk: "96385074"}
