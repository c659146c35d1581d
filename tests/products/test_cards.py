from decimal import Decimal
from itertools import product as combinations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from oscar.core.loading import get_model

from products.browse.shelves import with_price
from products.cards import cards_for, cards_on_shelf, pages_for
from products.due import next_due
from products.models import Listing, ProductPage
from tests.factories import make_picture, make_product, make_product_in_sizes, make_product_page, make_range_page

pytestmark = pytest.mark.django_db

StockRecord = get_model("partner", "StockRecord")


def card_of(product):
    page = make_product_page(product)
    return cards_for([page], next_due())[0]


def sell_out(product):
    StockRecord.objects.filter(product=product).update(num_in_stock=3, num_allocated=3)


def test_a_product_of_one_pack_shows_its_size_price_and_price_per_unit():
    card = card_of(make_product("Whole milk", price="1.45", content="568"))
    assert (card.name, card.size, card.per_unit, card.is_from) == ("Whole milk", "568 ml", "£2.55 a litre", False)
    assert card.best.offer.price == Decimal("1.45")
    assert card.is_available


def test_a_product_in_sizes_shows_the_cheapest_as_its_from_price_smallest_pack_first():
    card = card_of(make_product_in_sizes("Whole milk", sizes={"2000": "2.10", "568": "1.45", "1000": "2.20"}))
    assert [choice.size for choice in card.choices] == ["568 ml", "1 litre", "2 litre"]
    assert (card.size, card.best.offer.price, card.is_from) == ("3 sizes", Decimal("1.45"), True)


def test_the_from_price_is_of_the_cheapest_that_can_be_had():
    milk = make_product_in_sizes("Whole milk", sizes={"568": "1.45", "1000": "2.20"})
    sell_out(milk.children.order_by("pk").first())
    card = card_of(milk)
    assert card.best.offer.price == Decimal("2.20")
    assert card.is_available


def test_what_is_sold_out_keeps_its_price():
    milk = make_product(price="1.45")
    sell_out(milk)
    card = card_of(milk)
    assert (card.best.offer.price, card.is_available) == (Decimal("1.45"), False)


def test_a_product_without_a_price_has_no_best_pack():
    card = card_of(make_product(price=None))
    assert (card.best, card.is_from, card.is_available) == (None, False, False)


def test_a_pack_that_is_not_public_is_not_shown():
    milk = make_product_in_sizes("Whole milk", sizes={"568": "1.45", "1000": "2.20"})
    milk.children.filter(title="Whole milk, 568 ml").update(is_public=False)
    assert [choice.size for choice in card_of(milk).choices] == ["1 litre"]


def test_pages_without_a_product_have_no_card():
    page = make_product_page(make_product())
    Listing.objects.update(translation_key=None)
    assert cards_for([page], next_due()) == []


def test_an_alias_of_an_alias_shows_the_product_of_the_first_source():
    page = make_product_page(make_product("Whole milk"))
    alias = page.create_alias(parent=make_range_page("Gifts"), update_slug="milk")
    twice = alias.create_alias(parent=make_range_page("Winter"), update_slug="milk")
    cards = cards_for([page, alias, twice], next_due())
    assert [(card.page.pk, card.listing.product.title) for card in cards] == [
        (page.pk, "Whole milk"),
        (alias.pk, "Whole milk"),
        (twice.pk, "Whole milk"),
    ]


def test_cards_come_in_the_order_asked_for():
    listings = [make_product_page(make_product(name)).listing for name in ("Milk", "Kefir", "Cream")]
    names = [card.name for card in cards_on_shelf([listings[2], listings[0], listings[1]], next_due())]
    assert names == ["Cream", "Milk", "Kefir"]


@pytest.mark.parametrize("number", [2, 9])
def test_any_number_of_cards_takes_five_queries_and_one_for_aliases(number):
    for each in range(number):
        make_product_page(make_product(f"Milk {each}"), picture=make_picture())
    alias_source = ProductPage.objects.first()
    alias_source.create_alias(parent=make_range_page("Gifts"), update_slug="milk")
    with CaptureQueriesContext(connection) as queries:
        cards = cards_for(ProductPage.objects.select_related("picture"), next_due())
        told = [(card.best.offer.price, card.size, list(card.picture.renditions.all())) for card in cards]
    assert len(told) == number + 1
    assert len(queries) == 5 + 1


def test_the_page_of_a_pack_is_that_of_its_parent():
    milk = make_product_in_sizes("Whole milk", sizes={"568": "1.45"})
    page = make_product_page(milk)
    child = milk.children.get()
    loose = make_product("Without a page")
    assert pages_for([child.pk, loose.pk]) == {child.pk: page}


def test_the_price_that_filters_and_sorts_is_the_price_on_the_card():
    """Every mix of two packs: priced or not, sold out or not, tracked or not, and the same on its own."""
    for first, second in combinations(("1.00", "2.00", None), repeat=2):
        for first_stock, second_stock in combinations((0, 5), repeat=2):
            milk = make_product_in_sizes("Milk", sizes={"568": first or "9.00", "1000": second or "9.00"})
            for child, price, stock in zip(
                milk.children.order_by("pk"), (first, second), (first_stock, second_stock), strict=True
            ):
                StockRecord.objects.filter(product=child).update(price=price, num_in_stock=stock)
            make_product_page(milk)
    for price, stock in (("3.00", None), ("3.00", 0), (None, 5)):
        make_product_page(make_product(price=price, stock=stock))
    listings = list(with_price(Listing.objects.all()))
    cards = cards_on_shelf(listings, next_due())
    assert len(cards) == 39
    shown = {card.listing.pk: card.best.offer.price if card.best else None for card in cards}
    assert {listing.pk: listing.price for listing in listings} == shown
