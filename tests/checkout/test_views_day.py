"""Where and when: the delivery page in a shop with areas."""

from decimal import Decimal

import pytest
from oscar.core.loading import get_model

from delivery.models import ClosedDate, WeeklySlot
from tests.checkout.rounds import FRI, NEXT_FRI, NEXT_THU, THU, YORK, Rounds, fill, pick
from tests.checkout.steps import ADDRESS, deliver, order, shown, when
from tests.delivery.areas import make_weekly_slot
from tests.factories import make_address, make_product, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]
Order = get_model("order", "Order")
PAGE = "/checkout/shipping-address/"


@pytest.fixture
def rounds(noon, shop):
    return Rounds()


@pytest.fixture
def basket(noon, rounds, milk, add):
    """Two pints at £1.45."""
    add(milk, 2)


def errors(page) -> dict:
    return {name: list(words) for name, words in page.context["form"].errors.items()}


def kept(client) -> dict:
    return client.session.get("delivery", {})


@pytest.mark.usefixtures("basket")
class TestTheDays:
    def test_each_coming_day_says_what_it_would_change(self, client):
        days = client.get(PAGE).context["days"]
        assert [(day.day, day.note, day.is_chosen) for day in days] == [
            (THU, "as basket", True),
            (FRI, "as basket", False),
            (NEXT_THU, "as basket", False),
            (NEXT_FRI, "as basket", False),
        ]

    def test_a_full_day_and_a_closed_one_say_so_and_cannot_be_picked(self, client, rounds):
        fill(rounds.friday, FRI)
        ClosedDate.objects.create(day=NEXT_FRI, reason="The cows’ birthday")
        page = client.get(PAGE)
        days = {day.day: day for day in page.context["days"]}
        assert (days[FRI].note, days[FRI].is_possible) == ("full", False)
        assert (days[NEXT_FRI].note, days[NEXT_FRI].is_possible) == ("no round", False)
        assert "Fri\xa011\xa0Dec: The cows’ birthday" in page.content.decode()

    def test_the_windows_of_a_day_tell_price_and_what_is_in_the_way(self, client, rounds):
        WeeklySlot.objects.filter(pk=rounds.friday.pk).update(minimum_order="5.00")
        fill(rounds.late, THU)
        days = {day.day: day for day in client.get(PAGE).context["days"]}
        told = [(window.words, window.price, window.hint, window.is_possible) for window in days[THU].windows]
        assert told == [
            ("4 to 8 am", "£2.00", "Free from £20.00.", True),
            ("5 to 8 pm", "£3.50", "Full on Thursday.", False),
        ]
        # two pints are £2.90: £2.10 are missing to £5.00
        [window] = days[FRI].windows
        assert window.hint == "An order comes to £5.00 at least. Put in something for £2.10 more. Free from £20.00."

    def test_a_basket_that_is_too_big_for_what_is_left_is_told(self, client, rounds):
        WeeklySlot.objects.filter(pk=rounds.early.pk).update(capacity_crates="0.01")
        early, late = client.get(PAGE).context["days"][0].windows
        assert (early.hint, early.is_possible) == ("Too little room left for so much.", False)
        assert (late.is_possible, late.is_chosen) == (True, True)
        assert errors(deliver(client, **pick(rounds.early, THU))) == {
            "day": ["Thursday 3 December, 4 to 8 am has too little room left for so much. Choose another time."]
        }

    def test_nobody_comes_for_two_weeks(self, client):
        for day in (THU, FRI, NEXT_THU, NEXT_FRI):
            ClosedDate.objects.create(day=day)
        page = client.get(PAGE)
        assert not page.context["has_day"]
        assert "None of our next rounds has room for this." in page.content.decode()
        page = deliver(client)
        assert "None of our next rounds has room. Please look in again tomorrow." in str(errors(page)["day"])

    def test_any_number_of_days_takes_the_same_number_of_queries(self, client, rounds, django_assert_max_num_queries):
        client.get(PAGE)
        with django_assert_max_num_queries(100) as few:
            client.get(PAGE)
        for weekday in (0, 1, 2, 5, 6):
            make_weekly_slot(rounds.early.weekly_day.area, weekday)
        with django_assert_max_num_queries(len(few)):
            assert len(client.get(PAGE).context["days"]) == 13


