"""Adding to the basket, from anywhere in the shop."""

from decimal import Decimal

import pytest
from oscar.core.loading import get_model

from checkout.models import LineTerms
from tests.checkout.steps import quantities
from tests.factories import (
    make_product,
    make_product_in_sizes,
)

pytestmark = pytest.mark.django_db
Basket = get_model("basket", "Basket")
ODD_NUMBERS = ["-1", "0", "1e9", "NaN", "1000000000", "9" * 40, "1.5", "two", "25"]


class TestAdding:
    def test_a_product_is_in_the_basket_and_the_shopper_where_they_were(self, milk, add, words):
        response = add(milk, 2, headers={"Referer": "http://testserver/shop/milk/"})
        assert response.url == "http://testserver/shop/milk/"
        assert quantities() == {"Whole milk": 2}
        assert words() == ["2 × Whole milk added."]

    def test_what_was_shown_is_noted(self, milk, add):
        add(milk)
        terms = LineTerms.objects.get()
        assert (terms.price, terms.offer_kind, terms.promised_date) == (Decimal("1.45"), "regular", None)

    def test_the_cookie_of_the_basket_is_not_for_other_sites(self, milk, add):
        cookie = add(milk).cookies["basket"]
        assert (cookie["samesite"], cookie["httponly"]) == ("Lax", True)

    def test_no_number_means_one(self, milk, client):
        client.post(f"/basket/add/{milk.pk}/")
        assert quantities() == {"Whole milk": 1}

    @pytest.mark.parametrize("number", ODD_NUMBERS)
    def test_an_odd_number_changes_nothing_but_the_message(self, milk, add, words, number):
        add(milk, number)
        assert quantities() == {}
        assert [each.startswith("Whole milk: ") for each in words()] == [True]

    @pytest.mark.parametrize("number", [1, 0])
    @pytest.mark.parametrize("where", ["foo", "?foo"])
    def test_a_page_before_that_is_no_address_breaks_nothing(self, milk, client, where, number):
        headers = {"Referer": where, "Sec-Fetch-Site": "same-origin"}
        assert client.post(f"/basket/add/{milk.pk}/", {"quantity": number}, headers=headers).status_code == 302

    def test_another_sites_form_changes_nothing_but_the_message(self, milk, add, words):
        add(milk, headers={"Sec-Fetch-Site": "cross-site"})
        assert quantities() == {}
        assert words() == ["That came from another site, so nothing was changed. Please use our own pages."]

    def test_more_than_there_is_can_not_be_added(self, add, words, shop):
        milk = make_product(stock=3)
        add(milk, 2)
        add(milk, 2)
        assert quantities() == {"Whole milk": 2}
        assert words()[-1] == "Whole milk: Only 3 are left."

    def test_what_has_sold_out_can_not_be_added(self, add, words, shop):
        add(make_product(stock=0))
        assert quantities() == {}
        assert words() == ["Whole milk: This has sold out."]

    def test_what_has_no_price_can_not_be_added(self, add, shop):
        add(make_product(price=None))
        assert quantities() == {}

    def test_a_basket_holds_120_things(self, add, words, shop):
        for number in range(5):
            add(make_product(f"Cheese {number}", stock=None), 24)
        add(make_product("Butter", stock=None))
        assert sum(quantities().values()) == 120
        assert words()[-1] == "Butter: The van takes 120 things in one order, and your basket has 120."

    def test_a_size_is_added_by_itself_or_chosen_with_its_parent(self, add, shop):
        parent = make_product_in_sizes(sizes={"568": "1.45", "1000": "2.30"})
        pint, litre = parent.children.order_by("pk")
        add(pint)
        add(parent, child_id=litre.pk)
        assert quantities() == {"Whole milk, 568 ml": 1, "Whole milk, 1000 ml": 1}

    def test_a_product_in_sizes_needs_one_of_its_own(self, add, words, shop):
        parent = make_product_in_sizes(sizes={"568": "1.45"})
        foreign = make_product_in_sizes("Skimmed milk", sizes={"568": "1.30"}).children.get()
        add(parent)
        add(parent, child_id=foreign.pk)
        add(parent, child_id="x' OR 1=1")
        assert quantities() == {}
        assert words() == [
            "Whole milk: Choose a size first.",
            "Whole milk: We don’t have that size. Choose another.",
            "Whole milk: We don’t have that size. Choose another.",
        ]

    def test_what_is_not_public_is_not_found(self, add, shop):
        hidden = make_product()
        parent = make_product_in_sizes("Skimmed milk", sizes={"568": "1.30"})
        type(hidden).objects.filter(pk__in=[hidden.pk, parent.pk]).update(is_public=False)
        assert add(hidden).status_code == add(parent.children.get()).status_code == 404
        assert quantities() == {}

    @pytest.mark.parametrize("pk", [0, 99999999, 10**30])
    def test_what_does_not_exist_is_not_found(self, client, shop, pk):
        assert client.post(f"/basket/add/{pk}/", {"quantity": 1}).status_code == 404

    def test_a_basket_that_was_ordered_meanwhile_takes_nothing_more(self, milk, add):
        add(milk)
        Basket.objects.update(status="Submitted")
        add(milk, 2)
        old, new = Basket.objects.order_by("pk")
        assert (old.lines.get().quantity, new.lines.get().quantity) == (1, 2)

    def test_it_leads_only_to_our_own_pages(self, milk, add):
        assert add(milk, next="https://evil.example/").url == "/basket/"
        assert add(milk, headers={"Referer": "https://evil.example/"}).url == "/basket/"
