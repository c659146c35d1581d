from dataclasses import replace
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from oscar.core.loading import get_model
from wagtail.models import Locale

from freshness.models import PriceChange
from products.commerce.shape import as_texts
from products.commerce.standing import commerce_of
from products.errors import ChangedMeanwhile, CommerceRefused
from products.models import Listing, PackCode
from products.services import attach_product, follow_publishing, save_commerce
from tests.commerce_factories import LITRE, PINT, make_commerce, make_empty_page
from tests.factories import make_product, make_product_page, make_range_page, make_user

pytestmark = pytest.mark.django_db

Product = get_model("catalogue", "Product")
StockRecord = get_model("partner", "StockRecord")


@pytest.fixture
def page():
    return make_empty_page()


def test_one_pack_makes_a_stand_alone_product_with_everything_around_it(page):
    listing = save_commerce(page=page, commerce=make_commerce())
    product = listing.product
    assert (product.title, product.structure, product.upc) == ("Whole milk", "standalone", "4006381333931")
    assert product.is_public
    assert product.categories.get().name == "Milk"
    assert listing.translation_key == page.translation_key
    assert (listing.ingredients, listing.fat_percent) == ("**Milk**", Decimal("3.6"))
    assert [(each.allergen, each.is_trace) for each in listing.allergens.all()] == [("milk", False)]
    assert PackCode.objects.get().product == product
    assert product.pack.net_content == Decimal("568")
    record = product.stockrecords.get()
    assert (record.price, record.num_in_stock, record.price_currency) == (Decimal("1.20"), 30, "GBP")
    change = PriceChange.objects.get()
    assert (change.price_before, change.price) == (None, Decimal("1.20"))


def problems(page, commerce):
    with pytest.raises(CommerceRefused) as refused:
        save_commerce(page=page, commerce=commerce)
    assert not Product.objects.exists()
    return {(problem.pack, problem.field): problem.message for problem in refused.value.problems}


def test_it_gathers_every_problem_and_writes_nothing(page):
    wrong = replace(
        PINT, gtin="4006381333932", price=Decimal("-1"), net_content=None, stock=-2, deposit=Decimal("0.005")
    )
    found = problems(page, replace(make_commerce(wrong), title=" ", product_class_id=0))
    assert set(found) == {
        (None, "title"),
        (None, "product_class"),
        (0, "gtin"),
        (0, "price"),
        (0, "deposit"),
        (0, "net_content"),
    }


def test_a_price_has_no_fraction_of_a_penny(page):
    assert problems(page, make_commerce(replace(PINT, price=Decimal("1.255")))) == {
        (0, "price"): "Give whole pennies, 0 or more, for example 1.25."
    }


def test_tracked_stock_has_to_be_counted(page):
    assert problems(page, make_commerce(replace(PINT, stock=None))) == {
        (0, "stock"): "Say how many are on the shelf, 0 or more."
    }


def test_a_carbon_figure_needs_a_source(page):
    facts = {"carbon_kg_per_kg": Decimal("3.2")}
    assert problems(page, make_commerce(facts=facts)) == {(None, ""): "Name the source of the carbon figure."}


def test_an_allergen_is_in_it_or_a_trace(page):
    assert (None, "traces") in problems(page, make_commerce(traces=frozenset(["milk"])))


def test_a_gtin_stands_for_one_product_however_it_is_written(page):
    other = make_product("Skimmed milk")
    PackCode.objects.create(product=other, gtin="04006381333931", units=1)
    with pytest.raises(CommerceRefused, match="4006381333931 stands for “Skimmed milk” already"):
        save_commerce(page=page, commerce=make_commerce())


def test_two_packs_have_two_codes(page):
    assert problems(page, make_commerce(PINT, replace(LITRE, gtin=PINT.gtin))) == {
        (1, "gtin"): "Two packs can't have the same GTIN."
    }


def test_stock_does_not_go_below_what_is_bound_to_orders(page):
    listing = save_commerce(page=page, commerce=make_commerce())
    StockRecord.objects.update(num_allocated=5)
    with pytest.raises(CommerceRefused, match="5 are bound to orders"):
        save_commerce(page=page, commerce=make_commerce(replace(commerce_of(listing).packs[0], stock=4)))
    assert StockRecord.objects.get().num_in_stock == 30


