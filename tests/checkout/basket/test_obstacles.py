"""What keeps a basket from the checkout because of its day. Thursday 26 November 2026, noon."""

import pytest

from tests.delivery.areas import FRIDAY, make_area, make_weekly_slot

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shop", "thursday")]
SAT = "2026-11-28"


@pytest.fixture
def leeds(thursday):
    """Leeds north on Fridays, and on Saturdays for baskets from £15.00 on."""
    area = make_area("Leeds north", "LS8")
    return [make_weekly_slot(area, FRIDAY), make_weekly_slot(area, FRIDAY + 1, minimum_order="15.00")]


@pytest.fixture
def choose(client):
    def choose(day: str):
        return client.post("/basket/day/", {"day": day}, headers={"Sec-Fetch-Site": "same-origin"})

    return choose


class TestTheMinimum:
    def test_a_minimum_order_keeps_from_the_checkout(self, client, choose, leeds, milk, add):
        """Fails without places.obstacles in basket.page."""
        add(milk, 2)
        assert "Go to checkout" in client.get("/basket/").content.decode()
        choose(SAT)
        page = client.get("/basket/")
        assert page.context["problems"] == ["An order comes to £15.00 at least. Put in something for £12.10 more."]
        assert "Go to checkout" not in page.content.decode()

    def test_a_minimum_that_another_window_of_the_day_does_not_have_keeps_nobody_away(
        self, client, choose, leeds, milk, add
    ):
        """The header chooses days only: windows are chosen in the checkout, behind this page."""
        make_weekly_slot(leeds[1].weekly_day.area, FRIDAY + 1, opens=17, closes=20)
        add(milk, 2)
        choose(SAT)
        page = client.get("/basket/")
        assert page.context["problems"] == []
        assert "Go to checkout" in page.content.decode()

    def test_a_minimum_of_the_first_day_keeps_nobody_away_who_has_chosen_none(self, client, leeds, milk, add):
        type(leeds[0]).objects.filter(pk=leeds[0].pk).update(minimum_order="20.00")
        add(milk, 2)
        assert client.get("/basket/").context["problems"] == [
            "An order comes to £15.00 at least. Put in something for £12.10 more."
        ]
        add(milk, 9)
        assert client.get("/basket/").context["problems"] == []  # 11 pints are £15.95


class TestNoRoomAnywhere:
    def test_no_page_names_a_day_that_cannot_be_had(self, client, leeds, milk, add):
        type(leeds[0]).objects.update(capacity_orders=0)
        add(milk, 2)
        assert '<span class="daypick__when">no free round</span>' in client.get("/").content.decode()
        for path in ("/basket/", "/basket/day/", "/checkout/shipping-address/"):
            words = client.get(path).content.decode().replace("\xa0", " ")
            assert "Friday 27 November" not in words, path
            assert "4 to 8 am" not in words, path
            assert "None of our next rounds has room" in words, path
