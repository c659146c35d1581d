"""The day and the place, chosen from any page. Thursday 26 November 2026, noon."""

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from delivery.models import AreaRequest, ChosenDelivery, SlotLoad
from tests.delivery.areas import FRIDAY, make_area, make_weekly_slot
from tests.factories import make_product_page, make_user

pytestmark = pytest.mark.django_db
OURS = {"Sec-Fetch-Site": "same-origin"}
FRI, SAT = "2026-11-27", "2026-11-28"


@pytest.fixture(autouse=True)
def shop_on_thursday(shop, thursday):
    """Strangers are shown Friday's round."""


@pytest.fixture
def leeds():
    """Leeds north (LS8) on Fridays and Saturdays."""
    area = make_area("Leeds north", "LS8")
    return [make_weekly_slot(area, FRIDAY), make_weekly_slot(area, FRIDAY + 1, minimum_order="15.00")]


@pytest.fixture
def choose(client):
    """Presses "Use this day", or "Check" with check=1; the answer."""

    def choose(by=client, referer="http://testserver/", **fields):
        return by.post("/basket/day/", fields, headers=OURS | {"Referer": referer})

    return choose


def header(response) -> str:
    """Place and day as the header says them."""
    page = response.content.decode()
    parts = [page.split(f'class="daypick__{name}">')[1].split("<")[0] for name in ("what", "when")]
    return ", ".join(parts).replace("\xa0", " ")


class TestChoosing:
    def test_every_page_says_the_next_day_and_has_the_days_to_choose_from(self, client, leeds):
        for path in ("/", "/basket/", "/search/", "/accounts/login/", "/nothing/here/"):
            page = client.get(path)
            assert header(page) == "Delivering, Fri 27 Nov"
            assert f'id="day-{SAT}" value="{SAT}"' in page.content.decode()

    def test_a_day_is_chosen_and_the_shopper_where_they_were(self, client, choose, leeds):
        response = choose(day=SAT, referer="http://testserver/shop/milk/")
        assert (response.status_code, response.url) == (302, "http://testserver/shop/milk/")
        page = client.get("/")
        assert header(page) == "Delivering, Sat 28 Nov"
        assert [str(each) for each in page.context["messages"]] == ["We bring it on Saturday 28 November, 4 to 8 am."]

    def test_the_place_stands_in_the_header_once_it_is_known(self, client, choose, leeds):
        choose(postcode=" ls82qt", day=SAT)
        page = client.get("/")
        assert header(page) == "Delivering to LS8, Sat 28 Nov"
        assert 'name="postcode" value="LS8 2QT"' in page.content.decode()

    def test_a_check_says_yes_and_opens_the_days(self, client, choose, leeds, words):
        assert choose(postcode="ls8", day=FRI, check="1").url == "http://testserver/#choose-day"
        assert words("/") == ["Yes, we come to LS8. What you see is for Friday 27 November, 4 to 8 am."]
        assert header(client.get("/")) == "Delivering to LS8, Fri 27 Nov"

    @pytest.mark.parametrize("where", ["foo", "?foo"])
    def test_a_page_before_that_is_no_address_breaks_nothing(self, choose, leeds, where):
        assert choose(day=SAT, next=where).status_code == 302
        assert choose(day=SAT, referer=where).status_code == 302

    def test_a_customer_finds_the_day_on_another_device(self, client, alice, choose, leeds):
        choose(postcode="LS8 2QT", day=SAT)
        kept = ChosenDelivery.objects.get(user=alice)
        assert (kept.postcode, str(kept.day), kept.weekly_slot) == ("LS8 2QT", SAT, None)
        other = Client()
        other.force_login(alice)
        assert header(other.get("/")) == "Delivering to LS8, Sat 28 Nov"

    def test_what_a_guest_chose_stays_when_they_sign_in(self, client, choose, leeds):
        choose(postcode="LS8 2QT", day=SAT)
        client.force_login(make_user())
        assert header(client.get("/")) == "Delivering to LS8, Sat 28 Nov"

    def test_it_needs_no_token_since_strangers_pages_hold_none(self, leeds):
        careful = Client(enforce_csrf_checks=True)
        response = careful.post("/basket/day/", {"day": SAT}, headers=OURS)
        assert response.status_code == 302
        assert header(careful.get("/")) == "Delivering, Sat 28 Nov"

    @pytest.mark.parametrize("headers", [{"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://evil.example"}])
    def test_another_sites_form_changes_nothing(self, client, leeds, headers, words):
        """Fails without from_our_pages in FromOurPages.dispatch."""
        client.post("/basket/day/", {"day": SAT, "postcode": "LS8"}, headers=headers)
        assert words("/") == ["That came from another site, so nothing was changed. Please use our own pages."]
        assert header(client.get("/")) == "Delivering, Fri 27 Nov"

    @pytest.mark.parametrize(
        ("referer", "next_page", "goes_to"),
        [
            ("https://evil.example/", "", "/"),
            ("http://testserver/basket/day/", "", "/"),
            ("http://testserver/basket/day/", "/shop/", "/shop/"),
            ("http://testserver/basket/day/", "https://evil.example/", "/"),
            ("http://testserver/basket/day/", "//evil.example/", "/"),
            ("http://testserver/basket/day/", "javascript:alert(1)", "/"),
        ],
    )
    def test_it_leads_only_to_our_own_pages(self, choose, leeds, referer, next_page, goes_to):
        assert choose(day=SAT, referer=referer, next=next_page).url == goes_to

    def test_the_page_of_all_days_works_by_itself(self, client, leeds):
        page = client.get("/basket/day/", headers={"Referer": "http://testserver/shop/"})
        assert page.content.decode().count('name="day" id="choose-') == 4  # two Fridays, two Saturdays
        assert '<input type="hidden" name="next" value="http://testserver/shop/">' in page.content.decode()

    def test_the_window_chosen_at_the_checkout_stays_with_its_day(self, client, alice, leeds, choose):
        evening = make_weekly_slot(leeds[0].weekly_day.area, FRIDAY, opens=18, closes=20)
        ChosenDelivery.objects.create(user=alice, postcode="LS8", day=FRI, weekly_slot=evening)
        choose(postcode="LS8 2QT", day=FRI)
        assert ChosenDelivery.objects.get().weekly_slot == evening
        choose(postcode="LS8 2QT", day=SAT)
        assert ChosenDelivery.objects.get().weekly_slot is None

    def test_a_window_that_is_gone_does_no_harm(self, client, alice, leeds, choose):
        evening = make_weekly_slot(leeds[0].weekly_day.area, FRIDAY, opens=18, closes=20)
        ChosenDelivery.objects.create(user=alice, postcode="LS8", day=FRI, weekly_slot=evening)
        client.get("/")
        ChosenDelivery.objects.all().delete()
        evening.delete()
        assert choose(postcode="LS8 2QT", day=FRI).status_code == 302
        assert header(client.get("/")) == "Delivering to LS8, Fri 27 Nov"


