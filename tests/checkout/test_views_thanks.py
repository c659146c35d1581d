"""After ordering: the thank-you page, the event for the calendar, and an order that waits to be paid."""

import re
from datetime import date
from decimal import Decimal

import pytest
from icalendar import Calendar
from oscar.core.loading import get_model

from checkout.payments.states import AttemptState
from tests.checkout.bank import PATH
from tests.checkout.rounds import THU, Rounds, pick
from tests.checkout.steps import deliver, order, shown
from tests.factories import make_product, make_user
from tests.freshness.stocked import make_batch, make_yoghurt

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]
Order = get_model("order", "Order")
THANKS, CALENDAR = "/checkout/thank-you/", "/checkout/thank-you/calendar/"


@pytest.fixture
def rounds(noon, shop):
    return Rounds()


@pytest.fixture
def by_card(settings):
    settings.PAYMENT_GATEWAYS = [PATH, "checkout.payments.pay_on_delivery.PayOnDelivery"]


@pytest.fixture
def ordered(client, rounds, add):
    """A yoghurt in a jar with a deposit, for Thursday evening, paid at the door."""
    yoghurt = make_yoghurt()
    yoghurt.pack.deposit = Decimal("0.20")
    yoghurt.pack.save()
    make_batch(yoghurt, date(2026, 12, 10))
    add(yoghurt)
    deliver(client, **pick(rounds.late, THU), safe_place="Porch; left, behind\\the boots")
    order(client, payment="pay-on-delivery")
    return Order.objects.get()


@pytest.fixture
def waiting(client, by_card, rounds, milk, add):
    """Two pints ordered, to be paid by card."""
    add(milk, 2)
    deliver(client, **pick(rounds.early, THU))
    order(client, payment="card")
    return Order.objects.get()


def text_of(page) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page.content.decode()).split())


class TestThanks:
    def test_it_says_when_what_and_how_it_is_paid(self, client, ordered):
        text = text_of(client.get(THANKS))
        for words in (
            f"Order {ordered.number} · confirmed",
            "See you Thursday, Alice.",
            "We come on Thursday 3 December, 5 to 8 pm. The details are on their way to guest@example.com.",
            "Best before Thu 10 Dec or later",
            "To pay at the door",
            "Total £6.10",  # £2.40, £0.20 deposit, £3.50 delivery
            "Card or cash to the driver.",
            "£0.20 back on this order’s bottles and jars",
        ):
            assert words in text

    def test_it_leads_to_the_order_and_to_the_calendar(self, client, ordered):
        page = client.get(THANKS).content.decode()
        assert f'href="{CALENDAR}"' in page
        assert client.get(re.search(r'href="(/account/order-status/[^"]*)"', page)[1]).status_code == 200

    def test_a_search_engine_and_a_cache_leave_it_alone(self, client, ordered):
        page = client.get(THANKS)
        assert '<meta name="robots" content="noindex">' in page.content.decode()
        assert "no-store" in page["Cache-Control"]

    def test_what_was_taken_at_the_door_is_said_to_be_paid(self, client, ordered):
        ordered.payments.update(state=AttemptState.CAPTURED)
        assert "Paid at the door" in text_of(client.get(THANKS))

    def test_a_name_is_text_whatever_it_says(self, client, rounds, milk, add):
        add(milk)
        deliver(client, first_name="<b>Alice</b>")
        order(client)
        assert "See you Thursday, &lt;b&gt;Alice&lt;/b&gt;." in client.get(THANKS).content.decode()


