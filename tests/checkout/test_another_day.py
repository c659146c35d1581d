"""What another delivery day would make of a basket."""

from datetime import date
from decimal import Decimal

import pytest
from django.utils import timezone

from checkout.another_day import Effect, LineThen, Then, by_day, effect_of, now_of
from delivery.slots import open_slots
from freshness.kinds import OfferKind
from freshness.offers import Offer
from freshness.services.plain import change_list_price
from freshness.standing import Change, Standing
from tests.delivery.slots import FRIDAY, THURSDAY, make_plan, make_rule
from tests.factories import make_basket, make_product, priced
from tests.freshness.stocked import make_batch, make_ladder, make_yoghurt

WEDNESDAY_NOON = "2026-12-02T12:00:00+00:00"
SATURDAY = 5


def offer(price: str = "2.40", available: int | None = 10) -> Offer:
    return Offer(OfferKind.REGULAR.value, None, Decimal(price), available)


class TestTheEffect:
    @pytest.mark.parametrize(
        ("standing", "effect"),
        [
            (Standing(offer()), Effect.SAME),
            (Standing(offer("2.04")), Effect.CHEAPER),
            (Standing(offer("2.41")), Effect.DEARER),
            (Standing(offer(available=None)), Effect.SAME),
            (Standing(offer(available=2)), Effect.SAME),
            (Standing(offer(available=1)), Effect.FEWER),
            (Standing(offer(), Change.AT_LIST), Effect.AT_LIST),
            (Standing(offer(), Change.NEARER), Effect.NEARER),
            (Standing(offer(), Change.GONE), Effect.GONE),
            (Standing(None, Change.GONE), Effect.GONE),
        ],
    )
    def test_two_units_last_seen_at_two_forty(self, standing, effect):
        assert effect_of(standing, 2, Decimal("2.40")) == effect

    def test_what_was_never_seen_has_no_other_price(self):
        assert effect_of(Standing(offer("9.99")), 1, None) == Effect.SAME


class TestTheNote:
    def line(self, effect: Effect) -> LineThen:
        return LineThen("Milk", effect, Decimal("2.40"), offer("2.04", 1))

    @pytest.mark.parametrize(
        ("effects", "note"),
        [
            ([], "as basket"),
            ([Effect.CHEAPER], "1 change"),
            ([Effect.CHEAPER, Effect.AT_LIST], "2 changes"),
            ([Effect.GONE], "1 missing"),
            ([Effect.GONE, Effect.FEWER, Effect.CHEAPER], "2 missing"),
        ],
    )
    def test_what_cannot_be_had_comes_before_what_changes(self, effects, note):
        assert Then(tuple(self.line(effect) for effect in effects)).note == note

    @pytest.mark.parametrize(
        ("effect", "words"),
        [
            (Effect.CHEAPER, "Milk: £2.04 instead of £2.40."),
            (Effect.FEWER, "Milk: only 1 can be had."),
            (Effect.GONE, "Milk: can’t be had."),
            (Effect.AT_LIST, "Milk: £2.04."),
            (Effect.SAME, ""),
        ],
    )
    def test_each_is_told_in_a_sentence(self, effect, words):
        assert self.line(effect).words == words


@pytest.mark.django_db
class TestABasket:
    """Yoghurts at £2.40 with the ladder 5 days −15 %, 3 −30 %, 1 −50 %, on Thursday 3 December or the days after."""

    @pytest.fixture
    def slots(self, time_machine):
        time_machine.move_to(WEDNESDAY_NOON)
        plan = make_plan(*(make_rule(day) for day in (THURSDAY, FRIDAY, SATURDAY)))
        return open_slots(plan, timezone.now(), days=5)

    @pytest.fixture
    def yoghurt(self):
        yoghurt = make_yoghurt()
        make_ladder(yoghurt)
        make_batch(yoghurt, date(2026, 12, 4))
        make_batch(yoghurt, date(2026, 12, 20))
        return yoghurt

    def notes(self, basket, slots) -> list[str]:
        return [then.note for then in by_day(list(basket.all_lines()), slots).values()]

    def test_a_date_gets_cheaper_on_its_last_day_and_is_gone_on_the_next(self, slots, yoghurt):
        basket = make_basket((yoghurt, 1, date(2026, 12, 4)))  # 1 day left on Thursday: £1.20
        thens = by_day(list(basket.all_lines()), slots)
        assert [then.note for then in thens.values()] == ["as basket", "as basket", "1 missing"]
        assert thens[slots[2]].sentences == ["Natural yoghurt (Best before Fri\xa04\xa0Dec): can’t be had."]

    def test_a_lower_step_is_told_with_both_prices(self, slots, yoghurt):
        make_batch(yoghurt, date(2026, 12, 6))  # 3 days left on Thursday: £1.68; 2 on Friday: £1.68; 1: £1.20
        basket = make_basket((yoghurt, 1, date(2026, 12, 6)))
        thens = by_day(list(basket.all_lines()), slots)
        assert [then.note for then in thens.values()] == ["as basket", "as basket", "1 change"]
        assert thens[slots[2]].sentences == ["Natural yoghurt (Best before Sun\xa06\xa0Dec): £1.20 instead of £1.68."]

    def test_plain_goods_are_the_same_on_every_day(self, slots):
        assert self.notes(make_basket((make_product(), 2)), slots) == ["as basket"] * 3

    def test_a_price_that_changed_since_is_a_change_on_every_day(self, slots):
        milk = make_product()
        basket = make_basket(milk)
        change_list_price(stockrecord=milk.stockrecords.get(), price=Decimal("1.20"))
        assert self.notes(priced(basket), slots) == ["1 change"] * 3
        assert now_of(priced(basket).all_lines()).sentences == ["Whole milk: £1.20 instead of £1.45."]

    @pytest.mark.parametrize("days", [1, 3])
    def test_days_and_lines_of_any_number_take_three_queries(self, slots, yoghurt, days, django_assert_num_queries):
        basket = make_basket((yoghurt, 1, date(2026, 12, 4)), yoghurt, make_product())
        lines = list(basket.all_lines())
        with django_assert_num_queries(3):
            by_day(lines, slots[:days])

    def test_a_date_that_is_gone_keeps_its_kind_of_date(self, slots, time_machine):
        cream = make_yoghurt("Double cream", date_kind="use_by", minimum_life_days=0)
        make_batch(cream, date(2026, 12, 4))
        make_ladder(cream)
        basket = make_basket((cream, 1, date(2026, 12, 4)))
        time_machine.move_to("2026-12-04T22:00:00+00:00")
        assert now_of(priced(basket).all_lines()).sentences == ["Double cream (Use by Fri\xa04\xa0Dec): can’t be had."]
