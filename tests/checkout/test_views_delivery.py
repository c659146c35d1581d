"""From the basket to the thank-you page, and the delivery page on the way."""

import re
from datetime import date
from decimal import Decimal

import pytest
from django.core import mail
from oscar.core.loading import get_model

from tests.checkout.steps import deliver, order, when
from tests.factories import make_address, make_product_page, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]
Order = get_model("order", "Order")
WHARF = {"line1": "1 Wharf Street", "postcode": "LS2 7EQ"}


class TestTheWayThrough:
    def test_a_guest_orders(self, client, milk, add, django_capture_on_commit_callbacks):
        make_product_page(milk)
        add(milk, 2)
        assert client.get("/checkout/").url == "/checkout/shipping-address/"
        delivery = client.get("/checkout/shipping-address/").content.decode()
        assert "Thursday\xa03\xa0December" in delivery
        assert "4\xa0to\xa08\xa0am" in delivery
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
        home, other = make_address(alice, **WHARF), make_address(make_user("bob@example.com"), line1="9 Bob Street")
        add(milk)
        page = client.get("/checkout/shipping-address/").content.decode()
        assert "1 Wharf Street" in page
        assert "9 Bob Street" not in page
        assert re.search(rf'value="{home.pk}"[^>]* checked', page)
        assert deliver(client, saved=other.pk).status_code == 200
        posted = when(client) | {"saved": home.pk, "note": "Ring twice."}
        assert client.post("/checkout/shipping-address/", posted).status_code == 302
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
        make_address(alice, **WHARF)
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
    def basket(self, noon, milk, add):
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
            ("last_name", "x" * 256, "Keep it under 60 characters; it has 256."),
            ("first_name", "Ann, your parcel waits: https://evil.example", "Leave out links and line breaks."),
            ("first_name", "Ann\nYour parcel waits", "Leave out links and line breaks."),
            ("line1", "www.evil.example", "Leave out links and line breaks."),
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
