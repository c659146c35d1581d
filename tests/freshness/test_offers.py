"""What a shopper can choose of a product."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from freshness.due import Due
from freshness.offers import NOT_PRICED, SOLD_OUT, offers_for
from tests.factories import make_product, make_product_in_sizes

pytestmark = pytest.mark.django_db
THURSDAY = Due(day=date(2026, 12, 3), ready_by=datetime(2026, 12, 3, 4, tzinfo=UTC))


def offers_of(product):
    return offers_for([product.pk], THURSDAY)[product.pk]


def test_the_default_is_the_list_price_with_what_is_free():
    product = make_product(price="1.45", stock=7)
    product.stockrecords.get().allocate(2)
    offer = offers_of(product).default
    assert (offer.kind, offer.price, offer.available, offer.is_available) == ("regular", Decimal("1.45"), 5, True)


def test_a_product_that_has_sold_out_keeps_its_price_and_says_why():
    offers = offers_of(make_product(stock=0))
    assert offers.default.price == Decimal("1.45")
    assert not offers.default.is_available
    assert offers.reason == SOLD_OUT


def test_more_bound_than_there_is_counts_as_none():
    product = make_product(stock=3)
    product.stockrecords.update(num_allocated=5)
    assert offers_of(product).default.available == 0


def test_a_product_without_a_price_has_no_offer():
    offers = offers_of(make_product(price=None))
    assert offers.default is None
    assert offers.reason == NOT_PRICED


def test_a_product_whose_stock_is_not_tracked_is_always_there():
    offer = offers_of(make_product(stock=None)).default
    assert offer.available is None
    assert offer.is_available


def test_any_number_of_products_is_one_query(django_assert_num_queries):
    products = [make_product(f"Milk {number}") for number in range(6)]
    products += make_product_in_sizes(sizes={"568": "1.45", "1000": "2.30"}).children.all()
    with django_assert_num_queries(1):
        found = offers_for([product.pk for product in products], THURSDAY)
        assert [offers.default.is_available for offers in found.values()] == [True] * 8