class TestStrangers:
    def test_their_pages_are_the_same_for_all_and_set_no_cookie(self, client, leeds, choose):
        make_product_page()
        choose(by=Client(), postcode="LS8 2QT", day=SAT)
        for path in ("/", "/basket/day/", "/shop/milk/whole-milk/"):
            pages = [Client().get(path) for _visitor in range(2)]
            assert pages[0].content == pages[1].content
            assert not pages[0].cookies
            assert b"csrfmiddlewaretoken" not in pages[0].content
            assert header(pages[0]) == "Delivering, Fri 27 Nov"

    def test_looking_starts_no_session(self, client, leeds):
        client.get("/")
        client.get("/basket/day/")
        client.get("/basket/elsewhere/?postcode=YO1")
        assert not Session.objects.exists()


class TestPostcodes:
    def test_nonsense_is_said_and_kept_as_typed(self, client, choose, leeds):
        page = choose(postcode="<Leeds>", day=SAT).content.decode()
        assert "“&lt;Leeds&gt;” is not a postcode we can read." in page
        assert 'name="postcode" value="&lt;Leeds&gt;"' in page
        assert header(client.get("/")) == "Delivering, Fri 27 Nov"

    def test_where_we_do_not_come_to_is_said_kindly(self, client, choose, leeds):
        response = choose(postcode="yo17hh", day=SAT)
        assert response.url == "/basket/elsewhere/?postcode=YO1+7HH"
        page = client.get(response.url).content.decode()
        assert "We don’t come to YO1 yet" in page
        assert header(client.get("/")) == "Delivering, Fri 27 Nov"  # what was chosen before stays

    def test_an_address_can_be_left_there_once_or_twice(self, client, leeds, words):
        for email in ("Dora@example.com", "dora@example.com"):
            response = client.post("/basket/elsewhere/?postcode=YO1+7HH", {"email": email}, headers=OURS)
            assert response.status_code == 302
        assert [(each.email, each.postcode) for each in AreaRequest.objects.all()] == [("dora@example.com", "YO1 7HH")]
        assert words("/")[0] == "Thank you. We write to dora@example.com once we come to YO1."

    def test_a_stranger_whose_form_has_no_token_can_leave_one(self, leeds):
        """Guard: csrf_exempt on the view itself, since it overrides dispatch."""
        stranger = Client(enforce_csrf_checks=True)
        answer = stranger.post("/basket/elsewhere/?postcode=YO1", {"email": "d@example.com"}, headers=OURS)
        assert answer.status_code == 302
        assert AreaRequest.objects.get().email == "d@example.com"

    @pytest.mark.parametrize("email", ["", "dora", "dora@", "a" * 300 + "@example.com", "dora@example.com\x00"])
    def test_an_odd_address_is_said_and_kept(self, client, leeds, email):
        page = client.post("/basket/elsewhere/?postcode=YO1", {"email": email}, headers=OURS)
        assert page.context["form"].errors["email"]
        assert '<a href="#id_email">E-mail address</a>' in page.content.decode()
        assert not AreaRequest.objects.exists()

    def test_another_site_leaves_no_address(self, client, leeds):
        client.post(
            "/basket/elsewhere/?postcode=YO1", {"email": "d@example.com"}, headers={"Sec-Fetch-Site": "cross-site"}
        )
        assert not AreaRequest.objects.exists()

    @pytest.mark.parametrize("query", ["", "?postcode=", "?postcode=nonsense", "?postcode=LS8"])
    def test_the_kind_page_is_only_for_where_we_do_not_come_to(self, client, leeds, query):
        assert client.get(f"/basket/elsewhere/{query}").url == "/basket/day/"

    def test_a_shop_without_areas_comes_everywhere(self, client, choose):
        choose(postcode="YO1 7HH", day="2026-11-30")
        assert header(client.get("/")) == "Delivering to YO1, Mon 30 Nov"


