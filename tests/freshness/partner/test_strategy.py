"""Oscar's questions for a price and for availability."""

from decimal import Decimal

import pytest

from freshness.partner.strategy import OfferStrategy
from tests.factories import make_product, make_product_in_sizes

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("tax_class", "net", "tax"), [("zero", "3.00", "0.00"), ("reduced", "2.86", "0.14"), ("standard", "2.50", "0.50")]
)
def test_a_price_includes_tax_by_its_class(tax_class, net, tax):
    price = OfferStrategy().fetch_for_product(make_product(price="3.00", tax_class=tax_class)).price
    assert (price.incl_tax, price.excl_tax, price.tax) == (Decimal("3.00"), Decimal(net), Decimal(tax))
    assert price.effective_price == Decimal("3.00")


def test_a_size_has_the_tax_class_of_its_parent():
    parent = make_product_in_sizes(sizes={"568": "1.20"}, tax_class="standard")
    price = OfferStrategy().fetch_for_product(parent.children.get()).price
    assert price.excl_tax == Decimal("1.00")


def test_a_product_in_sizes_costs_from_its_cheapest_that_can_be_had():
    parent = make_product_in_sizes(sizes={"568": "1.45", "1000": "2.30", "2000": "4.10"})
    parent.children.get(title__contains="568").stockrecords.update(num_in_stock=0)
    assert OfferStrategy().fetch_for_parent(parent).price.incl_tax == Decimal("2.30")


def test_nothing_can_be_had_of_a_product_without_a_price():
    info = OfferStrategy().fetch_for_product(make_product(price=None))
    assert not info.price.exists
    assert not info.availability.is_available_to_buy
    assert info.stockrecord is None


def test_what_was_warmed_is_not_read_again(django_assert_num_queries):
    products = [make_product(f"Milk {number}") for number in range(4)]
    strategy = OfferStrategy()
    with django_assert_num_queries(2):
        strategy.warm(product.pk for product in products)
    with django_assert_num_queries(0):
        assert all(strategy.fetch_for_product(product).price.exists for product in products)


@pytest.mark.parametrize(
    ("stock", "wanted", "words"),
    [
        (0, 1, "This has sold out."),
        (1, 2, "Only 1 is left."),
        (5, 6, "Only 5 are left."),
        (99, 25, "We bring at most 24 of one thing. Ring us for more."),
        (None, 25, "We bring at most 24 of one thing. Ring us for more."),
        (24, 24, ""),
        (None, 24, ""),
    ],
)
def test_how_many_can_be_had_is_said_in_words(stock, wanted, words):
    availability = OfferStrategy().fetch_for_product(make_product(stock=stock)).availability
    assert availability.is_purchase_permitted(wanted) == (not words, words)
