"""Several products in one tap: what goes together, what a recipe needs."""

import pytest

from checkout.basket.putting import forms_for
from tests.checkout.steps import quantities, terms
from tests.factories import make_basket, make_product, make_product_in_sizes
from tests.freshness.stocked import FRIDAY, SUNDAY

pytestmark = pytest.mark.django_db
URL = "/basket/add/"
OURS = {"Sec-Fetch-Site": "same-origin"}


@pytest.fixture
def tap(client):
    """Presses the button of a form with these products and fields."""

    def tap(*products, headers=OURS, **fields):
        posted = {"product": [str(product.pk) for product in products]} | fields
        return client.post(URL, posted, headers=headers)

    return tap


def test_all_are_in_and_told_of_in_one_sentence(shop, tap, words):
    milk, butter, cream = (make_product(name) for name in ("Milk", "Butter", "Cream"))
    tap(milk, butter, cream, **{f"quantity-{butter.pk}": "3"})
    assert quantities() == {"Milk": 1, "Butter": 3, "Cream": 1}
    assert words() == ["1 × Milk, 3 × Butter and 1 × Cream added."]


def test_what_can_not_be_had_is_told_and_the_others_are_in(shop, tap, words):
    milk, butter = make_product("Milk"), make_product("Butter", stock=0)
    tap(milk, butter)
    assert quantities() == {"Milk": 1}
    assert sorted(words()) == ["1 × Milk added.", "Butter: This has sold out."]


def test_each_has_a_date_of_its_own(yoghurt, tap):
    milk = make_product("Milk")
    tap(yoghurt, milk, **{f"date-{yoghurt.pk}": "2026-11-29"})
    assert [(kind, day) for kind, day, _price, _for in terms()] == [("dated", SUNDAY), ("regular", None)]
    assert {shown_for for *_rest, shown_for in terms()} == {FRIDAY.day}


def test_what_has_become_dearer_since_the_page_waits_for_a_tap(shop, client, tap, words):
    milk = make_product("Milk", price="1.45")
    tap(milk, shown=f"{milk.pk} regular 1.20 ")
    assert words()[-1] == "Milk has just changed: look in your basket."
    assert client.get("/basket/").context["lines"][0].question == "It is now £1.45."


@pytest.mark.parametrize("odd", ["", "x", "-1", "99999999", "9" * 30, "1 OR 1=1"])
def test_an_odd_product_is_nothing(shop, client, words, odd):
    client.post(URL, {"product": [odd]}, headers=OURS)
    assert quantities() == {}
    assert words() == ["Nothing of that is on sale any more."]


def test_what_is_not_public_is_left_out(shop, tap):
    hidden, milk = make_product("Hidden"), make_product("Milk")
    type(hidden).objects.filter(pk=hidden.pk).update(is_public=False)
    tap(hidden, milk)
    assert quantities() == {"Milk": 1}


def test_a_size_goes_in_by_itself_and_a_product_in_sizes_has_to_be_chosen_from(shop, tap, words):
    parent = make_product_in_sizes(sizes={"568": "1.45", "1000": "2.30"})
    tap(parent.children.order_by("pk").first(), parent)
    assert quantities() == {"Whole milk, 568 ml": 1}
    assert "Whole milk: Choose a size first." in words()


def test_another_sites_form_changes_nothing(shop, tap, words):
    tap(make_product(), headers={"Sec-Fetch-Site": "cross-site"})
    assert quantities() == {}
    assert words() == ["That came from another site, so nothing was changed. Please use our own pages."]


def test_at_most_thirty_are_looked_at(shop, rf):
    goods = [make_product(f"Cheese {number}") for number in range(31)]
    posted = rf.post(URL, {"product": [str(product.pk) for product in [goods[0], *goods]]}).POST
    assert len(forms_for(make_basket(), posted)) == 30


def test_looking_at_it_leads_to_the_basket(client, shop):
    assert client.get(URL)["Location"] == "/basket/"
