"""Shelves that fill themselves."""

import pytest
from oscar.core.loading import get_model

from products.browse.self_filling import cards, shorter_dates
from products.due import next_due
from tests import factories
from tests.products.dated_goods import keep_in_batches, publish_ladder

pytestmark = pytest.mark.django_db


def make(name: str, *, bought: int = 0, **fields):
    product = factories.make_product(name, **fields)
    factories.make_product_page(product)
    get_model("analytics", "ProductRecord").objects.create(product=product, num_purchases=bought)
    return product


def names(shelf) -> list[str]:
    return [card.name for card in shelf]


def test_the_most_bought_come_first_and_five_are_enough():
    for number in range(6):
        make(f"Milk {number}", bought=number)
    assert names(cards("bought", next_due())) == ["Milk 5", "Milk 4", "Milk 3", "Milk 2", "Milk 1"]


def test_the_newest_come_first():
    make("Old")
    make("New")
    assert names(cards("new", next_due())) == ["New", "Old"]


def test_what_can_not_be_had_for_the_day_leaves_the_shelf():
    publish_ladder()
    make("Whole milk", bought=1)
    make("Halloumi", bought=9, stock=0)
    make("Priceless", bought=8, price=None)
    too_short = make("Skyr", bought=7)
    keep_in_batches(too_short, 2, least=4)
    only_short = make("Kefir", bought=6)
    keep_in_batches(only_short, 3)
    shelf = cards("bought", next_due())
    assert names(shelf) == ["Skyr", "Kefir", "Whole milk"]
    assert all(card.is_available for card in shelf)


def test_without_a_ladder_what_is_too_short_is_not_on_the_shelf():
    make("Whole milk")
    keep_in_batches(make("Skyr", bought=7), 2, least=4)
    assert names(cards("bought", next_due())) == ["Whole milk"]


def test_a_product_in_sizes_counts_by_its_packs():
    parent = factories.make_product_in_sizes("Milk", sizes={"500": "1.20", "1000": "1.95"})
    factories.make_product_page(parent)
    assert names(cards("bought", next_due())) == ["Milk"]


def test_a_range_narrows_it():
    make("Whole milk")
    make("Cheddar", category="Cheese")
    cheese = factories.make_range_page("Cheese")
    assert names(cards("bought", next_due(), cheese)) == ["Cheddar"]


def test_the_nearest_dates_come_first_one_of_each_product():
    publish_ladder()
    keep_in_batches(make("Yoghurt"), 10, 5, 1)
    keep_in_batches(make("Cream", category="Cream"), 10, 3)
    make("Plain")
    shelf = shorter_dates(next_due())
    assert [(card.name, card.offer.life_days) for card in shelf] == [("Yoghurt", 1), ("Cream", 3)]
    assert names(shorter_dates(next_due(), factories.make_range_page("Cream"))) == ["Cream"]


def test_any_number_of_products_takes_the_same_few_queries(django_assert_num_queries):
    publish_ladder()
    for number in range(6):
        keep_in_batches(make(f"Milk {number}"), 8, 3)
    due = next_due()
    with django_assert_num_queries(6):
        cards("bought", due)
    with django_assert_num_queries(7):
        shorter_dates(due)
