from datetime import timedelta
from decimal import Decimal
from itertools import product as combinations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from oscar.core.loading import get_model

from freshness.models import FreshnessPolicy
from products.browse.dates import Dates
from products.browse.shelves import priced, with_price
from products.cards import cards_for, cards_on_shelf, pages_for
from products.due import next_due
from products.models import Listing, ProductPage
from tests.factories import make_picture, make_product, make_product_in_sizes, make_product_page, make_range_page
from tests.products.dated_goods import keep_in_batches, publish_ladder, put_on_shelf

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
    due = next_due()
    with CaptureQueriesContext(connection) as queries:
        cards = cards_for(ProductPage.objects.select_related("picture"), due)
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


class TestDates:
    """Minimum life 4 days; 5 days −15 %, 3 −30 %, 1 −50 %."""

    def test_a_fresh_product_shows_its_list_price_and_points_to_a_shorter_date(self):
        publish_ladder()
        yoghurt = make_product("Yoghurt", price="2.40")
        keep_in_batches(yoghurt, 8, 3, 1)
        card = card_of(yoghurt)
        assert (card.best.offer.price, card.best.offer.life_days, card.is_from) == (Decimal("2.40"), 8, False)
        assert (card.short.offer.price, card.short.offer.life_days, card.short.others) == (Decimal("1.68"), 3, 1)

    def test_what_has_shorter_dates_only_shows_the_one_with_most_life(self):
        publish_ladder()
        yoghurt = make_product("Yoghurt", price="2.40")
        keep_in_batches(yoghurt, 3, 1)
        card = card_of(yoghurt)
        assert (card.best.offer.price, card.best.offer.was) == (Decimal("1.68"), Decimal("2.40"))
        assert card.short.offer.price == Decimal("1.20")

    def test_nothing_fresh_enough_is_not_the_same_as_sold_out(self):
        short, gone = make_product("Yoghurt"), make_product("Kefir")
        keep_in_batches(short, 3)
        keep_in_batches(gone)
        assert (card_of(short).is_available, card_of(short).is_too_short) == (False, True)
        assert (card_of(gone).is_available, card_of(gone).is_too_short) == (False, False)

    def test_the_shorter_date_of_another_size_is_named_with_its_size(self):
        publish_ladder()
        milk = make_product_in_sizes("Milk", sizes={"568": "1.45", "1000": "2.20"})
        keep_in_batches(milk, 8)
        put_on_shelf(milk.children.get(title__contains="1000"), 3)
        card = card_of(milk)
        assert (card.best.size, card.short.size, card.short.offer.price) == ("568 ml", "1 litre", Decimal("1.54"))

    @pytest.mark.parametrize("number", [2, 9])
    def test_any_number_of_cards_takes_seven_queries(self, number):
        publish_ladder()
        for each in range(number):
            product = make_product(f"Milk {each}")
            make_product_page(product, picture=make_picture())
            keep_in_batches(product, 8, 3, 1)
        due = next_due()
        with CaptureQueriesContext(connection) as queries:
            cards = cards_for(ProductPage.objects.select_related("picture"), due)
            told = [(card.best.offer.price, card.short.offer.price) for card in cards]
        assert len(told) == number
        assert len(queries) == 7


def every_shelf() -> None:
    """Mixes of two packs: fresh, in reach of a step, on the edge, short of the minimum, past it, not there yet."""
    late = {"on_shelf_from": next_due().ready_by + timedelta(hours=1)}
    kinds = {"fresh": (8,), "both": (8, 3), "step": (3,), "steps": (4, 1), "gap": (6,), "none": (), "past": (-1,)}
    shelves = {name: (lives, {}) for name, lives in kinds.items()} | {
        "late": ((40,), late),
        "late step": ((3,), late),
        "held": ((8,), {"status": "held"}),
        "bound": ((8,), {"allocated": 10}),
        "early": ((10,), {"early_days": 9}),
    }
    for first, second in combinations(shelves, ("fresh", "step", "late")):
        milk = make_product_in_sizes(f"{first}, {second}", sizes={"568": "1.45", "1000": "1.90"})
        keep_in_batches(milk, least=7)
        for child, kind in zip(milk.children.order_by("pk"), (first, second), strict=True):
            lives, facts = shelves[kind]
            put_on_shelf(child, *lives, **facts)
        make_product_page(milk)
    make_product_page(make_product("tote", price="3.00", stock=0))


def test_the_price_that_filters_and_sorts_is_the_price_on_the_card_whatever_dates_there_are():
    publish_ladder()
    every_shelf()
    due = next_due()
    dates = Dates(due)
    listings = list(with_price(Listing.objects.all(), dates))
    cards = cards_on_shelf(listings, due)
    assert len(cards) == 37
    shown = {card.name: card.best.offer.price for card in cards}
    assert {listing.product.title: listing.price for listing in listings} == shown
    assert shown["early, late"] == Decimal("1.00")  # £1.45 −50 %, not under the floor of £1.00
    assert (shown["late, fresh"], shown["late, late"]) == (Decimal("1.90"), Decimal("1.45"))
    for low, high in (("1.00", "1.20"), ("1.30", "1.50"), ("3.00", None)):
        low, high = Decimal(low), high and Decimal(high)
        found = {each.product.title for each in Listing.objects.filter(priced(low, high, dates))}
        assert found == {name for name, price in shown.items() if low <= price <= (high or 9)}


def test_goods_sold_past_their_date_sort_by_what_they_cost():
    publish_ladder((1, "50"), (-1, "70"))
    milk = make_product_in_sizes("Cheese", sizes={"200": "4.00", "400": "2.00"})
    keep_in_batches(milk)
    old, fresh = milk.children.order_by("pk")
    put_on_shelf(old, -1)
    put_on_shelf(fresh, 8)
    FreshnessPolicy.objects.update(past_days=3)
    assert card_of(milk).best.offer.price == Decimal("1.20")
    assert with_price(Listing.objects.all(), Dates(next_due())).get().price == Decimal("1.20")


def test_offers_that_were_made_for_the_listing_are_those_of_the_cards():
    publish_ladder()
    every_shelf()
    due = next_due()
    listings = list(Listing.objects.select_related("product"))
    fresh, known = cards_on_shelf(listings, due), cards_on_shelf(listings, due, Dates(due).offers_of)
    assert [[choice.offers for choice in card.choices] for card in fresh] == [
        [choice.offers for choice in card.choices] for card in known
    ]
