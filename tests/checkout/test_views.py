"""Delivery → review → thanks."""

import re
from datetime import date
from decimal import Decimal

import pytest
from django.core import mail
from oscar.core.loading import get_model

from freshness.services import change_list_price
from tests.factories import make_country, make_order, make_product, make_product_page, make_user, make_voucher

pytestmark = pytest.mark.django_db
Order = get_model("order", "Order")
UserAddress = get_model("address", "UserAddress")
ADDRESS = {
    "email": "guest@example.com",
    "first_name": "Alice",
    "last_name": "Hill",
    "line1": "4 Mill Lane",
    "line4": "Leeds",
    "postcode": "ls82qt",
    "phone_number": "0113 496 0182",
    "safe_place": "In the porch.",
    "note": "Mind the dog.",
}


@pytest.fixture(autouse=True)
def noon(time_machine):
    """Wednesday 2 December 2026, noon: the next delivery is Thursday's."""
    time_machine.move_to("2026-12-02T12:00:00+00:00")


@pytest.fixture
def alice(client, shop):
    alice = make_user(first_name="Alice", last_name="Hill")
    client.force_login(alice)
    return alice


def deliver(client, **fields):
    return client.post("/checkout/shipping-address/", ADDRESS | fields)


def shown(client) -> dict:
    """What the review page's form holds."""
    form = client.get("/checkout/preview/").context["form"]
    return {name: form[name].value() for name in ("payment", "shown_total", "shown_day", "basket")}


def order(client, **fields):
    return client.post("/checkout/preview/", shown(client) | fields)


def make_address(user, **fields):
    values = {
        "first_name": "Alice",
        "last_name": "Hill",
        "line1": "1 Wharf Street",
        "line4": "Leeds",
        "postcode": "LS2 7EQ",
    }
    return UserAddress.objects.create(user=user, country=make_country(), **values | fields)


class TestTheWayThrough:
    def test_a_guest_orders(self, client, milk, add, django_capture_on_commit_callbacks):
        make_product_page(milk)
        add(milk, 2)
        assert client.get("/checkout/").url == "/checkout/shipping-address/"
        delivery = client.get("/checkout/shipping-address/").content.decode()
        assert "Thursday\xa03\xa0December, 4 to 8 am" in delivery
        assert deliver(client).url == "/checkout/preview/"
        review = client.get("/checkout/preview/").content.decode()
        for words in (
            "2 × Whole milk, 568 ml",
            "4 Mill Lane",
            "LS8 2QT",
            "In the porch.",
            "Mind the dog.",
            "guest@example.com",
        ):
            assert words in review
        assert "Order, pay £4.90 at the door" in review
        with django_capture_on_commit_callbacks(execute=True):
            assert order(client).url == "/checkout/thank-you/"
        placed = Order.objects.get()
        assert (placed.status, placed.guest_email, placed.total_incl_tax) == (
            "Confirmed",
            "guest@example.com",
            Decimal("4.90"),
        )
        assert placed.shipping_address.postcode == "LS8 2QT"
        assert placed.shipping_address.phone_number.as_e164 == "+441134960182"
        assert (placed.delivery.day, placed.delivery.safe_place) == (date(2026, 12, 3), "In the porch.")
        for _ in range(2):  # reload-safe
            thanks = client.get("/checkout/thank-you/").content.decode()
            assert "See you Thursday, Alice." in thanks
            assert placed.number in thanks
        followed = client.get(re.search(r'href="(/account/order-status/[^"]*)"', thanks)[1])
        assert followed.status_code == 200
        assert len(mail.outbox) == 1
        assert client.get("/basket/").context["lines"] == []

    def test_a_customer_orders_to_a_saved_address(self, client, alice, milk, add):
        home, other = make_address(alice), make_address(make_user("bob@example.com"), line1="9 Bob Street")
        add(milk)
        page = client.get("/checkout/shipping-address/").content.decode()
        assert "1 Wharf Street" in page
        assert "9 Bob Street" not in page
        assert re.search(rf'value="{home.pk}"[^>]* checked', page)
        assert deliver(client, saved=other.pk).status_code == 200
        assert client.post("/checkout/shipping-address/", {"saved": home.pk, "note": "Ring twice."}).status_code == 302
        order(client)
        placed = Order.objects.get()
        assert (placed.user, placed.guest_email) == (alice, "")
        assert (placed.shipping_address.line1, placed.delivery.note, placed.delivery.area) == (
            "1 Wharf Street",
            "Ring twice.",
            "LS2",
        )
        home.refresh_from_db()
        assert home.num_orders_as_shipping_address == 1

    def test_a_customer_orders_to_another_address_which_is_kept(self, client, alice, milk, add):
        make_address(alice)
        add(milk)
        assert deliver(client, saved="another").status_code == 302
        order(client)
        assert sorted(alice.addresses.values_list("line1", flat=True)) == ["1 Wharf Street", "4 Mill Lane"]

    def test_a_guest_who_signs_in_half_way_keeps_the_basket(self, client, milk, add):
        add(milk, 2)
        client.force_login(make_user())
        page = client.get("/checkout/shipping-address/")
        assert page.context["totals"].items == 2

    def test_the_sign_in_is_offered_and_leads_back(self, client, milk, add):
        add(milk)
        page = client.get("/checkout/shipping-address/").content.decode()
        assert 'href="/accounts/login/?next=/checkout/shipping-address/"' in page


