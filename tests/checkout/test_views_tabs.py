"""Two tabs, the back button, double clicks, and forms that somebody has tampered with."""

from datetime import date
from decimal import Decimal

import pytest
from django.test import Client
from oscar.core.loading import get_model

from checkout.models import LinePromise, PaymentAttempt
from delivery.models import OrderDelivery, SlotLoad
from tests.checkout.rounds import FRI, THU, Rounds, fill, pick
from tests.checkout.steps import deliver, order, shown
from tests.factories import make_product

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]
Order = get_model("order", "Order")
PREVIEW, DELIVERY = "/checkout/preview/", "/checkout/shipping-address/"
NASTY = [
    "",
    "0",
    "-1",
    "NaN",
    "Infinity",
    "1e999",
    "9" * 40,
    "\x00",
    "<b>",
    "null",
    "2026-02-30",
    "٣",
    "[]",
    "x" * 20_000,
]


@pytest.fixture
def rounds(noon, shop):
    return Rounds()


@pytest.fixture
def reviewed(client, rounds, milk, add) -> dict:
    """Two pints for Thursday morning at the review page: what its form holds."""
    add(milk, 2)
    deliver(client, **pick(rounds.early, THU))
    return shown(client)


def told(page) -> list[str]:
    return page.context["form"].non_field_errors()


def nothing_was_written() -> bool:
    rows = (Order, PaymentAttempt, OrderDelivery, LinePromise, get_model("order", "ShippingAddress"))
    taken = SlotLoad.objects.filter(orders__gt=0).exists()
    return not taken and not any(model.objects.exists() for model in rows)


class TestTwoTabs:
    def test_another_slot_in_the_other_tab_is_told_with_its_charge_and_the_total(self, client, rounds, reviewed):
        """Guard: shown_slot and shown_charge of the review form."""
        deliver(client, **pick(rounds.late, THU))
        page = client.post(PREVIEW, reviewed)
        assert told(page) == [
            "We come on Thursday 3 December, 5 to 8 pm now. Order again if that suits you.",
            "Delivery is £3.50 now. Order again if that is all right.",
            "The total is now £6.40. Check it and order again.",
        ]
        assert nothing_was_written()
        form = page.context["form"]
        assert client.post(PREVIEW, {name: form[name].value() for name in reviewed}).url == "/checkout/thank-you/"
        assert Order.objects.get().delivery.slot == "5 to 8 pm"

    def test_another_address_or_note_in_the_other_tab_is_told(self, client, rounds, reviewed):
        """Guard: shown_door of the review form; without it the order goes where this tab never showed."""
        for fields in ({"line1": "9 Other Street"}, {"note": "Ring twice."}):
            deliver(client, **pick(rounds.early, THU) | fields)
            assert told(client.post(PREVIEW, reviewed)) == [
                "The address or a note has changed in another window. Check them and order again."
            ]
        assert nothing_was_written()

    def test_more_in_the_basket_of_the_other_tab_is_told(self, client, reviewed, add):
        add(make_product("Butter", price="3.00"))
        assert told(client.post(PREVIEW, reviewed)) == ["The total is now £7.90. Check it and order again."]

    def test_another_day_chosen_in_the_header_of_the_other_tab_asks_for_a_time(self, client, reviewed, words):
        headers = {"Sec-Fetch-Site": "same-origin"}
        client.post("/basket/day/", {"postcode": "LS8", "day": str(FRI)}, headers=headers)
        assert client.post(PREVIEW, reviewed).url == DELIVERY
        assert "Choose a time." in words(DELIVERY)
        assert nothing_was_written()


def test_a_window_whose_hours_were_set_anew_is_told_before_it_is_ordered(client, rounds, reviewed):
    """Guard: the hours in shown_slot; without them the order comes at an hour that nobody was shown."""
    type(rounds.early).objects.filter(pk=rounds.early.pk).update(opens="06:00", closes="10:00")
    page = client.post(PREVIEW, reviewed)
    assert told(page) == ["We come on Thursday 3 December, 6 to 10 am now. Order again if that suits you."]
    assert nothing_was_written()


