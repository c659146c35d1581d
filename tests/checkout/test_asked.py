"""What stands against a place, a day or a window. Nothing here asks the database.

Wednesday 2 December 2026, noon. Leeds north (LS8) on Thursdays, morning and evening, and on Friday mornings.
"""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from types import SimpleNamespace

import pytest

from checkout.asked import Asked, area_key, chosen_problem, problems_of, read, slot_problem, window_key
from delivery.choosing import DeliveryChoice, Wish, wanted_slot
from delivery.plans import plan_without_areas
from delivery.slots import Load, default_slot, open_slots
from tests.delivery.slots import FRIDAY, LEEDS, THURSDAY, make_plan, make_rule

NOON = datetime(2026, 12, 2, 12, tzinfo=LEEDS)
THU, FRI, NEXT_THU = date(2026, 12, 3), date(2026, 12, 4), date(2026, 12, 10)
MORNING, EVENING, FRIDAYS = 304, 317, 404
RULES = (make_rule(THURSDAY), make_rule(THURSDAY, opens=17, closes=20), make_rule(FRIDAY))
OTHER_TIME = "We don’t come then. Choose another time."


def choice(wish: Wish | None = None, plan=None, now: datetime = NOON, **fields) -> DeliveryChoice:
    slots, wish = open_slots(plan or make_plan(*RULES), now), wish or Wish()
    slot = wanted_slot(slots, wish) or default_slot(slots)
    return DeliveryChoice(wish, tuple(slots), slot, **{"is_area_known": True} | fields)


def basket(crates: str = "0.5000", goods: str = "12.00"):
    """One line of so many crates, worth so much."""
    line = SimpleNamespace(quantity=1, product=SimpleNamespace(pack=SimpleNamespace(crate_share=Decimal(crates))))
    return SimpleNamespace(all_lines=lambda: [line], total_incl_tax=Decimal(goods))


class TestReading:
    def test_the_window_is_that_of_the_day_that_was_picked(self):
        posted = {"postcode": "ls82qt", "day": "2026-12-04", "slot-2026-12-03": "304", "slot-2026-12-04": "404"}
        assert read(posted, {}) == Asked("LS8 2QT", FRI, "404")

    def test_a_saved_address_goes_before_what_was_typed(self):
        saved = {"7": SimpleNamespace(postcode="YO1 8AS")}
        asked = read({"saved": "7", "postcode": "LS8 2QT", "day": "2026-12-03"}, saved)
        assert (asked.postcode, asked.is_saved) == ("YO1 8AS", True)
        assert read({"saved": "8", "postcode": "LS8 2QT"}, saved).postcode == "LS8 2QT"

    def test_half_a_postcode_is_not_enough_to_bring_anything_to(self):
        assert read({"postcode": "LS8"}, {}).postcode == ""

    @pytest.mark.parametrize("window", ["", "any", "-1", "9" * 19, "٣"])
    def test_a_window_that_is_no_number_is_wished_for_as_none(self, window):
        assert Asked("LS8 2QT", THU, window).wish(Wish("YO1", FRI, FRIDAYS)) == Wish("LS8 2QT", THU, None)

    def test_a_postcode_that_is_not_told_stays_as_it_was(self):
        assert Asked("", THU, "304").wish(Wish("YO1 8AS", FRI)) == Wish("YO1 8AS", THU, MORNING)


