"""Reviewing, ordering, and every door of the checkout."""

from datetime import date
from decimal import Decimal

import pytest
from oscar.core.loading import get_model

from checkout.services.lapsing import reopen
from freshness.services.plain import change_list_price
from tests.checkout.steps import deliver, order, shown, when
from tests.factories import make_address, make_order, make_product, make_user, make_voucher

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]
Order = get_model("order", "Order")


class TestTheReviewPage:
    @pytest.fixture(autouse=True)
    def reviewed(self, noon, client, milk, add):
        add(milk, 2)
        deliver(client)

    def test_a_total_that_changed_is_shown_before_it_is_ordered(self, client, milk):
        posted = shown(client)
        change_list_price(stockrecord=milk.stockrecords.get(), price=Decimal("1.20"))
        page = client.post("/checkout/preview/", posted)
        assert page.context["form"].non_field_errors() == ["The total is now £4.40. Check it and order again."]
        assert not Order.objects.exists()
        assert "Order, pay £4.40 at the door" in page.content.decode()
        fields = {name: page.context["form"][name].value() for name in posted}
        client.post("/checkout/preview/", fields)
        assert Order.objects.get().total_incl_tax == Decimal("4.40")

    def test_a_guest_who_signs_in_meanwhile_reads_where_the_confirmation_goes(self, client):
        alice = make_user("alice@example.com")
        client.post("/accounts/login/", {"login": alice.email, "password": "longmeadow"})
        page = client.get("/checkout/preview/")
        assert page.context["door"].email == "alice@example.com"
        assert "guest@example.com" not in page.content.decode()

    def test_a_day_whose_cut_off_has_passed_is_told_where_another_is_chosen(self, client, time_machine, words):
        posted = shown(client)
        time_machine.move_to("2026-12-02T21:00:00+00:00")
        assert client.post("/checkout/preview/", posted).url == "/checkout/shipping-address/"
        assert words("/checkout/shipping-address/") == [
            "It is too late to order for Thursday 3 December, 4 to 8 am. Choose another time."
        ]
        assert not Order.objects.exists()
        deliver(client)
        order(client)
        assert Order.objects.get().delivery.day == date(2026, 12, 4)

    def test_a_price_that_rose_leads_back_to_the_basket(self, client, milk, words):
        posted = shown(client)
        change_list_price(stockrecord=milk.stockrecords.get(), price=Decimal("1.60"))
        assert client.post("/checkout/preview/", posted).url == "/basket/"
        assert words() == ["Whole milk: It is now £1.60. Say in your basket whether that is all right."]
        assert not Order.objects.exists()

    def test_what_sold_out_leads_back_to_the_basket(self, client, milk, words):
        posted = shown(client)
        milk.stockrecords.update(num_in_stock=0)
        assert client.post("/checkout/preview/", posted).url == "/basket/"
        assert words() == ["Whole milk: This has just sold out. Take it out to go on."]

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            ("payment", "free"),
            ("payment", ""),
            ("shown_total", "0.01"),
            ("shown_total", "-3.45"),
            ("shown_total", "NaN"),
            ("shown_total", "1e999"),
            ("shown_total", ""),
            ("shown_day", "2026-12-25"),
            ("shown_day", "never"),
        ],
    )
    def test_a_tampered_field_changes_nothing_but_the_message(self, client, field, value):
        page = order(client, **{field: value})
        assert page.status_code == 200
        assert page.context["form"].errors
        assert not Order.objects.exists()

    def test_a_basket_posted_that_is_not_ones_own_shows_nobodys_order(self, client):
        theirs = make_order()
        theirs.basket = get_model("basket", "Basket").objects.create(status="Submitted")
        theirs.save()
        order(client, basket=theirs.basket_id)
        assert client.get("/checkout/thank-you/").url == "/"
        assert Order.objects.get() == theirs

    def test_a_form_about_another_basket_orders_nothing(self, client, milk, add):
        old = shown(client)
        client.post("/checkout/preview/", old)
        add(milk, 2)
        deliver(client)
        client.get("/checkout/preview/")
        page = client.post("/checkout/preview/", old)
        assert page.context["form"].non_field_errors() == [
            "Your basket has changed in another window. Check it and order again."
        ]
        assert Order.objects.count() == 1

    def test_the_driver_does_not_take_more_than_eighty_pounds(self, client, add):
        add(make_product("Whole wheel of cheddar", price="81.00"))
        page = order(client)
        assert "An order paid at the door may come to £80.00 at most. Take something out." in page.content.decode()
        assert not Order.objects.exists()

    def test_a_second_click_lands_where_the_first_did(self, client):
        posted = shown(client)
        assert client.post("/checkout/preview/", posted).url == "/checkout/thank-you/"
        assert client.post("/checkout/preview/", posted).url == "/checkout/thank-you/"
        assert Order.objects.count() == 1

    def test_what_was_given_back_unpaid_is_reviewed_like_any_other_basket(self, client):
        """Guard: the exclude in placed_before; the shopper would be shown the order that they gave up."""
        client.post("/checkout/preview/", shown(client))
        given_up = Order.objects.get()
        given_up.status = "Cancelled"
        given_up.save()
        reopen(given_up.basket)
        deliver(client)
        page = order(client, payment="")
        assert page.context["form"].errors
        assert order(client).url == "/checkout/thank-you/"
        assert Order.objects.count() == 2

    def test_a_second_click_says_nothing_of_an_empty_basket(self, client, words):
        posted = shown(client)
        client.post("/checkout/preview/", posted)
        client.post("/checkout/preview/", posted)
        assert words("/checkout/thank-you/") == []

    def test_a_second_click_after_the_last_unit_lands_there_too(self, client, milk):
        milk.stockrecords.update(num_in_stock=2)
        posted = shown(client)
        client.post("/checkout/preview/", posted)
        assert client.post("/checkout/preview/", posted).url == "/checkout/thank-you/"

    def test_a_voucher_that_was_used_up_is_said_and_nothing_ordered(self, client):
        voucher = make_voucher("SINGLE", usage="Single use")
        client.post("/basket/vouchers/add/", {"code": "SINGLE"})
        posted = shown(client)
        voucher.applications.create(order=make_order(make_product("Butter")))
        before = Order.objects.count()
        page = client.post("/checkout/preview/", posted)
        assert page.context["form"].non_field_errors() == ["The total is now £4.90. Check it and order again."]
        assert Order.objects.count() == before


