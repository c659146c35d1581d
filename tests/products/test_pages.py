"""Copying, aliasing, translating, reverting, publishing and deleting a product's page."""

from decimal import Decimal

import pytest
from oscar.core.loading import get_model
from wagtail.models import Locale

from freshness.services.plain import change_list_price
from products.models import Listing, ProductPage, RangePage
from tests.factories import make_product, make_product_page

pytestmark = pytest.mark.django_db

Product = get_model("catalogue", "Product")
StockRecord = get_model("partner", "StockRecord")


@pytest.fixture
def page():
    return make_product_page(make_product("Whole milk", price="1.45"))


def again(page):
    return ProductPage.objects.get(pk=page.pk)


def test_a_copy_has_no_product_and_makes_none(page):
    copy = page.copy(update_attrs={"title": "Copy", "slug": "copy"})
    assert again(copy).listing is None
    assert again(page).listing is not None
    assert (Listing.objects.count(), Product.objects.count()) == (1, 1)
    assert list(ProductPage.objects.without_product()) == [again(copy)]


def test_an_alias_shows_the_product_of_its_source(page):
    alias = page.create_alias(update_slug="alias")
    assert again(alias).listing == page.listing
    assert Listing.objects.count() == 1
    assert not ProductPage.objects.without_product().exists()


def test_an_alias_of_an_alias_shows_it_too(page):
    alias = page.create_alias(update_slug="alias")
    assert again(alias.create_alias(update_slug="second")).listing == page.listing


@pytest.mark.parametrize("is_alias", [False, True])
def test_a_translation_shows_the_same_product(page, is_alias):
    hindi, _ = Locale.objects.get_or_create(language_code="hi")
    translation = page.copy_for_translation(hindi, copy_parents=True, alias=is_alias)
    assert translation.locale == hindi
    assert again(translation).listing == page.listing
    assert (Listing.objects.count(), Product.objects.count()) == (1, 1)


def test_going_back_to_an_old_revision_never_brings_back_an_old_price(page):
    old = page.save_revision()
    change_list_price(stockrecord=StockRecord.objects.get(), price=Decimal("1.60"))
    page.title = "Creamy milk"
    page.save_revision().publish()

    old.publish()

    assert again(page).title == "Whole milk"
    assert StockRecord.objects.get().price == Decimal("1.60")
    assert again(page).listing.product.title == "Whole milk"


def test_unpublishing_takes_the_product_out_of_the_shop_and_publishing_brings_it_back(page):
    page.unpublish()
    assert not Product.objects.get().is_public
    again(page).save_revision().publish()
    assert Product.objects.get().is_public


def test_deleting_the_page_keeps_the_product_out_of_the_shop(page):
    page.delete()
    assert not Product.objects.get().is_public
    assert Listing.objects.without_page().get().product.title == "Whole milk"


def test_deleting_the_range_keeps_its_products_out_of_the_shop(page):
    RangePage.objects.get().delete()
    assert not Product.objects.get().is_public
    assert Listing.objects.without_page().count() == 1


def test_deleting_one_language_keeps_the_product_in_the_shop(page):
    hindi, _ = Locale.objects.get_or_create(language_code="hi")
    translation = page.copy_for_translation(hindi, copy_parents=True)
    translation.save_revision().publish()
    page.delete()
    assert Product.objects.get().is_public


def test_a_page_without_a_product_is_shown_without_one(page, client):
    copy = page.copy(update_attrs={"title": "Copy", "slug": "copy", "live": True})
    assert client.get(again(copy).url).status_code == 200