class TestTheCalendar:
    def test_it_holds_the_window_in_hours(self, client, ordered):
        answer = client.get(CALENDAR)
        assert answer["Content-Type"] == "text/calendar; charset=utf-8"
        assert answer["Content-Disposition"] == f'attachment; filename="{ordered.number}.ics"'
        [event] = Calendar.from_ical(answer.content).walk("VEVENT")
        assert str(event["summary"]) == "Longmeadow Dairy: delivery, 5 to 8 pm"
        assert event["dtstart"].dt.isoformat() == "2026-12-03T17:00:00+00:00"
        assert event["dtend"].dt.isoformat() == "2026-12-03T20:00:00+00:00"
        assert "4 Mill Lane" in event["location"]

    def test_hours_set_anew_since_are_not_those_that_were_promised(self, client, ordered):
        slot = ordered.delivery.weekly_slot
        type(slot).objects.filter(pk=slot.pk).update(opens="18:00", closes="21:00")
        [event] = Calendar.from_ical(client.get(CALENDAR).content).walk("VEVENT")
        assert (event["dtstart"].dt, event["dtend"].dt) == (date(2026, 12, 3), date(2026, 12, 4))
        assert str(event["summary"]) == "Longmeadow Dairy: delivery, 5 to 8 pm"

    def test_what_the_shopper_wrote_stays_text(self, client, ordered):
        content = client.get(CALENDAR).content.decode()
        assert "Porch\\; left\\, behind\\\\the boots" in content.replace("\r\n ", "")
        assert all(len(line.encode()) <= 75 for line in content.split("\r\n"))

    def test_a_line_break_in_the_safe_place_makes_no_line_of_its_own(self, client, ordered):
        type(ordered.delivery).objects.update(safe_place="Porch\r\nATTACH:https://example.com")
        [event] = Calendar.from_ical(client.get(CALENDAR).content).walk("VEVENT")
        assert "attach" not in event

    def test_without_areas_it_is_the_day(self, client, shop, milk, add):
        add(milk)
        deliver(client)
        order(client)
        [event] = Calendar.from_ical(client.get(CALENDAR).content).walk("VEVENT")
        assert (event["dtstart"].dt, event["dtend"].dt) == (date(2026, 12, 3), date(2026, 12, 4))

    def test_nobody_gets_somebody_elses(self, client, shop, ordered):
        client.session.flush()
        client.cookies.clear()
        assert client.get(CALENDAR).status_code == 404


class TestAnOrderThatWaits:
    def test_the_button_said_it_and_the_page_that_follows_is_the_one_to_pay(self, client, by_card, rounds, milk, add):
        add(milk, 2)
        deliver(client, **pick(rounds.early, THU))
        assert "Order and pay £4.90" in client.get("/checkout/preview/").content.decode()
        answer = order(client, payment="card")
        assert answer.url == f"/checkout/pay/{Order.objects.get().number}/"

    def test_nobody_is_thanked_for_it_yet(self, client, waiting):
        text = text_of(client.get(THANKS))
        assert "One thing left: to pay." in text
        assert "Pay £4.90" in text
        assert "until 12:15 pm" in text
        assert "See you" not in text

    @pytest.mark.parametrize("path", ["/checkout/", "/checkout/shipping-address/", "/checkout/preview/"])
    def test_coming_back_to_the_checkout_leads_to_it(self, client, waiting, path):
        assert client.get(path).url == f"/checkout/pay/{waiting.number}/"

    def test_the_basket_and_a_new_order_offer_to_go_on_with_it(self, client, waiting, add):
        link = f'href="/checkout/pay/{waiting.number}/"'
        assert link in client.get("/basket/").content.decode()
        add(make_product("Butter"))
        assert link in client.get("/basket/").content.decode()
        assert link in client.get("/checkout/shipping-address/").content.decode()

    def test_a_second_click_leads_to_it_too(self, client, by_card, rounds, milk, add):
        add(milk, 2)
        deliver(client, **pick(rounds.early, THU))
        posted = shown(client) | {"payment": "card"}
        first, second = (client.post("/checkout/preview/", posted).url for _ in range(2))
        assert first == second == f"/checkout/pay/{Order.objects.get().number}/"

    def test_once_its_time_is_over_nothing_is_offered(self, client, waiting, time_machine):
        time_machine.move_to("2026-12-02T12:16:00+00:00")
        assert "waits to be paid" not in client.get("/basket/").content.decode()
        assert client.get("/checkout/").url == "/basket/"

    def test_once_it_is_paid_it_says_with_what(self, client, waiting):
        waiting.payments.update(state=AttemptState.AUTHORISED, paid_with="Visa ending 4242")
        Order.objects.update(status="Confirmed")
        text = text_of(client.get(THANKS))
        assert "See you Thursday, Alice." in text
        assert "Visa ending 4242" in text
        assert "waits to be paid" not in client.get("/basket/").content.decode()

    def test_it_is_offered_to_nobody_else(self, client, waiting):
        client.cookies.clear()
        client.force_login(make_user())
        assert waiting.number not in client.get("/basket/").content.decode()