class TestTheDoors:
    @pytest.mark.parametrize(
        "path",
        ["", "shipping-address/", "preview/", "payment-details/", "payment-method/", "shipping-method/"],
    )
    def test_an_empty_basket_leads_to_the_basket(self, client, shop, path):
        response = client.get(f"/checkout/{path}", follow=True)
        assert response.redirect_chain[-1][0] == "/basket/"
        assert "Nothing in the crate yet" in response.content.decode()

    def test_the_review_needs_an_address_first(self, client, milk, add):
        add(milk)
        assert client.get("/checkout/preview/").url == "/checkout/shipping-address/"

    def test_an_address_that_was_deleted_meanwhile_is_asked_for_again(self, client, alice, milk, add):
        home = make_address(alice)
        add(milk)
        client.post("/checkout/shipping-address/", when(client) | {"saved": home.pk})
        home.delete()
        assert client.get("/checkout/preview/").url == "/checkout/shipping-address/"

    @pytest.mark.parametrize("path", ["payment-details/", "payment-method/", "shipping-method/"])
    @pytest.mark.parametrize("method", ["get", "post"])
    def test_oscars_own_steps_lead_to_ours(self, client, milk, add, path, method):
        add(milk)
        deliver(client)
        response = getattr(client, method)(f"/checkout/{path}")
        assert response.url in ("/checkout/preview/", "/checkout/shipping-address/")

    @pytest.mark.parametrize("path", ["user-address/edit/1/", "user-address/delete/1/"])
    def test_oscars_address_pages_lead_to_ours(self, client, alice, path):
        assert client.get(f"/checkout/{path}").url == "/checkout/shipping-address/"
        assert client.post(f"/checkout/{path}").url == "/checkout/shipping-address/"

    def test_there_is_no_thank_you_without_an_order(self, client, shop):
        make_order(make_product("Butter"))
        assert client.get("/checkout/thank-you/").url == "/"
        assert client.get("/checkout/thank-you/?order_id=1").url == "/"

    @pytest.mark.parametrize("path", ["shipping-address/", "preview/", "thank-you/"])
    def test_no_page_of_the_checkout_is_kept_by_a_cache(self, client, milk, add, path):
        add(milk)
        deliver(client)
        if path == "thank-you/":
            order(client)
        assert "no-store" in client.get(f"/checkout/{path}")["Cache-Control"]
