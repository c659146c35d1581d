import pytest
from django.utils import translation
from wagtail.models import Locale

from tests.factories import (
    make_home,
    make_product,
    make_product_in_sizes,
    make_product_page,
    make_range_page,
    make_shop,
)

pytestmark = pytest.mark.django_db


def test_a_product_stands_at_its_page_and_a_pack_at_its_parents():
    milk = make_product_in_sizes("Whole milk", sizes={"568": "1.45"})
    make_product_page(milk)
    assert milk.get_absolute_url() == "/shop/milk/whole-milk/"
    assert milk.children.get().get_absolute_url() == "/shop/milk/whole-milk/"


def test_a_product_without_a_live_page_leads_to_the_shop_and_without_a_shop_home():
    milk = make_product("Whole milk")
    assert milk.get_absolute_url() == "/"
    make_product_page(milk, live=False)
    assert milk.get_absolute_url() == "/shop/"


def test_an_alias_never_takes_the_place_of_the_page():
    page = make_product_page(make_product("Whole milk"))
    page.create_alias(parent=make_range_page("Gifts"), update_slug="milk")
    shelf = make_range_page("Milk")
    shelf.create_alias(parent=make_shop(), update_slug="a-milk")
    assert page.listing.product.get_absolute_url() == "/shop/milk/whole-milk/"
    assert shelf.category.get_absolute_url() == "/shop/milk/"


def test_a_category_stands_at_its_range_page_or_at_the_shop():
    category = make_range_page("Milk").category
    assert category.get_absolute_url() == "/shop/milk/"
    assert category.add_child(name="Raw").get_absolute_url() == "/shop/"


def test_a_reader_of_another_language_is_led_to_the_page_in_it_or_to_ours():
    milk = make_product("Whole milk")
    page = make_product_page(milk)
    hindi = Locale.objects.create(language_code="hi")
    with translation.override("hi"):
        assert milk.get_absolute_url() == "/shop/milk/whole-milk/"
        for each in (make_home(), make_shop(), make_range_page("Milk"), page):
            each.copy_for_translation(hindi, alias=True)
        assert milk.get_absolute_url() == "/hi/shop/milk/whole-milk/"
    assert milk.get_absolute_url() == "/shop/milk/whole-milk/"
