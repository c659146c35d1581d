"""What a form asks about the delivery day, and what is said of it."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from checkout.basket.day import Asked, lost_words, read, told_of, wish_of
from delivery.choosing import DeliveryChoice, Wish
from delivery.slots import Load, open_slots
from tests.delivery.slots import FRIDAY, LEEDS, THURSDAY, make_plan, make_rule

THU, FRI, NEXT_THU = date(2026, 11, 26), date(2026, 11, 27), date(2026, 12, 3)
TUESDAY = datetime(2026, 11, 24, 12, tzinfo=LEEDS)


def choice(wish=None, *, place=1, plan=None, now=TUESDAY, **fields) -> DeliveryChoice:
    """Leeds north on Thursdays and Fridays, 4 to 8 am; `place` is which of its slots is shown."""
    slots = tuple(open_slots(plan or make_plan(make_rule(THURSDAY), make_rule(FRIDAY)), now))
    return DeliveryChoice(wish or Wish(), slots, slots[place], is_area_known=True, **fields)


class TestReading:
    @pytest.mark.parametrize("typed", ["LS8 2QT", "ls82qt", "  Ls8  2qT ", "l s 8 2 q t"])
    def test_a_postcode_may_be_typed_with_any_spaces_and_in_any_case(self, typed):
        asked = read({"postcode": typed, "day": "2026-11-26"})
        assert (asked.postcode, asked.day, asked.is_check, asked.problem) == ("LS8 2QT", THU, False, "")

    def test_the_first_half_is_enough(self):
        assert read({"postcode": " ls8", "check": "1"}).postcode == "LS8"

    @pytest.mark.parametrize("typed", ["nonsense", "12345", "LS8 2Q", "<b>", "LS8\x00", "9" * 400])
    def test_what_is_no_postcode_is_said_and_kept_as_typed(self, typed):
        asked = read({"postcode": typed, "day": "2026-11-26"})
        assert (asked.postcode, asked.typed) == ("", typed[:20])
        assert asked.problem == (
            f"“{typed[:20]}” is not a postcode we can read. Write it like LS8 2QT, or only its first half, LS8."
        )

    def test_a_check_needs_a_postcode(self):
        assert read({"postcode": " ", "check": "1"}).problem == "Type your postcode first, like LS8 2QT."

    @pytest.mark.parametrize("day", ["", "Thursday", "2026-02-30", "26.11.2026"])
    def test_a_day_that_makes_no_sense_is_said(self, day):
        assert read({"postcode": "", "day": day}).problem == "Choose one of the days."

    def test_a_day_alone_is_enough(self):
        assert read({"day": "2026-11-26"}) == Asked(day=THU)


class TestWishes:
    def test_a_day_is_wished_for_with_the_postcode(self):
        assert wish_of(Asked(postcode="LS8", day=FRI), choice()) == Wish("LS8", FRI)

    def test_a_check_does_not_choose_the_day_that_stood_there_anyway(self):
        assert wish_of(Asked(postcode="LS8", day=FRI, is_check=True), choice()) == Wish("LS8", None)

    def test_a_check_keeps_the_day_chosen_before(self):
        before = choice(Wish("", FRI, 304))
        assert wish_of(Asked(postcode="LS8", day=FRI, is_check=True), before) == Wish("LS8", FRI, 304)

    def test_a_check_takes_a_tile_that_was_pressed_as_well(self):
        assert wish_of(Asked(postcode="LS8", day=THU, is_check=True), choice(Wish("", FRI))) == Wish("LS8", THU)

    def test_the_window_stays_with_its_day_only(self):
        before = choice(Wish("LS8", FRI, 404))
        assert wish_of(Asked(postcode="LS8", day=FRI), before).weekly_slot_id == 404
        assert wish_of(Asked(postcode="LS8", day=THU), before).weekly_slot_id is None

    def test_a_postcode_taken_out_is_forgotten(self):
        assert wish_of(Asked(day=FRI), choice(Wish("LS8", FRI))).postcode == ""


class TestWords:
    def test_the_day_is_said_with_its_place_and_window(self):
        assert told_of(choice(Wish("LS8 2QT", FRI)), is_check=False) == (
            "We bring it to LS8 on Friday 27 November, 4 to 8 am."
        )
        assert told_of(choice(Wish("", FRI)), is_check=False) == "We bring it on Friday 27 November, 4 to 8 am."

    def test_a_check_is_answered_with_yes(self):
        assert told_of(choice(Wish("LS8 2QT")), is_check=True) == (
            "Yes, we come to LS8. What you see is for Friday 27 November, 4 to 8 am."
        )

    def test_a_full_day_is_said_with_what_is_shown_instead(self):
        full = replace(make_rule(THURSDAY), capacity_orders=3)
        loads = {(full.weekly_slot_id, THU): Load(orders=3)}
        lost = choice(plan=make_plan(full, make_rule(FRIDAY), loads=loads), lost=THU)
        assert lost_words(lost) == "Thursday 26 November is full now. We show Friday 27 November."

    def test_a_day_that_is_too_late_is_said(self):
        lost = choice(now=datetime(2026, 11, 25, 21, tzinfo=LEEDS), lost=THU)
        assert lost_words(lost) == "It is too late now to order for Thursday 26 November. We show Friday 27 November."

    def test_a_holiday_and_a_day_without_a_round_are_said(self):
        plan = make_plan(make_rule(THURSDAY), make_rule(FRIDAY), closed={NEXT_THU: "Harvest"})
        assert lost_words(choice(plan=plan, lost=NEXT_THU)) == (
            "We don’t come on Thursday 3 December. We show Friday 27 November."
        )
        assert lost_words(choice(lost=date(2026, 11, 29))) == (
            "We don’t come on Sunday 29 November. We show Friday 27 November."
        )

    def test_a_day_that_is_over_is_let_go_without_a_word(self):
        assert lost_words(choice(lost=date(2026, 11, 20))) == ""

    def test_nothing_else_is_promised_while_nothing_has_room(self):
        full = choice(plan=make_plan(make_rule(capacity_orders=0)), place=0, lost=THU)
        assert lost_words(full) == (
            "Thursday 26 November is full now. None of our next rounds has room. Please look in again tomorrow."
        )
        assert told_of(replace(full, lost=None), is_check=True) == (
            "None of our next rounds has room. Please look in again tomorrow."
        )
