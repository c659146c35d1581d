"""What is bought together, counted from order lines."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from django.conf import settings
from django.utils.module_loading import import_string
from oscar.core.loading import get_model

from products.jobs import count_what_goes_together
from products.models import Companion
from products.together.counting import count_companions
from tests.factories import make_order, make_product, make_product_in_sizes

pytestmark = pytest.mark.django_db
Line = get_model("order", "Line")
NOW = datetime(2026, 12, 2, 3, tzinfo=UTC)


def order_of(*products, days_ago=10, **fields):
    """An order with a line for each product."""
    order = make_order(products[0], **fields)
    for product in products[1:]:
        Line.objects.filter(pk=make_order(product).lines.get().pk).update(order=order)
    type(order).objects.filter(pk=order.pk).update(date_placed=NOW - timedelta(days=days_ago))
    return order


@pytest.fixture
def goods():
    """Scones' best friends, and milk that somebody buys alone."""
    jam, cream = make_product("Butter"), make_product("Cream")
    for _ in range(5):
        order_of(make_product("Milk"))
    return jam, cream


def rows():
    return [
        (row.listing.product.title, row.other.product.title, row.orders, row.lift) for row in Companion.objects.all()
    ]


def test_three_orders_write_a_row_for_each_of_the_two(goods):
    for _ in range(3):
        order_of(*goods)
    assert count_companions(now=NOW) == 2
    assert rows() == [("Butter", "Cream", 3, Decimal("2.67")), ("Cream", "Butter", 3, Decimal("2.67"))]


@pytest.mark.parametrize("status", ["Cancelled", "Awaiting payment"])
def test_an_order_that_came_to_nothing_is_left_out(goods, status):
    for each in ("Confirmed", "Delivered", status):
        order_of(*goods, status=each)
    assert count_companions(now=NOW) == 0


def test_only_the_last_half_year_counts(goods):
    for days_ago in (1, 179, 181):
        order_of(*goods, days_ago=days_ago)
    assert count_companions(now=NOW) == 0


def test_sizes_of_one_product_are_one(goods):
    milk = make_product_in_sizes("Gold top", sizes={"568": "1.45", "1000": "2.20"})
    small, large = milk.children.order_by("pk")
    for size in (small, large, small):
        order_of(goods[1], size)
    order_of(small, large)
    count_companions(now=NOW)
    assert [row[:3] for row in rows()] == [("Cream", "Gold top", 3), ("Gold top", "Cream", 3)]


def test_what_goes_together_no_more_is_forgotten(goods):
    orders = [order_of(*goods) for _ in range(3)]
    count_companions(now=NOW)
    type(orders[0]).objects.filter(pk=orders[0].pk).update(status="Cancelled")
    assert count_companions(now=NOW) == 0
    assert rows() == []


def test_the_clock_counts_once_a_day():
    assert settings.CLOCK_JOBS["products.jobs.count_what_goes_together"] == 24 * 60 * 60
    assert import_string("products.jobs.count_what_goes_together") is count_what_goes_together


def test_any_number_of_orders_is_read_in_one_query_and_written_in_two(goods, django_assert_num_queries):
    for _ in range(6):
        order_of(*goods)
    with django_assert_num_queries(5):  # two more open and close the transaction
        count_companions(now=NOW)
