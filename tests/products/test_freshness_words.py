from datetime import date
from decimal import Decimal
from types import SimpleNamespace

import pytest

from products.freshness_words import few_words, left_words, life_of, off_words, time_words


def offer(days, *, kind="dated", date_kind="best_before", least=6, on=date(2026, 11, 29), **more):
    return SimpleNamespace(kind=kind, date=on, date_kind=date_kind, life_days=days, minimum_life_days=least, **more)


def plain(text):
    return text.replace("\xa0", " ")


@pytest.mark.parametrize(
    ("days", "least", "symbol", "tone"),
    [
        (40, 6, "more", "fresh"),
        (8, 6, "more", "fresh"),
        (8, 14, "more", "fresh"),
        (7, 6, "7", "fresh"),
        (6, 6, "6", "fresh"),
        (5, 6, "5", "short"),
        (1, 6, "1", "short"),
        (1, 0, "1", "fresh"),
        (0, 6, "0", "last"),
        (0, 0, "0", "last"),
        (-2, 6, "0", "last"),
    ],
)
def test_the_sign_has_a_mark_for_each_day_and_the_colour_of_the_promise(days, least, symbol, tone):
    life = life_of(offer(days, least=least))
    assert (life.symbol, life.tone) == (symbol, tone)


def test_a_dated_offer_tells_its_one_date():
    life = life_of(offer(3))
    assert plain(life.date) == "Best before Sun 29 Nov"
    assert plain(life.sentence) == "Best before Sun 29 Nov, 3 days left"


def test_the_last_day_stands_in_a_sentence():
    assert plain(life_of(offer(0)).sentence) == "Best before Sun 29 Nov, last day"


def test_a_regular_offer_tells_that_later_dates_may_come():
    life = life_of(offer(8, kind="regular", on=date(2026, 11, 24)))
    assert plain(life.date) == "Best before Tue 24 Nov or later"
    assert life.left == "8 days or more"


def test_use_by_is_never_called_best_before():
    assert plain(life_of(offer(2, date_kind="use_by")).date) == "Use by Sun 29 Nov"


def test_plain_stock_has_no_date_to_tell():
    assert life_of(SimpleNamespace(kind="regular", date=None, date_kind="")) is None
    assert life_of(None) is None


def test_an_old_order_line_tells_its_date_without_a_sign():
    line = SimpleNamespace(kind="dated", date=date(2026, 11, 29), date_kind="best_before")
    life = life_of(line)
    assert (plain(life.sentence), life.symbol, life.tone) == ("Best before Sun 29 Nov", "", "")


def test_a_date_far_ahead_has_its_year():
    assert plain(life_of(offer(245, on=date(2027, 7, 24))).date) == "Best before 24 Jul 2027"


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (1, "1 day"),
        (27, "27 days"),
        (28, "4 weeks"),
        (35, "5 weeks"),
        (60, "8 weeks"),
        (61, "2 months"),
        (245, "8 months"),
    ],
)
def test_long_times_are_told_in_weeks_and_months_and_never_too_kindly(days, words):
    assert time_words(days) == words


@pytest.mark.parametrize(
    ("days", "is_open", "words"),
    [
        (1, False, "1 day left"),
        (0, False, "Last day"),
        (0, True, "Last day or later"),
        (-1, False, "1 day past its date"),
        (-3, False, "3 days past its date"),
    ],
)
def test_the_last_day_and_what_is_past_it_are_told_plainly(days, is_open, words):
    assert left_words(days, is_open=is_open) == words


@pytest.mark.parametrize(
    ("was", "price", "words"),
    [("2.40", "1.68", "30% off"), ("1.35", "0.68", "50% off"), (None, "1.68", ""), ("1.60", "1.60", "")],
)
def test_what_is_taken_off_is_counted_from_the_price_before(was, price, words):
    assert off_words(SimpleNamespace(was=was and Decimal(was), price=Decimal(price))) == words


@pytest.mark.parametrize(("left", "words"), [(4, "Only 4 left"), (5, "Only 5 left"), (6, ""), (0, ""), (None, "")])
def test_few_are_counted(left, words):
    assert few_words(SimpleNamespace(available=left)) == words
