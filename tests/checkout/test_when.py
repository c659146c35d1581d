"""Days and windows as the delivery page offers them, for a basket without lines. Nothing here asks the database."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from types import SimpleNamespace

from checkout.another_day import Effect, LineThen, Then
from checkout.when import DayShown, days_shown, instead
from delivery.choosing import DeliveryChoice, Wish, wanted_slot
from delivery.slots import Load, default_slot, open_slots
from tests.delivery.slots import FRIDAY, LEEDS, make_plan, make_rule

NOON = datetime(2026, 12, 2, 12, tzinfo=LEEDS)
THU, FRI = date(2026, 12, 3), date(2026, 12, 4)
MORNING, EVENING = 304, 317
EARLY, LATE, FRIDAYS = make_rule(), make_rule(opens=17, closes=20, price=Decimal("3.50")), make_rule(FRIDAY)


def shown(plan, wish: Wish | None = None, now: datetime = NOON, goods: str = "12.00") -> list[DayShown]:
    slots, wish = open_slots(plan, now), wish or Wish()
    slot = wanted_slot(slots, wish) or default_slot(slots)
    empty = SimpleNamespace(all_lines=list, total_incl_tax=Decimal(goods))
    return days_shown(empty, DeliveryChoice(wish, tuple(slots), slot, is_area_known=True))


def windows(day: DayShown) -> list[tuple[str, bool, bool, str]]:
    return [(each.words, each.is_possible, each.is_chosen, each.hint) for each in day.windows]


class TestDays:
    def test_a_day_goes_with_the_last_second_of_its_cut_off(self):
        plan = make_plan(EARLY, FRIDAYS)
        last = datetime(2026, 12, 2, 20, 59, 59, 999999, tzinfo=LEEDS)
        assert shown(plan, now=last)[0].day == THU
        assert shown(plan, now=datetime(2026, 12, 2, 21, tzinfo=LEEDS))[0].day == FRI

    def test_the_days_run_on_into_the_next_year(self):
        days = shown(make_plan(EARLY, FRIDAYS), now=datetime(2026, 12, 30, 22, tzinfo=LEEDS))
        assert [str(day.day) for day in days] == ["2027-01-01", "2027-01-07", "2027-01-08"]

    def test_a_closed_day_says_why_and_a_full_one_that_it_is_full(self):
        plan = make_plan(EARLY, replace(FRIDAYS, capacity_orders=0), closed={THU: "Harvest"})
        told = [(day.day, day.note, day.why, day.is_possible) for day in shown(plan)[:2]]
        assert told == [(THU, "no round", "Harvest", False), (FRI, "full", "", False)]

    def test_while_nothing_has_room_no_day_is_chosen(self):
        days = shown(make_plan(replace(EARLY, capacity_orders=0)))
        assert [(day.is_possible, day.is_chosen) for day in days] == [(False, False), (False, False)]
        assert instead(days) == []


class TestWindows:
    def test_the_chosen_window_stands_there_chosen_and_elsewhere_the_first(self):
        first, second = shown(make_plan(EARLY, LATE, FRIDAYS), Wish("LS8 2QT", THU, EVENING))[:2]
        assert [(each.words, each.is_chosen) for each in first.windows] == [("4 to 8 am", False), ("5 to 8 pm", True)]
        assert [(each.words, each.is_chosen) for each in second.windows] == [("4 to 8 am", True)]
        assert (first.is_chosen, second.is_chosen) == (True, False)

    def test_a_full_window_is_named_with_its_day(self):
        plan = make_plan(replace(EARLY, capacity_orders=2), LATE, loads={(MORNING, THU): Load(2)})
        assert windows(shown(plan)[0])[0] == ("4 to 8 am", False, False, "Full on Thursday.")

    def test_what_is_free_from_an_amount_is_free_from_that_penny_on(self):
        plan = make_plan(replace(EARLY, free_from=Decimal("12.00"), minimum_order=Decimal("5.00")))
        [enough] = shown(plan, goods="12.00")[0].windows
        [missing] = shown(plan, goods="11.99")[0].windows
        assert (enough.price, enough.hint) == ("free", "")
        assert (missing.price, missing.hint) == ("£2.00", "Free from £12.00.")


class TestInstead:
    def day(self, number: int, *, changes: bool = True, is_chosen: bool = False, is_possible: bool = True) -> DayShown:
        then = Then((LineThen("Milk", Effect.GONE),) if changes else ())
        window = SimpleNamespace(is_possible=is_possible)
        return DayShown(date(2026, 12, number), (window,), "", then, is_chosen=is_chosen)

    def numbers(self, *days: DayShown) -> list[int]:
        return [each.day.day for each in instead(days)]

    def test_the_days_beside_the_chosen_one_are_told_the_later_first(self):
        assert self.numbers(self.day(2), self.day(3), self.day(4, is_chosen=True), self.day(5), self.day(6)) == [5, 3]

    def test_a_day_that_changes_nothing_or_cannot_be_had_is_not(self):
        chosen = self.day(4, is_chosen=True)
        assert self.numbers(self.day(3, changes=False), chosen, self.day(5)) == [5]
        assert self.numbers(self.day(3), chosen, self.day(5, is_possible=False), self.day(6)) == [6, 3]

    def test_at_either_end_there_is_one(self):
        assert self.numbers(self.day(3, is_chosen=True), self.day(4), self.day(5)) == [4]
        assert self.numbers(self.day(3), self.day(4), self.day(5, is_chosen=True)) == [4]