class TestLosing:
    def fill(self, row, day: str) -> None:
        SlotLoad.objects.create(weekly_slot=row, day=day, orders=row.capacity_orders)

    def test_a_day_that_filled_up_is_told_once(self, client, choose, leeds, words):
        choose(day=SAT)
        words("/")
        self.fill(leeds[1], SAT)
        assert words("/") == ["Saturday 28 November is full now. We show Friday 27 November."]
        assert words("/") == []
        assert header(client.get("/")) == "Delivering, Fri 27 Nov"

    def test_a_day_past_its_cut_off_is_told_once(self, client, choose, leeds, words, time_machine):
        choose(day=FRI)
        words("/")
        time_machine.move_to("2026-11-26T21:00:00+00:00")
        assert words("/") == ["It is too late now to order for Friday 27 November. We show Saturday 28 November."]
        assert words("/") == []

    def test_it_waits_for_a_page_of_the_shop(self, client, choose, leeds, words):
        """Fails without BACK_OFFICE in the basket's middleware: the desk would take the words."""
        client.force_login(make_user(is_superuser=True, is_staff=True))
        choose(day=SAT)
        words("/")
        self.fill(leeds[1], SAT)
        assert client.get("/admin/").status_code == 200
        assert words("/") == ["Saturday 28 November is full now. We show Friday 27 November."]

    def test_a_day_long_over_is_let_go_in_silence(self, client, choose, leeds, words, time_machine):
        choose(day=FRI)
        words("/")
        time_machine.move_to("2026-11-30T12:00:00+00:00")
        assert words("/") == []
        assert header(client.get("/")) == "Delivering, Fri 4 Dec"

    def test_a_tile_that_filled_up_before_the_click_is_said(self, client, choose, leeds, words):
        self.fill(leeds[1], SAT)
        choose(day=SAT)
        assert words("/") == ["Saturday 28 November is full now. We show Friday 27 November."]
        assert words("/") == []

    def test_a_day_that_nobody_drives_is_said(self, choose, leeds, words):
        choose(day="2026-11-29")
        assert words("/") == ["We don’t come on Sunday 29 November. We show Friday 27 November."]

    def test_what_it_changed_in_the_basket_is_said_with_it(self, choose, leeds, words, yoghurt, add):
        choose(day=SAT)
        add(yoghurt, 1, date="2026-11-29")  # £1.20: a day left on Saturday, two on Friday
        words()
        self.fill(leeds[1], SAT)
        assert words("/") == [
            "Saturday 28 November is full now. We show Friday 27 November.",
            "1 thing changed for Friday 27 November: look in your basket.",
        ]


class TestTheBasket:
    def test_what_a_day_changed_is_counted(self, client, choose, yoghurt, add, words):
        add(yoghurt, 2)
        add(yoghurt, 1, date="2026-12-01")
        add(yoghurt, 1, date="2026-11-29")
        words()
        choose(day="2026-11-30")
        assert words() == [
            "We bring it on Monday 30 November, 4 to 8 am.",
            "3 things changed for Monday 30 November: look in your basket.",
        ]
