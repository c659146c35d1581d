"""Products of which the stock is kept in batches: nobody types it in, and nothing of it is lost."""

from dataclasses import replace
from decimal import Decimal

import pytest
from django.urls import reverse
from oscar.core.loading import get_model

from accounts.models import User
from freshness.errors import KeptInBatches
from freshness.models import Batch, FreshnessPolicy
from freshness.services.plain import count_stock
from products.commerce.standing import commerce_of
from products.errors import CommerceRefused
from products.models import Pack
from products.services import save_commerce
from tests.commerce_factories import LITRE, make_commerce, make_empty_page
from tests.factories import make_order
from tests.products.dated_goods import keep_in_batches

pytestmark = pytest.mark.django_db

Product = get_model("catalogue", "Product")
ProductClass = get_model("catalogue", "ProductClass")


@pytest.fixture
def page():
    return make_empty_page()


@pytest.fixture
def listing(page):
    """Whole milk, of a type that is kept in batches: 20 units in two."""
    listing = save_commerce(page=page, commerce=make_commerce())
    FreshnessPolicy.objects.create(product_class=listing.product.product_class, date_kind="use_by", minimum_life_days=4)
    keep_in_batches(listing.product, 8, 5)
    FreshnessPolicy.objects.filter(product=listing.product).delete()
    return listing


def opened(client, page):
    """What a browser would send back of the form as it stands."""
    context = client.get(reverse("products_commerce", args=[page.pk])).context
    forms = [context["form"], context["packs"].management_form, *context["packs"]]
    fields = {field.html_name: field.value() for form in forms for field in form}
    return {name: value for name, value in fields.items() if value not in (None, False, "")}


def problems(page, commerce):
    with pytest.raises(CommerceRefused) as refused:
        save_commerce(page=page, commerce=commerce)
    return [(problem.field, problem.message) for problem in refused.value.problems]


def test_a_price_is_changed_without_touching_the_units(page, listing):
    commerce = commerce_of(listing)
    assert (commerce.packs[0].stock, commerce.packs[0].in_batches) == (None, 20)
    save_commerce(page=page, commerce=replace(commerce, packs=(replace(commerce.packs[0], price=Decimal("1.30")),)))
    record = listing.product.stockrecords.get()
    assert (record.price, record.num_in_stock) == (Decimal("1.30"), 20)


def test_typed_units_are_refused(page, listing):
    commerce = commerce_of(listing)
    assert problems(page, replace(commerce, packs=(replace(commerce.packs[0], stock=50),))) == [
        ("stock", "Goods with dates come in by batch, at goods-in. Leave this empty.")
    ]


def test_plain_stock_of_it_can_not_be_counted(listing):
    record = listing.product.stockrecords.get()
    with pytest.raises(KeptInBatches):
        count_stock(stockrecord=record, counted=5)
    record.refresh_from_db()
    assert record.num_in_stock == 20


def test_a_new_size_starts_with_nothing_on_the_shelf(page, listing):
    commerce = commerce_of(listing)
    listing = save_commerce(page=page, commerce=replace(commerce, packs=(*commerce.packs, replace(LITRE, stock=None))))
    counts = {str(pack.net_content): pack.in_batches for pack in commerce_of(listing).packs}
    assert counts == {"568.0": 20, "1000.0": 0}


def test_a_second_size_takes_over_what_the_first_promised_about_dates(page):
    listing = save_commerce(page=page, commerce=make_commerce())
    keep_in_batches(listing.product, 8)
    commerce = commerce_of(listing)
    listing = save_commerce(page=page, commerce=replace(commerce, packs=(*commerce.packs, replace(LITRE, stock=None))))
    assert FreshnessPolicy.objects.get().product == listing.product
    assert [pack.in_batches for pack in commerce_of(listing).packs] == [10, 0]


def test_a_pack_that_was_there_in_batches_is_withdrawn_and_not_deleted(page, listing):
    commerce = commerce_of(listing)
    save_commerce(page=page, commerce=replace(commerce, packs=(*commerce.packs, replace(LITRE, stock=None))))
    listing.refresh_from_db()
    pint, litre = commerce_of(listing).packs
    save_commerce(page=page, commerce=replace(commerce_of(listing), packs=(replace(pint, is_removed=True), litre)))
    assert Pack.objects.get(product=pint.product_id).is_withdrawn
    assert Batch.objects.filter(stockrecord__product=pint.product_id).count() == 2


def test_the_type_is_kept_while_there_are_units_in_batches(page, listing):
    plain = ProductClass.objects.create(name="Merchandise")
    commerce = replace(commerce_of(listing), product_class_id=plain.pk)
    pack = replace(commerce.packs[0], stock=5, in_batches=None)
    assert problems(page, replace(commerce, packs=(pack,))) == [
        ("product_class", "Some of it is on hand in batches. Write them off first, then change the type.")
    ]
    Batch.objects.update(on_hand=0)
    save_commerce(page=page, commerce=replace(commerce, packs=(pack,)))
    assert listing.product.stockrecords.get().num_in_stock == 5


def test_the_type_is_kept_while_plain_units_are_bound_to_orders(page):
    listing = save_commerce(page=page, commerce=make_commerce())
    dated = ProductClass.objects.create(name="With dates")
    FreshnessPolicy.objects.create(product_class=dated, date_kind="use_by", minimum_life_days=4)
    commerce = replace(commerce_of(listing), product_class_id=dated.pk)
    wanted = replace(commerce, packs=(replace(commerce.packs[0], stock=None),))
    make_order(listing.product)
    assert problems(page, wanted) == [
        ("product_class", "Some of it is bound to orders. Send them out first, then change the type.")
    ]
    listing.product.stockrecords.update(num_allocated=0)
    save_commerce(page=page, commerce=wanted)
    assert listing.product.stockrecords.get().num_in_stock == 0


def test_the_form_shows_the_units_and_does_not_ask_for_them(client, page, listing):
    client.force_login(User.objects.create_superuser("mo@example.com", "x"))
    response = client.get(reverse("products_commerce", args=[page.pk]))
    words = " ".join(response.content.decode().split())
    assert "<b>20</b>" in words and "Comes in by batch, at goods-in" in words
    assert 'name="packs-0-stock"' not in words and 'name="packs-1-stock"' not in words

    Batch.objects.filter(date__isnull=False).update(on_hand=3)  # goods leave while the form is open
    sent = opened(client, page) | {"packs-0-price": "1.35", "packs-0-stock": "999"}
    assert client.post(reverse("products_commerce", args=[page.pk]), sent).status_code == 302
    record = listing.product.stockrecords.get()
    assert (record.price, record.num_in_stock) == (Decimal("1.35"), 6)


def test_a_new_product_of_a_type_without_a_policy_is_counted_while_other_types_have_one(page):
    cheese = ProductClass.objects.create(name="Cheese")
    FreshnessPolicy.objects.create(product_class=cheese, date_kind="best_before", minimum_life_days=4)
    listing = save_commerce(page=page, commerce=make_commerce())
    assert listing.product.stockrecords.get().num_in_stock == 30
