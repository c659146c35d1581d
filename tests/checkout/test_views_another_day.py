"""What another delivery day makes of a basket, told before and after it is chosen on the delivery page."""

from datetime import date
from decimal import Decimal

import pytest
from oscar.core.loading import get_model

from freshness.services.plain import change_list_price
from tests.checkout.rounds import FRI, NEXT_FRI, NEXT_THU, THU, Rounds, pick
from tests.checkout.steps import ADDRESS, deliver, when
from tests.freshness.stocked import make_batch, make_ladder, make_yoghurt

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]
PAGE = "/checkout/shipping-address/"


@pytest.fixture
def rounds(noon, shop):
    return Rounds()


def kept(client) -> dict:
    return client.session.get("delivery", {})


class TestAnotherDayForTheBasket:
    """A yoghurt best before Friday, £1.20 on Thursday with one day left; on Friday, its last day, it is £1.20 too."""

    @pytest.fixture
    def yoghurt(self, noon, rounds, add):
        yoghurt = make_yoghurt()
        make_ladder(yoghurt)
        make_batch(yoghurt, date(2026, 12, 5))
        make_batch(yoghurt, date(2026, 12, 20))
        add(yoghurt, date="2026-12-05")  # 2 days left on Thursday: 30 % off is £1.68; 1 on Friday: £1.20
        return yoghurt

    def test_the_tiles_say_it_and_so_does_the_notice(self, client, yoghurt):
        page = client.get(PAGE)
        notes = {day.day: day.note for day in page.context["days"]}
        assert notes == {THU: "as basket", FRI: "1 change", NEXT_THU: "1 missing", NEXT_FRI: "1 missing"}
        text = page.content.decode()
        assert "If you chose Friday\xa04\xa0December instead" in text
        assert "£1.20 instead of £1.68." in text

    def test_a_changed_basket_is_shown_before_the_review_even_if_it_got_cheaper(self, client, rounds, yoghurt, words):
        assert deliver(client, **pick(rounds.friday, FRI)).url == "/basket/"
        assert words() == ["For Friday 4 December some things change. Look them over, then go on."]
        assert [each.words for each in client.get("/basket/").context["changes"]] == [
            "Now £1.20, it was £1.68 for Thursday."
        ]
        assert client.get("/checkout/").url == "/checkout/preview/"  # the address is known
        assert "Order, pay £3.20 at the door" in client.get("/checkout/preview/").content.decode()

    def test_what_cannot_be_had_is_answered_in_the_basket_and_the_address_is_kept(self, client, rounds, yoghurt, words):
        assert deliver(client, **pick(rounds.early, NEXT_THU)).url == "/basket/"
        assert client.get("/checkout/preview/").url == "/basket/"
        words()
        client.post("/basket/", {"remove": get_model("basket", "Line").objects.get().pk})
        assert client.get("/checkout/").url == "/basket/"  # nothing is left

    def test_the_same_day_leads_straight_to_the_review(self, client, rounds, yoghurt):
        assert deliver(client, **pick(rounds.late, THU)).url == "/checkout/preview/"

    def test_what_its_shorter_date_takes_off_is_a_row_of_the_review(self, client, rounds, yoghurt):
        deliver(client, **pick(rounds.early, THU))
        page = client.get("/checkout/preview/")
        assert page.context["totals"].shorter_dates == Decimal("0.72")
        assert "Shorter dates" in page.content.decode()

    def test_a_look_shows_another_day_and_remembers_nothing(self, client, rounds, yoghurt):
        page = client.post(PAGE, ADDRESS | {"email": "nobody"} | pick(rounds.friday, FRI) | {"look": "1"})
        assert page.context["opening"].day == FRI
        assert page.context["totals"].total == Decimal("3.20")  # £1.20 and £2.00
        assert not page.context["form"].errors
        assert "Mind the dog." in page.content.decode()
        assert kept(client) == {}
        assert client.get(PAGE).context["opening"].day == THU


def test_a_rise_since_the_basket_is_asked_about_there(client, rounds, add, milk, noon):
    add(milk)
    posted = when(client)
    change_list_price(stockrecord=milk.stockrecords.get(), price=Decimal("1.60"))
    assert client.post(PAGE, ADDRESS | posted).url == "/checkout/preview/"
    assert client.get("/checkout/preview/").url == "/basket/"
