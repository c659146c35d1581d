from datetime import timedelta

import pytest
from django.utils import timezone
from oscar.core.loading import get_model

from products.browse.dates import Dates
from products.browse.on_offer import on_offer
from products.models import Listing
from tests.factories import make_product, make_product_in_sizes

pytestmark = pytest.mark.django_db

Range = get_model("offer", "Range")
Offer = get_model("offer", "ConditionalOffer")


def make_offer(condition_range, *, benefit_range=None, **fields):
    """Ten percent off for one of the range."""
    condition = get_model("offer", "Condition").objects.create(range=condition_range, type="Count", value=1)
    benefit = get_model("offer", "Benefit").objects.create(range=benefit_range, type="Percentage", value=10)
    fields = {"name": condition_range.name, "offer_type": Offer.SITE} | fields
    return Offer.objects.create(condition=condition, benefit=benefit, **fields)


def make_range(*products, **fields):
    made = Range.objects.create(name=fields.pop("name", "A range"), **fields)
    for product in products:
        made.add_product(product)
    return made


def shown():
    return sorted(Listing.objects.filter(on_offer(Dates())).values_list("product__title", flat=True))


@pytest.fixture
def shelf():
    return {name: make_product(name, category=kind) for name, kind in (("Kefir", "Milk"), ("Brie", "Cheese"))}


def test_nothing_is_on_offer_without_an_offer(shelf):
    assert shown() == []


def test_a_named_product_is_on_offer(shelf):
    make_offer(make_range(shelf["Kefir"]))
    assert shown() == ["Kefir"]


def test_a_pack_that_is_on_offer_puts_its_product_on_offer():
    milk = make_product_in_sizes("Milk", sizes={"568": "1.45", "1000": "2.20"})
    make_offer(make_range(milk.children.first()))
    assert shown() == ["Milk"]


def test_a_category_puts_the_products_in_it_and_below_it_on_offer(shelf):
    cheese = shelf["Brie"].categories.get()
    cheese.add_child(name="Hard")
    make_product("Cheddar", category="Hard")
    made = make_range()
    made.included_categories.add(cheese)
    make_offer(made)
    assert shown() == ["Brie", "Cheddar"]


def test_a_type_puts_its_products_on_offer_but_not_those_taken_out(shelf):
    make_product("Loose milk", stock=None)
    made = make_range()
    made.classes.add(shelf["Kefir"].product_class)
    made.excluded_products.add(shelf["Brie"])
    make_offer(made)
    assert shown() == ["Kefir"]


def test_an_offer_on_everything_leaves_out_products_and_categories_that_it_takes_out(shelf):
    make_product("Butter", category="Butter")
    everything = make_range(includes_all_products=True)
    everything.excluded_products.add(shelf["Kefir"])
    everything.excluded_categories.add(shelf["Brie"].categories.get())
    make_offer(everything)
    assert shown() == ["Butter"]


def test_a_product_that_one_range_takes_out_stays_on_the_offer_of_another(shelf):
    made = make_range(shelf["Kefir"])
    made.excluded_products.add(shelf["Kefir"])
    make_offer(made)
    assert shown() == []
    make_offer(make_range(shelf["Kefir"], name="Another"))
    assert shown() == ["Kefir"]


def test_what_gets_cheaper_is_on_offer_not_what_has_to_be_bought(shelf):
    make_offer(make_range(shelf["Kefir"]), benefit_range=make_range(shelf["Brie"], name="Cheaper"))
    assert shown() == ["Brie"]


@pytest.mark.parametrize(
    "fields",
    [
        {"offer_type": Offer.VOUCHER},
        {"status": Offer.SUSPENDED},
        {"start_datetime": timezone.now() + timedelta(days=1)},
        {"end_datetime": timezone.now() - timedelta(days=1)},
    ],
)
def test_an_offer_that_is_not_on_for_everybody_now_does_not_count(shelf, fields):
    make_offer(make_range(shelf["Kefir"]), **fields)
    assert shown() == []


def test_the_listing_filters_by_offer_and_counts_it(client):
    from tests.factories import make_product_page

    kefir = make_product("Kefir")
    make_product_page(kefir)
    make_product_page(make_product("Brie", category="Cheese"))
    make_offer(make_range(kefir))
    response = client.get("/shop/?offer=1")
    assert [card.name for card in response.context["cards"]] == ["Kefir"]
    offers = next(group for group in client.get("/shop/?kind=cheese").context["groups"] if group.legend == "Price now")
    assert [choice.count for choice in offers.choices] == [0]