@pytest.mark.usefixtures("basket")
class TestChoosing:
    def test_a_slot_is_remembered_and_ordered_with_its_charge(self, client, rounds):
        assert deliver(client, **pick(rounds.late, THU)).url == "/checkout/preview/"
        assert kept(client) == {"postcode": "LS8 2QT", "day": "2026-12-03", "slot": rounds.late.pk}
        review = client.get("/checkout/preview/").content.decode()
        assert "Thursday\xa03\xa0December, 5\xa0to\xa08\xa0pm" in review
        assert "Order, pay £6.40 at the door" in review  # £2.90 and £3.50
        order(client)
        placed = Order.objects.get()
        assert (placed.delivery.day, placed.delivery.slot, placed.delivery.weekly_slot) == (
            THU,
            "5 to 8 pm",
            rounds.late,
        )
        assert (placed.shipping_incl_tax, placed.total_incl_tax) == (Decimal("3.50"), Decimal("6.40"))

    @pytest.mark.parametrize(
        ("fields", "words"),
        [
            ({"day": ""}, "Choose a day."),
            ({"day": "tomorrow"}, "Choose a day."),
            ({"day": "2026-12-25"}, "We don’t come then. Choose another time."),
            ({"slot-2026-12-03": ""}, "Choose a time."),
            ({"slot-2026-12-03": "0"}, "We don’t come then. Choose another time."),
            ({"slot-2026-12-03": "9" * 30}, "We don’t come then. Choose another time."),
            ({"slot-2026-12-03": "-1"}, "We don’t come then. Choose another time."),
            ({"slot-2026-12-03": "<b>"}, "We don’t come then. Choose another time."),
            ({"day": "2026-12-03\x00"}, "Null characters are not allowed."),
        ],
    )
    def test_an_odd_day_or_window_is_said_at_the_days_and_nothing_typed_is_lost(self, client, rounds, fields, words):
        page = deliver(client, **pick(rounds.early, THU) | fields)
        assert errors(page) == {"day": [words]}
        text = page.content.decode()
        assert 'href="#id_day"' in text
        assert "Mind the dog." in text
        assert kept(client) == {}

    def test_a_slot_that_has_filled_up_meanwhile_is_said(self, client, rounds):
        posted = when(client)
        fill(rounds.early, THU)
        page = client.post(PAGE, ADDRESS | posted)
        assert errors(page) == {"day": ["Thursday 3 December, 4 to 8 am is full now. Choose another time."]}
        assert page.context["opening"].window == "5 to 8 pm"

    def test_the_minimum_of_a_slot_is_asked_for(self, client, rounds):
        WeeklySlot.objects.filter(pk=rounds.early.pk).update(minimum_order="3.00")
        assert errors(deliver(client, **pick(rounds.early, THU))) == {
            "day": ["An order comes to £3.00 at least. Put in something for £0.10 more."]
        }
        WeeklySlot.objects.filter(pk=rounds.early.pk).update(minimum_order="2.90")
        assert deliver(client, **pick(rounds.early, THU)).status_code == 302

    def test_a_customers_choice_outlives_the_session(self, client, alice, rounds):
        deliver(client, **pick(rounds.late, NEXT_THU))
        client.logout()
        client.force_login(alice)
        client.get("/basket/")
        assert kept(client) == {"postcode": "LS8 2QT", "day": "2026-12-10", "slot": rounds.late.pk}