def test_only_who_may_trade_changes_a_product(page):
    with pytest.raises(PermissionDenied):
        save_commerce(page=page, commerce=make_commerce(), by=make_user(is_staff=True))
    assert not Product.objects.exists()


def test_the_one_who_changed_a_price_is_noted(page):
    merchant = make_user("mo@example.com", is_superuser=True)
    save_commerce(page=page, commerce=make_commerce(), by=merchant)
    assert PriceChange.objects.get().changed_by == merchant


def test_a_stale_form_does_not_overwrite_a_newer_price(page):
    listing = save_commerce(page=page, commerce=make_commerce())
    seen = commerce_of(listing)
    save_commerce(page=page, commerce=replace(seen, packs=(replace(seen.packs[0], price=Decimal("1.30")),)))

    mine = replace(seen, packs=(replace(seen.packs[0], price=Decimal("1.25")),))
    with pytest.raises(ChangedMeanwhile) as clash:
        save_commerce(page=page, commerce=mine, opened=as_texts(seen))
    assert "from “1.2” to “1.3”" in clash.value.problems[0].message
    assert (clash.value.problems[0].pack, clash.value.problems[0].field) == (0, "price")
    assert StockRecord.objects.get().price == Decimal("1.30")

    save_commerce(page=page, commerce=mine, opened=clash.value.opened)
    assert StockRecord.objects.get().price == Decimal("1.25")


def test_a_stale_form_leaves_alone_what_its_editor_did_not_touch(page):
    listing = save_commerce(page=page, commerce=make_commerce())
    seen = commerce_of(listing)
    StockRecord.objects.update(num_in_stock=28)
    Listing.objects.update(ingredients="**Milk**, salt", tax_class="standard")

    save_commerce(page=page, commerce=replace(seen, title="Creamy milk"), opened=as_texts(seen))

    listing = Listing.objects.get()
    assert StockRecord.objects.get().num_in_stock == 28
    assert (listing.ingredients, listing.tax_class) == ("**Milk**, salt", "standard")
    assert listing.product.title == "Creamy milk"


def test_a_product_is_public_while_a_page_in_any_language_is_live(page):
    listing = save_commerce(page=page, commerce=make_commerce())
    hindi, _ = Locale.objects.get_or_create(language_code="hi")
    translation = page.copy_for_translation(hindi, copy_parents=True)
    translation.save_revision().publish()
    translation.refresh_from_db()

    page.unpublish()
    listing.product.refresh_from_db()
    assert listing.product.is_public

    translation.unpublish()
    listing.product.refresh_from_db()
    assert not listing.product.is_public


def test_children_follow_the_publishing_of_the_page(page):
    listing = save_commerce(page=page, commerce=make_commerce(PINT, LITRE))
    page.unpublish()
    assert not Product.objects.filter(is_public=True).exists()
    page.save_revision().publish()
    assert Product.objects.filter(is_public=True).count() == 3
    assert listing.product.is_parent


def test_the_product_of_a_draft_is_not_public(page):
    page.unpublish()
    assert not save_commerce(page=page, commerce=make_commerce()).product.is_public


def test_a_key_without_a_product_is_no_matter(page):
    follow_publishing(translation_key=page.translation_key)
    assert not Product.objects.exists()


def test_it_attaches_a_product_that_has_no_page(page):
    product = make_product("Buttermilk", category="Other")
    attach_product(page=page, listing=product.listing)
    product.refresh_from_db()
    assert page.listing.product == product
    assert {category.name for category in product.categories.all()} == {"Milk", "Other"}
    assert product.is_public


def test_it_does_not_take_a_product_from_another_page(page):
    other = make_product_page(make_product("Buttermilk"))
    with pytest.raises(CommerceRefused, match="got a page meanwhile"):
        attach_product(page=page, listing=other.listing)


def test_a_product_moves_into_the_category_of_its_new_range(page):
    product = save_commerce(page=page, commerce=make_commerce()).product
    page.move(make_range_page("Cream"), pos="last-child")
    assert product.categories.get().name == "Cream"
