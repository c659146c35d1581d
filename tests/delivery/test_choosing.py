"""Where and when a visitor wants it, what that comes to, and how long it is remembered.

Tuesday 24 November 2026. Leeds north (LS8) is driven to on Thursdays and Fridays, York (YO1) on Saturdays.
"""

from datetime import date, time
from types import SimpleNamespace

import pytest
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from delivery.choosing import SESSION_KEY, Wish, choice_of, remember, wish_of
from delivery.models import ClosedDate, SlotLoad, WeeklyDay
from tests.delivery.areas import FRIDAY, THURSDAY, make_area, make_weekly_slot
from tests.factories import make_user

pytestmark = pytest.mark.django_db
THU, FRI, SAT = date(2026, 11, 26), date(2026, 11, 27), date(2026, 11, 28)


@pytest.fixture(autouse=True)
def tuesday(time_machine):
    time_machine.move_to("2026-11-24T12:00:00+00:00")


@pytest.fixture
def leeds():
    """Thursday's morning and evening, and Friday's morning."""
    area = make_area("Leeds north", "LS8")
    return [
        make_weekly_slot(area, THURSDAY),
        make_weekly_slot(area, THURSDAY, opens=18, closes=20),
        make_weekly_slot(area, FRIDAY),
    ]


@pytest.fixture
def york():
    return make_weekly_slot(make_area("York", "YO1", position=1), 5)


def choice(**wish):
    return choice_of(Wish(**wish), timezone.now())


def fill(row, day: date) -> None:
    SlotLoad.objects.create(weekly_slot=row, day=day, orders=row.capacity_orders)


class TestWhatAWishComesTo:
    def test_without_a_wish_it_is_the_first_areas_next_day(self, leeds, york):
        found = choice()
        assert (found.slot.day, found.slot.weekly_slot_id, found.district, found.lost) == (THU, leeds[0].pk, "", None)

    def test_the_postcode_leads_to_its_area(self, leeds, york):
        found = choice(postcode="YO1 7HH")
        assert (found.slot.day, found.is_area_known, found.is_served, found.district) == (SAT, True, True, "YO1")

    def test_a_postcode_of_no_area_is_not_served_and_shown_the_first(self, leeds):
        found = choice(postcode="YO1 7HH")
        assert (found.slot.day, found.is_served, found.district) == (THU, False, "")

    def test_an_area_without_slots_is_not_served_yet(self, leeds):
        make_area("York", "YO1")
        assert not choice(postcode="YO1 7HH").is_served

    def test_a_shop_without_areas_comes_everywhere(self):
        found = choice(postcode="YO1 7HH")
        assert (found.is_served, found.district, found.slot.day) == (True, "YO1", date(2026, 11, 25))

    def test_a_day_is_its_first_window_that_has_room(self, leeds):
        fill(leeds[0], THU)
        found = choice(day=THU)
        assert (found.slot.weekly_slot_id, found.lost) == (leeds[1].pk, None)

    def test_a_full_window_moves_to_another_of_its_day(self, leeds):
        fill(leeds[1], THU)
        found = choice(day=THU, weekly_slot_id=leeds[1].pk)
        assert (found.slot.weekly_slot_id, found.slot.day, found.lost) == (leeds[0].pk, THU, None)

    def test_a_day_without_room_is_lost_and_the_next_shown(self, leeds):
        fill(leeds[0], THU)
        fill(leeds[1], THU)
        found = choice(day=THU)
        assert (found.slot.day, found.lost) == (FRI, THU)

    def test_a_day_past_its_cut_off_is_lost(self, leeds, time_machine):
        assert choice(day=THU).lost is None
        time_machine.move_to("2026-11-25T21:00:00+00:00")
        assert (choice(day=THU).lost, choice(day=THU).slot.day) == (THU, FRI)

    def test_a_closed_day_is_lost(self, leeds):
        ClosedDate.objects.create(day=THU)
        assert (choice(day=THU).lost, choice(day=THU).slot.day) == (THU, FRI)

    def test_a_day_that_is_not_driven_any_more_is_lost(self, leeds):
        for row in leeds[:2]:
            row.delete()
        WeeklyDay.objects.filter(weekday=THURSDAY).delete()
        assert (choice(day=THU).lost, choice(day=THU).slot.day) == (THU, FRI)

    def test_while_nothing_has_room_the_next_full_one_is_shown(self, leeds):
        type(leeds[0]).objects.update(capacity_orders=0)
        found = choice(day=THU)
        assert (found.slot.day, found.slot.is_open, found.lost) == (THU, False, THU)

    def test_the_plan_costs_three_queries_and_a_postcode_one_more(self, leeds, django_assert_num_queries):
        now = timezone.now()
        with django_assert_num_queries(3):
            choice_of(Wish(day=THU), now)
        with django_assert_num_queries(4):
            choice_of(Wish(postcode="LS8 2QT"), now)

    def test_without_areas_it_costs_one(self, django_assert_num_queries):
        with django_assert_num_queries(1):
            choice_of(Wish(), timezone.now())


class TestRemembering:
    def request(self, user=None, session=None):
        cookies = {} if session is None else {settings.SESSION_COOKIE_NAME: "one"}
        return SimpleNamespace(COOKIES=cookies, session=session, user=user or AnonymousUser())

    def test_a_stranger_wishes_nothing_and_no_session_is_asked_for(self):
        assert wish_of(self.request()) == Wish()

    def test_a_session_remembers_all_of_it(self, leeds):
        wish, session = Wish("LS8 2QT", THU, leeds[1].pk), {}
        remember(self.request(session=session), wish)
        assert session == {SESSION_KEY: {"postcode": "LS8 2QT", "day": "2026-11-26", "slot": leeds[1].pk}}
        assert wish_of(self.request(session=session)) == wish

    def test_a_customer_finds_it_in_a_new_session(self, leeds):
        alice, wish = make_user(), Wish("LS8 2QT", FRI, leeds[2].pk)
        remember(self.request(alice, {}), wish)
        assert wish_of(self.request(alice, {})) == wish
        assert wish_of(self.request(make_user("bob@example.com"), {})) == Wish()

    def test_the_last_choice_of_a_customer_counts(self):
        alice = make_user()
        remember(self.request(alice, {}), Wish("LS8 2QT", THU))
        remember(self.request(alice, {}), Wish("", FRI))
        assert wish_of(self.request(alice, {})) == Wish("", FRI)

    def test_what_this_session_chose_goes_before_what_the_customer_chose_once(self):
        alice, session = make_user(), {}
        remember(self.request(alice, {}), Wish("LS8 2QT", THU))
        remember(self.request(session=session), Wish("YO1 7HH", FRI))
        assert wish_of(self.request(alice, session)) == Wish("YO1 7HH", FRI)


def test_a_days_windows_are_told_apart_by_their_hours(leeds):
    assert [slot.rule.opens for slot in choice().slots if slot.day == THU] == [time(4), time(18)]
