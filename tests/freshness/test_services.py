"""Changes of list prices, and units bound to orders."""

from decimal import Decimal

import pytest
from django.db import transaction

from freshness.errors import BadPrice, NotReserved
from freshness.models import PriceChange
from freshness.services.plain import change_list_price, reserve
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


def test_units_are_bound_line_by_line():
    milk, butter = record_of(make_product(stock=5)), record_of(make_product("Butter", stock=5))
    with transaction.atomic():
        reserve(lines=[(butter, 1), (milk, 2), (milk, 3)])
    assert record_of(milk.product).net_stock_level == 0
    assert record_of(butter.product).net_stock_level == 4


def test_every_shortfall_is_gathered_and_nothing_is_bound():
    milk, butter = record_of(make_product(stock=1)), record_of(make_product("Butter", stock=0))
    cheese = record_of(make_product("Cheese", stock=9))
    with pytest.raises(NotReserved) as refused, transaction.atomic():
        reserve(lines=[(cheese, 2), (milk, 2), (butter, 1)])
    assert [(each.stockrecord_id, each.wanted, each.available) for each in refused.value.shortfalls] == [
        (milk.pk, 2, 1),
        (butter.pk, 1, 0),
    ]
    assert record_of(cheese.product).num_allocated in (None, 0)


@pytest.mark.django_db(transaction=True)
def test_it_refuses_to_reserve_outside_a_transaction():
    with pytest.raises(RuntimeError, match="in the transaction"):
        reserve(lines=[])


def test_goods_whose_stock_is_not_tracked_can_always_be_bound():
    tote = record_of(make_product("Tote bag", stock=None))
    with transaction.atomic():
        reserve(lines=[(tote, 500)])
    assert record_of(tote.product).num_allocated is None
