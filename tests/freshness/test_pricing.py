from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from freshness.pricing import prices_by_date, quote
from tests.freshness.batches import FRIDAY, LIST_PRICE, NEXT_FRIDAY, SATURDAY, SUNDAY, TUESDAY, batch


def prices(due, *batches):
    quotes = [quote(each, LIST_PRICE, due) for each in batches]
    return {day: str(price) for day, price in prices_by_date([each for each in quotes if each]).items()}


def test_the_worked_example():
    batches = [batch(SUNDAY), batch(TUESDAY), batch(NEXT_FRIDAY)]
    assert prices(FRIDAY, *batches) == {SUNDAY: "1.68", TUESDAY: "2.04"}
    assert prices(SATURDAY, *batches) == {SUNDAY: "1.20", TUESDAY: "1.68"}
    assert quote(batches[2], LIST_PRICE, FRIDAY).price == Decimal("2.40")


def test_a_batch_that_can_not_be_had_has_no_quote():
    assert quote(batch(SUNDAY, free=0), LIST_PRICE, FRIDAY) is None


def test_the_extra_for_slow_stock_adds_to_the_step():
    assert quote(batch(SUNDAY, extra_percent=Decimal(10)), LIST_PRICE, FRIDAY).price == Decimal("1.44")  # 40 % off


def test_the_extra_touches_nothing_without_a_step():
    assert quote(batch(NEXT_FRIDAY, extra_percent=Decimal(10)), LIST_PRICE, FRIDAY).price == Decimal("2.40")


def test_batches_of_one_date_cost_the_highest_of_their_quotes():
    slow = batch(SUNDAY, 1, extra_percent=Decimal(10))  # 1.44 by itself
    assert prices(FRIDAY, slow, batch(SUNDAY, 2)) == {SUNDAY: "1.68"}


def test_a_nearer_date_is_never_dearer():
    slow = batch(TUESDAY, 1, extra_percent=Decimal(30))  # 45 % off: 1.32
    assert prices(FRIDAY, slow, batch(SUNDAY, 2)) == {SUNDAY: "1.32", TUESDAY: "1.32"}


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 60)), max_size=8))
def test_prices_never_fall_with_a_later_date_and_never_pass_list(stock):
    batches = [
        batch(FRIDAY.day + timedelta(days=days), place, extra_percent=Decimal(extra))
        for place, (days, extra) in enumerate(stock)
    ]
    quotes = [quote(each, LIST_PRICE, FRIDAY) for each in batches]
    found = list(prices_by_date([each for each in quotes if each]).values())
    assert found == sorted(found)
    assert all(Decimal("1.00") <= price <= LIST_PRICE for price in found)


@given(st.integers(0, 9), st.integers(0, 9))
def test_for_a_later_delivery_the_same_batch_costs_no_more(days, later):
    one = batch(date(2026, 12, 10))
    first = FRIDAY.__class__(one.date - timedelta(days=days + later), FRIDAY.ready_by)
    second = FRIDAY.__class__(one.date - timedelta(days=days), FRIDAY.ready_by)
    before, after = quote(one, LIST_PRICE, first), quote(one, LIST_PRICE, second)
    assert after is None or after.price <= before.price