class TestTheProblems:
    def told(self, asked: Asked, found: DeliveryChoice, **goods) -> dict[str, str]:
        return problems_of(asked, found, basket(**goods))

    def asked(self, **fields) -> Asked:
        return Asked(**{"postcode": "LS8 2QT", "day": THU, "window": str(MORNING), "area": "1"} | fields)

    def test_a_window_that_is_open_and_large_enough_has_none(self):
        assert self.told(self.asked(), choice()) == {}

    def test_where_comes_before_when(self):
        far = choice(Wish("BD1 1AA"), is_area_known=False)
        assert self.told(self.asked(postcode="BD1 1AA", day=None), far) == {"postcode": "We don’t come to BD1 yet."}
        assert self.told(self.asked(postcode="BD1 1AA", is_saved=True), far) == {"saved": "We don’t come to BD1 yet."}

    def test_a_saved_address_without_a_postcode_is_put_right_in_the_account(self):
        words = "We can’t read that address’s postcode. Put it right in your account."
        assert self.told(self.asked(postcode="", is_saved=True), choice()) == {"saved": words}

    @pytest.mark.parametrize(
        ("fields", "words"),
        [
            ({"day": None}, "Choose a day."),
            ({"window": ""}, "Choose a time."),
            ({"window": str(FRIDAYS)}, OTHER_TIME),
            ({"day": date(2026, 12, 5)}, OTHER_TIME),
            ({"day": date(2026, 12, 2)}, OTHER_TIME),
            ({"day": date(2026, 12, 5), "window": ""}, OTHER_TIME),
        ],
    )
    def test_an_odd_day_or_window_is_told_at_the_days(self, fields, words):
        assert self.told(self.asked(**fields), choice()) == {"day": words}

    def test_while_nothing_has_room_nothing_else_is_asked(self):
        full = choice(plan=make_plan(make_rule(capacity_orders=0)))
        words = "None of our next rounds has room. Please look in again tomorrow."
        assert self.told(self.asked(day=None, area="2"), full) == {"day": words}

    def test_the_cut_off_binds_to_the_second(self):
        last = datetime(2026, 12, 2, 20, 59, 59, 999999, tzinfo=LEEDS)
        assert self.told(self.asked(), choice(now=last)) == {}
        late = choice(now=datetime(2026, 12, 2, 21, tzinfo=LEEDS))
        words = "It is too late to order for Thursday 3 December, 4 to 8 am. Choose another time."
        assert self.told(self.asked(), late) == {"day": words}

    def test_a_shop_without_areas_has_one_window_a_day(self):
        everywhere = choice(plan=plan_without_areas())
        assert (area_key(everywhere), window_key(everywhere.slot)) == ("", "any")
        assert self.told(self.asked(area="", window="any"), everywhere) == {}
        assert self.told(self.asked(area="", window=""), everywhere) == {"day": "Choose a time."}


class TestASlotForABasket:
    def slot(self, *, loads=None, **fields):
        rule = make_rule(**fields)
        return open_slots(make_plan(rule, loads=loads or {}), NOON)[0]

    def test_the_last_crate_can_be_had_and_not_a_hair_more(self):
        slot = self.slot(capacity_crates=Decimal("2.00"), loads={(MORNING, THU): Load(1, Decimal("1.5000"))})
        assert slot_problem(slot, basket("0.5000")) == ""
        assert slot_problem(slot, basket("0.5001")) == (
            "Thursday 3 December, 4 to 8 am has too little room left for so much. Choose another time."
        )

    def test_the_minimum_counts_goods_after_discounts_to_the_penny(self):
        slot = self.slot(minimum_order=Decimal("12.00"))
        assert slot_problem(slot, basket(goods="12.00")) == ""
        words = "An order comes to £12.00 at least. Put in something for £0.01 more."
        assert slot_problem(slot, basket(goods="11.99")) == words

    def test_room_comes_before_the_minimum(self):
        slot = self.slot(minimum_order=Decimal("99.00"), capacity_orders=0)
        words = "Thursday 3 December, 4 to 8 am is full now. Choose another time."
        assert slot_problem(slot, basket()) == words


class TestWhatWasChosenBefore:
    def test_the_chosen_window_holds_while_it_is_open(self):
        assert chosen_problem(choice(Wish("LS8 2QT", THU, EVENING))) == ""

    @pytest.mark.parametrize(
        ("wish", "words"),
        [
            (Wish("LS8 2QT"), "Choose when we shall come."),
            (Wish("LS8 2QT", THU), "Choose a time."),
            (Wish("LS8 2QT", THU, 999), OTHER_TIME),  # deleted, or taken off sale
            (Wish("LS8 2QT", THU, FRIDAYS), OTHER_TIME),
            (Wish("LS8 2QT", date(2026, 12, 6), MORNING), OTHER_TIME),
            (Wish("LS8 2QT", date(2026, 11, 26), MORNING), OTHER_TIME),  # long over
        ],
    )
    def test_what_does_not_hold_is_told(self, wish, words):
        assert chosen_problem(choice(wish)) == words

    def test_a_window_that_filled_up_is_named_though_another_of_its_day_is_free(self):
        rules = (replace(RULES[0], capacity_orders=1), *RULES[1:])
        found = choice(Wish("LS8 2QT", THU, MORNING), make_plan(*rules, loads={(MORNING, THU): Load(1)}))
        assert found.slot.weekly_slot_id == EVENING
        assert chosen_problem(found) == "Thursday 3 December, 4 to 8 am is full now. Choose another time."

    def test_a_date_that_was_closed_since_is_told(self):
        found = choice(Wish("LS8 2QT", NEXT_THU, MORNING), make_plan(*RULES, closed={NEXT_THU: "Harvest"}))
        assert chosen_problem(found) == "We don’t come on Thursday 10 December, 4 to 8 am. Choose another time."

    def test_what_was_chosen_while_the_shop_had_no_areas_needs_a_time_once_it_has_some(self):
        wish = Wish("LS8 2QT", THU)
        assert chosen_problem(choice(wish, plan_without_areas())) == ""
        assert chosen_problem(choice(wish)) == "Choose a time."
