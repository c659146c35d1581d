"""Changes of list prices, and units of plain stock bound to orders."""

from decimal import Decimal

import pytest

from freshness.errors import BadPrice
from freshness.models import PriceChange
from freshness.services.plain import bind, change_list_price
from tests.factories import make_product, make_user

pytestmark = pytest.mark.django_db


def record_of(product):
    return product.stockrecords.get()


def test_a_change_of_price_is_written_into_its_history():
    record, bob = record_of(make_product(price="1.45")), make_user("bob@example.com")
    change_list_price(stockrecord=record, price=Decimal("1.60"), by=bob, reason="Dearer feed")
    change = PriceChange.objects.get()
    assert (change.price_before, change.price) == (Decimal("1.45"), Decimal("1.60"))
    assert (change.changed_by, change.reason) == (bob, "Dearer feed")
    assert record.price == Decimal("1.60")
    record.refresh_from_db()
    assert record.price == Decimal("1.60")


def test_the_same_price_again_is_no_change():
    record = record_of(make_product(price="1.45"))
    assert change_list_price(stockrecord=record, price=Decimal("1.45")) is None
    assert not PriceChange.objects.exists()


@pytest.mark.parametrize("price", ["-0.01", "1.455", "NaN", "Infinity", "10000000000.00"])
def test_a_price_must_be_whole_pennies_from_nothing_on(price):
    record = record_of(make_product(price="1.45"))
    with pytest.raises(BadPrice, match=r"whole pennies"):
        change_list_price(stockrecord=record, price=Decimal(price))
    assert record_of(record.product).price == Decimal("1.45")


def test_a_price_change_does_not_touch_the_quantities_of_a_stale_record():
    stale = record_of(make_product(stock=10))
    record_of(stale.product).allocate(4)
    change_list_price(stockrecord=stale, price=Decimal("1.50"))
    assert record_of(stale.product).num_allocated == 4


def test_units_of_several_records_are_bound_at_once():
    milk, butter = record_of(make_product(stock=5)), record_of(make_product("Butter", stock=5))
    assert bind(units={butter.pk: 1, milk.pk: 5})
    assert record_of(milk.product).net_stock_level == 0
    assert record_of(butter.product).net_stock_level == 4


def test_more_than_is_free_is_not_bound():
    milk = record_of(make_product(stock=5))
    assert bind(units={milk.pk: 3})
    assert not bind(units={milk.pk: 3})
    assert record_of(milk.product).num_allocated == 3


def test_nothing_to_bind_is_fine(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert bind(units={})
