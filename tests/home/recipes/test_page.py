from datetime import timedelta

import pytest

from products.due import next_due
from tests import factories
from tests.products.dated_goods import keep_in_batches, publish_ladder

pytestmark = pytest.mark.django_db


def test_each_of_our_products_can_be_added_from_the_recipe(client):
    milk = factories.make_product("Whole milk", price="1.45")
    factories.make_product_page(milk)
    words = client.get(factories.make_recipe(products=[milk]).url).content.decode()
    assert "200 ml Whole milk" in words
    assert f'action="/basket/add/{milk.pk}/"' in words
    assert 'aria-label="Add Whole milk, 568 ml, £1.45, to basket"' in words
    assert "150 g flour" in words


def test_a_shorter_date_is_added_as_such_where_there_is_nothing_else(client):
    publish_ladder()
    milk = factories.make_product("Whole milk", price="2.40")
    factories.make_product_page(milk)
    keep_in_batches(milk, 3)
    words = client.get(factories.make_recipe(products=[milk]).url).content.decode()
    assert f'<input type="hidden" name="date" value="{next_due().day + timedelta(days=3)}">' in words
    assert "3 days left" in words and "£1.68" in words


def test_a_sold_out_product_is_named_and_not_added(client):
    milk = factories.make_product("Whole milk", stock=0)
    factories.make_product_page(milk)
    words = client.get(factories.make_recipe(products=[milk]).url).content.decode()
    assert "Sold out" in words
    assert "/basket/add/" not in words


def test_a_product_without_a_live_page_is_an_ingredient_like_any_other(client):
    milk = factories.make_product("Whole milk")
    factories.make_product_page(milk, live=False)
    words = client.get(factories.make_recipe(products=[milk]).url).content.decode()
    assert "200 ml Whole milk" in words
    assert "/basket/add/" not in words


def test_it_takes_the_same_few_queries_for_any_number_of_ingredients(client, django_assert_max_num_queries):
    counts = []
    for number in (1, 5):
        products = [factories.make_product(f"Milk {number}-{n}") for n in range(number)]
        for product in products:
            factories.make_product_page(product, picture=factories.make_picture())
        recipe = factories.make_recipe(f"Dish {number}", products=products)
        client.get(recipe.url)
        with django_assert_max_num_queries(20) as queries:
            client.get(recipe.url)
        counts.append(len(queries))
    assert counts[0] == counts[1]