class TestTheSlotFillsUp:
    def test_before_the_click_it_is_told_with_the_other_windows(self, client, rounds, reviewed, words):
        fill(rounds.early, THU)
        assert client.post(PREVIEW, reviewed).url == DELIVERY
        assert words(DELIVERY) == ["Thursday 3 December, 4 to 8 am is full now. Choose another time."]
        assert not Order.objects.exists()
        assert client.get("/checkout/").url == DELIVERY

    def test_during_the_click_too(self, client, rounds, reviewed, words, monkeypatch):
        """The place goes between the check and the placement, so only the placement can see it."""
        from checkout import review_page

        real = review_page.place

        def late(*args):
            fill(rounds.early, THU)
            return real(*args)

        monkeypatch.setattr(review_page, "place", late)
        assert client.post(PREVIEW, reviewed).url == DELIVERY
        assert words(DELIVERY) == ["Thursday 3 December, 4 to 8 am is full now. Choose another time."]
        assert not Order.objects.exists()
        assert get_model("basket", "Basket").objects.get().status == "Open"

    def test_with_a_price_that_rose_both_are_told_at_once(self, client, rounds, reviewed, milk, words):
        from freshness.services.plain import change_list_price

        change_list_price(stockrecord=milk.stockrecords.get(), price=Decimal("1.60"))
        fill(rounds.early, THU)
        assert client.post(PREVIEW, reviewed).url == "/basket/"
        assert words() == [
            "Whole milk: It is now £1.60. Say in your basket whether that is all right.",
            "Thursday 3 December, 4 to 8 am is full now. Choose another time.",
        ]

    def test_a_basket_that_shrank_under_the_minimum_is_told(self, client, rounds, reviewed, words):
        type(rounds.early).objects.filter(pk=rounds.early.pk).update(minimum_order="2.90")
        assert client.get(PREVIEW).status_code == 200
        line = get_model("basket", "Line").objects.get()
        client.post("/basket/", {f"quantity-{line.pk}": "1", "update": "1"})
        assert client.get(PREVIEW).url == DELIVERY
        assert "An order comes to £2.90 at least. Put in something for £1.45 more." in words(DELIVERY)


def test_a_session_that_was_lost_is_told_where_to_begin_again(client, reviewed, words):
    """The basket has a cookie of its own. Guard: the message of check_user_email_is_captured."""
    client.cookies.pop("sessionid")
    assert client.post(PREVIEW, reviewed).url == DELIVERY
    assert words(DELIVERY) == ["Tell us first where to bring it."]
    assert nothing_was_written()


class TestBackAndTwice:
    def test_back_after_ordering_and_again_lands_where_the_first_did(self, client, reviewed):
        assert client.post(PREVIEW, reviewed).url == "/checkout/thank-you/"
        assert client.get(PREVIEW).url == "/basket/"
        assert client.get(DELIVERY).url == "/basket/"
        assert client.post(PREVIEW, reviewed).url == "/checkout/thank-you/"
        assert Order.objects.count() == PaymentAttempt.objects.count() == 1

    def test_two_places_are_not_taken_by_two_clicks(self, client, rounds, reviewed):
        client.post(PREVIEW, reviewed)
        client.post(PREVIEW, reviewed)
        assert SlotLoad.objects.get(weekly_slot=rounds.early, day=THU).orders == 1

    def test_the_delivery_form_sent_twice_is_sent_once(self, client, rounds, milk, add):
        add(milk)
        for _ in range(2):
            assert deliver(client, **pick(rounds.early, THU)).url == PREVIEW
        assert order(client).url == "/checkout/thank-you/"


class TestTampering:
    """Guard for each: the field's own check in checkout.reviewed or checkout.asked."""

    @pytest.mark.parametrize("value", NASTY)
    def test_no_field_of_the_review_breaks_the_page_or_orders_something_else(self, client, reviewed, value):
        strict = Client(raise_request_exception=True)
        strict.cookies = client.cookies
        for field in reviewed.keys() - {"shown_dates"}:  # milk has none
            page = strict.post(PREVIEW, reviewed | {field: value})
            assert page.status_code == 200, field
            assert page.context["form"].errors, field
            assert nothing_was_written(), field

    @pytest.mark.parametrize("value", NASTY)
    def test_no_field_of_the_delivery_page_breaks_it(self, client, rounds, milk, add, value):
        add(milk)
        fields = ("saved", "postcode", "phone_number", "day", "slot-2026-12-03", "area", "email", "line1", "note")
        for field in fields:
            for look in ({}, {"look": "1"}):
                page = deliver(client, **pick(rounds.early, THU) | {field: value} | look)
                assert page.status_code in (200, 302), field

    def test_fields_that_the_form_does_not_have_change_nothing(self, client, reviewed):
        more = {"slot": "1", "gateway": "free", "total": "0.01", "shipping_charge": "0", "user": "1", "status": "Paid"}
        client.post(PREVIEW, reviewed | more)
        placed = Order.objects.get()
        assert (placed.total_incl_tax, placed.user, placed.status) == (Decimal("4.90"), None, "Confirmed")
        assert placed.delivery.day == date(2026, 12, 3)

    @pytest.mark.parametrize(
        "field", ["shown_total", "shown_day", "shown_slot", "shown_charge", "shown_door", "basket"]
    )
    def test_a_field_that_is_left_out_orders_nothing(self, client, reviewed, field):
        del reviewed[field]
        assert told(client.post(PREVIEW, reviewed))
        assert nothing_was_written()
