"""What becomes of a choice when the day changes or goods go; dates and prices of docs/freshness.md."""

from datetime import date
from decimal import Decimal
from types import SimpleNamespace

from freshness.offers import offers_on
from freshness.shelf import Shelf
from freshness.standing import Change, Choice, standing_of
from tests.freshness.batches import FRIDAY, LADDER, LIST_PRICE, NEXT_FRIDAY, SATURDAY, SUNDAY, TUESDAY, YOGHURT, batch

RECORD = SimpleNamespace(pk=1, product_id=1, price=LIST_PRICE)
MONDAY_AFTER = date(2026, 12, 7)


def stands(batches, due=FRIDAY, ladder=LADDER, **choice):
    """(what became of it, the price, the earliest date, units) of a choice."""
    offers = offers_on(1, Shelf(RECORD, YOGHURT, ladder, tuple(batches)), due)
    standing = standing_of(offers, Choice(**choice))
    offer = standing.offer
    return (standing.change, *((offer.price, offer.date, offer.available) if offer else ()))


A, B, C = batch(SUNDAY, 1), batch(TUESDAY, 2), batch(NEXT_FRIDAY, 3)


def test_a_shorter_date_stays_that_date():
    assert stands([A, B, C], day=SUNDAY) == (Change.KEPT, Decimal("1.68"), SUNDAY, 10)


def test_a_later_delivery_day_makes_it_cheaper():
    assert stands([A, B, C], due=SATURDAY, day=SUNDAY) == (Change.KEPT, Decimal("1.20"), SUNDAY, 10)


def test_a_date_without_a_step_is_of_the_regular_offer_at_list():
    assert stands([A, B, C], day=NEXT_FRIDAY) == (Change.AT_LIST, Decimal("2.40"), NEXT_FRIDAY, 10)


def test_a_date_without_a_step_counts_for_nothing_until_accepted():
    offers = offers_on(1, Shelf(RECORD, YOGHURT, LADDER, (C,)), FRIDAY)
    assert not standing_of(offers, Choice(day=NEXT_FRIDAY)).counts


def test_a_date_that_has_sold_out_is_gone():
    assert stands([batch(SUNDAY, 1, free=0), B, C], day=SUNDAY) == (Change.GONE,)


def test_a_date_that_lost_its_ladder_and_is_too_short_is_gone():
    assert stands([batch(SUNDAY, 1, ladder=None)], ladder=None, day=SUNDAY) == (Change.GONE,)


def test_regular_goods_keep_their_promise():
    assert stands([A, B, C], promised=NEXT_FRIDAY) == (Change.KEPT, Decimal("2.40"), NEXT_FRIDAY, 10)


def test_a_later_date_is_kept_silently():
    assert stands([batch(MONDAY_AFTER)], promised=NEXT_FRIDAY) == (
        Change.KEPT,
        Decimal("2.40"),
        MONDAY_AFTER,
        10,
    )


def test_nearer_goods_that_came_in_are_left_out_of_a_promise():
    nearer, promised = batch(date(2026, 12, 3), 1), batch(NEXT_FRIDAY, 2, free=4)
    assert stands([nearer, promised], promised=NEXT_FRIDAY, quantity=4) == (
        Change.KEPT,
        Decimal("2.40"),
        NEXT_FRIDAY,
        4,
    )


def test_only_nearer_dates_need_a_tap():
    assert stands([batch(date(2026, 12, 3))], promised=NEXT_FRIDAY) == (
        Change.NEARER,
        Decimal("2.40"),
        date(2026, 12, 3),
        10,
    )


def test_too_few_of_the_promised_date_need_a_tap_for_the_nearer_ones():
    nearer, promised = batch(date(2026, 12, 3), 1), batch(NEXT_FRIDAY, 2, free=4)
    assert stands([nearer, promised], promised=NEXT_FRIDAY, quantity=5)[0] == Change.NEARER


def test_more_than_there_is_at_all_keeps_the_promise_for_what_there_is():
    assert stands([batch(NEXT_FRIDAY, 1, free=4)], promised=NEXT_FRIDAY, quantity=9) == (
        Change.KEPT,
        Decimal("2.40"),
        NEXT_FRIDAY,
        4,
    )


def test_regular_goods_that_have_sold_out_are_gone_though_shorter_dates_are_left():
    assert stands([A, B], promised=NEXT_FRIDAY) == (Change.GONE, Decimal("2.40"), None, 0)


def test_no_price_is_gone():
    offers = offers_on(1, Shelf(SimpleNamespace(price=None)), FRIDAY)
    assert standing_of(offers, Choice()).change == Change.GONE


def test_the_life_of_a_promise_is_that_of_its_first_date():
    nearer, promised = batch(date(2026, 12, 3), 1), batch(NEXT_FRIDAY, 2)
    offers = offers_on(1, Shelf(RECORD, YOGHURT, LADDER, (nearer, promised)), FRIDAY)
    assert standing_of(offers, Choice(promised=NEXT_FRIDAY)).offer.life_days == 7
