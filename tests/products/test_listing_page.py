from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from oscar.core.loading import get_model
from wagtail.models import Locale

from products.models import Listing
from tests.factories import (
    make_allergens,
    make_home,
    make_product,
    make_product_in_sizes,
    make_product_page,
    make_range_page,
    make_shop,
)

pytestmark = pytest.mark.django_db


def stand(name, *, category="Milk", page=None, **fields):
    """A product on the shelf."""
    product = make_product(name, category=category, **fields)
    make_product_page(product, **(page or {}))
    return product


def names(response):
    return [card.name for card in response.context["cards"]]


def count(response, group, value):
    """The number beside a choice; None if the choice is not offered."""
    choices = [each for shown in response.context["groups"] for each in shown.choices]
    return next((each.count for each in choices if (each.group, each.value) == (group, value)), None)


@pytest.fixture
def dairy(client):
    """Two milks, a goat's cheese, an ice cream with eggs and nuts."""
    stand("Whole milk", price="1.45", species="cow", is_homogenised=False)
    stand("Skimmed milk", price="1.30", species="cow", is_homogenised=True)
    goat = stand("Goat log", category="Cheese", price="3.95", species="goat", heat_treatment="raw", is_vegetarian=False)
    ice = stand("Hazelnut ice", category="Ice cream", price="5.50", species="cow")
    make_allergens(goat, "milk")
    make_allergens(ice, "milk", "nuts", traces=("eggs",))


class TestWhatIsListed:
    def test_the_shop_page_shows_the_products_of_all_ranges(self, client, dairy):
        assert names(client.get("/shop/?sort=name")) == ["Goat log", "Hazelnut ice", "Skimmed milk", "Whole milk"]

    def test_a_range_page_shows_its_own_products_only(self, client, dairy):
        assert names(client.get("/shop/milk/?sort=name")) == ["Skimmed milk", "Whole milk"]

    def test_a_range_shows_what_is_in_a_category_below_its_own(self, client, dairy):
        dairy_range = make_range_page("Cheese")
        hard = dairy_range.category.add_child(name="Hard cheese")
        cheddar = make_product("Cheddar", category="Hard cheese")
        assert list(cheddar.categories.all()) == [hard]
        make_product_page(cheddar, range_page=dairy_range)
        assert names(client.get("/shop/cheese/?sort=name")) == ["Cheddar", "Goat log"]
        assert names(client.get("/shop/?kind=cheese&sort=name")) == ["Cheddar", "Goat log"]

    def test_a_draft_page_is_not_listed(self, client):
        stand("Whole milk")
        stand("Next week's milk", page={"live": False})
        assert names(client.get("/shop/")) == ["Whole milk"]

    def test_a_product_that_is_not_public_is_neither_listed_nor_counted(self, client):
        stand("Whole milk")
        hidden = stand("Secret milk", species="goat")
        hidden.is_public = False
        hidden.save()
        response = client.get("/shop/")
        assert names(response) == ["Whole milk"]
        assert response.context["counts"].everything == 1

    def test_a_page_without_a_product_is_not_listed(self, client):
        product = stand("Whole milk")
        page = make_product_page(make_product("Other"))
        Listing.objects.filter(translation_key=page.translation_key).update(translation_key=None)
        assert names(client.get("/shop/")) == [product.title]

    def test_an_alias_shows_the_product_once(self, client):
        page = make_product_page(make_product("Whole milk"))
        page.create_alias(parent=make_range_page("Gifts"), update_slug="milk-again")
        assert names(client.get("/shop/")) == ["Whole milk"]

    def test_a_page_in_another_language_is_listed_there_only(self, client):
        page = make_product_page(make_product("Whole milk"))
        hindi = Locale.objects.create(language_code="hi")
        make_home().copy_for_translation(hindi).save_revision().publish()
        make_shop().copy_for_translation(hindi).save_revision().publish()
        make_range_page("Milk").copy_for_translation(hindi).save_revision().publish()
        translated = page.copy_for_translation(hindi)
        translated.title = "दूध"
        translated.save_revision().publish()
        assert names(client.get("/shop/")) == ["Whole milk"]
        hindi_shop = make_shop().get_translation(hindi)
        assert names(client.get(hindi_shop.url)) == ["दूध"]

    def test_an_alias_that_stands_in_for_a_translation_is_listed_in_its_language(self, client):
        page = make_product_page(make_product("Whole milk"))
        hindi = Locale.objects.create(language_code="hi")
        for each in (make_home(), make_shop(), make_range_page("Milk"), page):
            each.copy_for_translation(hindi, copy_parents=True, alias=True)
        response = client.get(make_shop().get_translation(hindi).url)
        assert names(response) == ["Whole milk"]
        assert count(response, "kind", "milk") == 1