@pytest.mark.usefixtures("basket")
class TestTheArea:
    def test_a_postcode_of_another_area_brings_its_days_and_keeps_what_was_typed(self, client, rounds):
        page = deliver(client, **YORK)
        assert errors(page) == {"day": ["YO1 has a round of its own. These are its days: choose one."]}
        assert [day.day for day in page.context["days"]] == [FRI, NEXT_FRI]
        assert page.context["area"] == str(rounds.york.weekly_day.area_id)
        text = page.content.decode()
        for typed in ("1 Stonegate", "YO1 8AS", "Mind the dog.", "guest@example.com"):
            assert typed in text
        assert client.post(PAGE, ADDRESS | YORK | pick(rounds.york, FRI)).url == "/checkout/preview/"
        order(client)
        placed = Order.objects.get()
        assert (placed.delivery.day, placed.delivery.area, placed.shipping_incl_tax) == (FRI, "YO1", Decimal("2.50"))

    def test_the_total_beside_it_is_that_of_the_other_areas_slot(self, client):
        assert deliver(client, **YORK).context["totals"].total == Decimal("5.40")  # £2.90 and £2.50

    def test_a_window_of_another_area_cannot_be_had_by_writing_its_number(self, client, rounds):
        fields = pick(rounds.york, FRI) | {"area": str(rounds.early.weekly_day.area_id)}
        assert errors(deliver(client, **fields)) == {"day": ["We don’t come then. Choose another time."]}

    @pytest.mark.parametrize("postcode", ["BD1 1AA", "bd11aa"])
    def test_a_postcode_that_nobody_drives_to_is_said_at_its_field_with_a_way_to_be_told(self, client, postcode):
        page = deliver(client, postcode=postcode)
        assert errors(page) == {"postcode": ["We don’t come to BD1 yet."]}
        assert 'href="/basket/elsewhere/?postcode=BD1%201AA"' in page.content.decode()
        assert client.get("/checkout/preview/").url == PAGE

    def test_a_saved_address_in_another_area_brings_its_days(self, client, alice, rounds):
        make_address(alice, line1="4 Mill Lane")
        york = make_address(alice, **YORK)
        page = client.post(PAGE, when(client) | {"saved": york.pk})
        assert errors(page) == {"day": ["YO1 has a round of its own. These are its days: choose one."]}
        assert client.post(PAGE, pick(rounds.york, FRI) | {"saved": york.pk}).url == "/checkout/preview/"

    def test_a_saved_address_that_nobody_drives_to_is_said(self, client, alice):
        make_address(alice, line1="4 Mill Lane")
        far = make_address(alice, line1="1 Far Road", postcode="BD1 1AA")
        page = client.post(PAGE, when(client) | {"saved": far.pk})
        assert errors(page) == {"saved": ["We don’t come to BD1 yet."]}

    def test_the_first_saved_address_says_which_area_is_shown(self, client, alice, rounds):
        make_address(alice, **YORK)
        page = client.get(PAGE, follow=True)
        assert page.context["area"] == str(rounds.york.weekly_day.area_id)
        assert kept(client)["postcode"] == "YO1 8AS"

    def test_the_saved_address_where_the_shop_is_shown_for_is_chosen_first(self, client, alice):
        make_address(alice, is_default_for_shipping=True, **YORK)
        leeds = make_address(alice, line1="4 Mill Lane")
        client.post("/basket/day/", {"postcode": "LS8", "day": str(FRI)}, headers={"Sec-Fetch-Site": "same-origin"})
        assert client.get(PAGE).context["form"]["saved"].value() == str(leeds.pk)

    def test_another_area_chosen_in_the_header_is_asked_about(self, client):
        deliver(client)
        posted = shown(client)
        headers = {"Sec-Fetch-Site": "same-origin"}
        client.post("/basket/day/", {"postcode": "YO1 8AS", "day": str(FRI)}, headers=headers)
        assert client.post("/checkout/preview/", posted).url == PAGE
        assert not Order.objects.exists()

    def test_an_order_cannot_go_to_an_address_that_its_round_does_not_pass(self, client, alice, rounds, words):
        """A saved address is changed after it was chosen. Guard: slot_problems() in checkout.session compares areas."""
        home = make_address(alice, line1="4 Mill Lane")
        client.post(PAGE, when(client) | {"saved": home.pk})
        posted = shown(client)
        type(home).objects.update(**YORK)
        for answer in (client.get("/checkout/preview/"), client.post("/checkout/preview/", posted)):
            assert answer.url == PAGE
        assert "The round you chose doesn’t come to YO1 8AS. Choose one that does." in words(PAGE)
        assert not Order.objects.exists()


def test_five_saved_addresses_take_no_more_queries_than_one(
    client, rounds, add, milk, noon, django_assert_max_num_queries
):
    alice = make_user()
    client.force_login(alice)
    add(milk)
    make_address(alice)
    client.get(PAGE, follow=True)
    with django_assert_max_num_queries(100) as one:
        client.get(PAGE)
    for number in range(4):
        make_address(alice, line1=f"{number} Hill Road")
    with django_assert_max_num_queries(len(one)):
        assert len(client.get(PAGE).context["form"].address_choices) == 6


def test_somebody_elses_saved_address_is_not_taken(client, rounds, add, alice, noon):
    add(make_product())
    make_address(alice)
    theirs = make_address(make_user("bob@example.com"), **YORK)
    page = client.post(PAGE, when(client) | {"saved": theirs.pk})
    assert "saved" in errors(page)
    assert "Stonegate" not in page.content.decode()


def test_a_slot_that_was_deleted_since_it_was_chosen_is_not_remembered(client, rounds, add, milk, alice, noon):
    """The usual address's postcode is remembered beside it. Guard: the slot left out in ShippingAddressView.get."""
    add(milk)
    make_address(alice)
    session = client.session
    session["delivery"] = {"postcode": "", "day": str(THU), "slot": rounds.late.pk}
    session.save()
    rounds.late.delete()
    assert client.get(PAGE, follow=True).context["opening"].day == THU
    assert kept(client) == {"postcode": "LS8 2QT", "day": "2026-12-03", "slot": None}
