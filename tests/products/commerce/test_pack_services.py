from dataclasses import replace
from decimal import Decimal

import pytest
from oscar.core.loading import get_model

from products.commerce.standing import commerce_of, packs_of
from products.errors import CommerceRefused
from products.models import Listing, Pack, PackCode
from products.services import save_commerce
from tests.commerce_factories import LITRE, PINT, make_commerce, make_empty_page
from tests.factories import make_order, make_user

pytestmark = pytest.mark.django_db

Product = get_model("catalogue", "Product")
StockRecord = get_model("partner", "StockRecord")


@pytest.fixture
def page():
    return make_empty_page()


def test_several_packs_make_a_parent_with_a_child_for_each(page):
    listing = save_commerce(page=page, commerce=make_commerce(LITRE, PINT))
    assert listing.product.structure == "parent"
    assert not listing.product.stockrecords.exists()
    children = packs_of(listing.product)
    assert [(child.title, child.structure, child.is_public) for child in children] == [
        ("Whole milk, 568 ml", "child", True),
        ("Whole milk, 1 litre", "child", True),
    ]


def test_a_second_pack_keeps_the_first_ones_orders_code_stock_and_price_history(page):
    listing = save_commerce(page=page, commerce=make_commerce())
    pint = listing.product
    record = pint.stockrecords.get()
    line = make_order(pint).lines.get()
    commerce = commerce_of(listing)

    listing = save_commerce(page=page, commerce=replace(commerce, packs=(*commerce.packs, LITRE)))

    pint.refresh_from_db()
    assert pint.parent == listing.product
    assert (pint.structure, pint.product_class, pint.upc) == ("child", None, "4006381333931")
    assert list(pint.categories.all()) == []
    assert listing.product.categories.get().name == "Milk"
    line.refresh_from_db()
    assert (line.product, line.stockrecord) == (pint, record)
    assert [change.price for change in record.price_changes.all()] == [Decimal("1.20")]
    assert Listing.objects.count() == 1
    assert [product.pack.net_content for product in packs_of(listing.product)] == [Decimal("568"), Decimal("1000")]


def test_reviews_move_up_when_a_second_pack_comes(page):
    listing = save_commerce(page=page, commerce=make_commerce())
    review = listing.product.reviews.create(title="Good", body="Creamy", score=5, user=make_user(), status=1)
    commerce = commerce_of(listing)
    listing = save_commerce(page=page, commerce=replace(commerce, packs=(*commerce.packs, LITRE)))
    review.refresh_from_db()
    assert review.product == listing.product


def removed(commerce, place):
    packs = list(commerce.packs)
    packs[place] = replace(packs[place], is_removed=True)
    return replace(commerce, packs=tuple(packs))


def test_a_pack_that_nobody_ordered_is_deleted(page):
    listing = save_commerce(page=page, commerce=make_commerce(PINT, LITRE))
    save_commerce(page=page, commerce=removed(commerce_of(listing), 1))
    assert [product.title for product in packs_of(listing.product)] == ["Whole milk, 568 ml"]
    assert StockRecord.objects.count() == Pack.objects.count() == PackCode.objects.count() == 1


def test_a_pack_that_was_ordered_is_withdrawn_instead(page):
    listing = save_commerce(page=page, commerce=make_commerce(PINT, LITRE))
    litre = packs_of(listing.product)[1]
    make_order(litre)
    save_commerce(page=page, commerce=removed(commerce_of(listing), 1))
    litre.refresh_from_db()
    assert litre.pack.is_withdrawn
    assert not litre.is_public


def test_a_withdrawn_pack_stays_out_when_the_page_is_published_again(page):
    listing = save_commerce(page=page, commerce=make_commerce(PINT, replace(LITRE, is_withdrawn=True)))
    page.unpublish()
    page.save_revision().publish()
    assert [product.is_public for product in packs_of(listing.product)] == [True, False]


def test_the_last_pack_can_not_go(page):
    listing = save_commerce(page=page, commerce=make_commerce())
    with pytest.raises(CommerceRefused, match="Keep at least one pack"):
        save_commerce(page=page, commerce=removed(commerce_of(listing), 0))


def test_a_new_code_takes_the_place_of_the_old_one(page):
    listing = save_commerce(page=page, commerce=make_commerce())
    [pack] = commerce_of(listing).packs
    save_commerce(page=page, commerce=make_commerce(replace(pack, gtin="4000000000006")))
    assert PackCode.objects.get().gtin == Product.objects.get().upc == "4000000000006"


def test_a_case_keeps_its_code_when_the_packs_code_goes(page):
    listing = save_commerce(page=page, commerce=make_commerce())
    PackCode.objects.create(product=listing.product, gtin="14006381333938", units=12)
    [pack] = commerce_of(listing).packs
    save_commerce(page=page, commerce=make_commerce(replace(pack, gtin="")))
    assert [(code.gtin, code.units) for code in PackCode.objects.all()] == [("14006381333938", 12)]
    assert not Product.objects.get().upc


def test_a_product_whose_code_stood_without_oscar_knowing_is_put_right(page):
    listing = save_commerce(page=page, commerce=make_commerce())
    Product.objects.update(upc=None)
    save_commerce(page=page, commerce=commerce_of(listing))
    assert Product.objects.get().upc == "4006381333931"