class TestTheDeliveryPage:
    @pytest.fixture(autouse=True)
    def basket(self, milk, add):
        add(milk)

    @pytest.mark.parametrize(
        ("field", "value", "words"),
        [
            ("email", "", "Enter your e-mail."),
            ("email", "nobody", "Enter a valid email address."),
            ("first_name", "", "Enter your first name."),
            ("line1", "", "Enter your house and street."),
            ("postcode", "", "Enter a full postcode, such as LS8 2QT."),
            ("postcode", "LS8", "Enter a full postcode, such as LS8 2QT."),
            ("phone_number", "123", "This is not a valid local phone format for United Kingdom."),
            ("note", "x" * 201, "Ensure this value has at most 200 characters (it has 201)."),
            ("safe_place", "x" * 101, "Ensure this value has at most 100 characters (it has 101)."),
            ("line1", "x\x00y", "Null characters are not allowed."),
            ("last_name", "x" * 256, "Ensure this value has at most 255 characters (it has 256)."),
        ],
    )
    def test_a_mistake_is_said_once_and_nothing_typed_is_lost(self, client, field, value, words):
        page = deliver(client, **{field: value})
        assert page.status_code == 200
        errors = page.context["form"].errors
        assert list(errors) == [field]
        assert words in errors[field]
        text = page.content.decode()
        assert "Error: Delivery" in " ".join(text.split())
        assert f'href="#id_{field}"' in text
        assert field == "safe_place" or "In the porch." in text

    def test_it_helps_the_browser_to_fill_it_in(self, client):
        page = client.get("/checkout/shipping-address/").content.decode()
        for autofill in ("email", "shipping given-name", "shipping address-line1", "shipping postal-code", "tel"):
            assert f'autocomplete="{autofill}"' in page

    def test_what_was_typed_is_there_when_one_comes_back(self, client):
        deliver(client)
        page = client.get("/checkout/shipping-address/").content.decode()
        for words in ("4 Mill Lane", "LS8 2QT", "In the porch.", "Mind the dog.", "guest@example.com"):
            assert words in page

    def test_another_field_in_the_form_changes_nothing(self, client):
        deliver(client, country="FR", user="1", id="1", total="0.01")
        order(client)
        placed = Order.objects.get()
        assert (placed.shipping_address.country_id, placed.total_incl_tax) == ("GB", Decimal("3.45"))


class TestTheReviewPage:
    @pytest.fixture(autouse=True)
    def reviewed(self, client, milk, add):
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

    def test_a_day_whose_cut_off_has_passed_is_told(self, client, time_machine):
        posted = shown(client)
        time_machine.move_to("2026-12-02T21:00:00+00:00")
        page = client.post("/checkout/preview/", posted)
        assert page.context["form"].non_field_errors() == [
            "We can come on Friday 4 December now. Order again if that suits you."
        ]
        assert not Order.objects.exists()
        client.post("/checkout/preview/", {name: page.context["form"][name].value() for name in posted})
        assert Order.objects.get().delivery.day == date(2026, 12, 4)

    def test_a_price_that_rose_leads_back_to_the_basket(self, client, milk, words):
        posted = shown(client)
        change_list_price(stockrecord=milk.stockrecords.get(), price=Decimal("1.60"))
        assert client.post("/checkout/preview/", posted).url == "/basket/"
        assert words() == ["Whole milk is now £1.60. Say in your basket whether that is all right."]
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
        assert client.get("/checkout/thank-you/").context["order"] != theirs

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
        client.post("/checkout/shipping-address/", {"saved": home.pk})
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
