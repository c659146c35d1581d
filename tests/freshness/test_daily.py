"""What the clock writes down of each day: sales and lowest list prices."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
import time_machine

from freshness.due import Due
from freshness.jobs import count_days
from freshness.kinds import DateKind
from freshness.models import Allocation, Batch, DailyPrice, DailySales, FreshnessPolicy, PriceChange
from freshness.services.daily import count_prices, count_sales, lowest_by_day
from freshness.services.plain import change_list_price
from freshness.shelf import shelves_for
from tests.factories import make_order, make_product

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 29)
THURSDAY = Due(day=date(2026, 12, 3), ready_by=datetime(2026, 12, 3, 4, tzinfo=UTC))


def order(product, quantity: int, placed: str, status: str = "Confirmed"):
    return make_order(product, quantity, status=status, date_placed=datetime.fromisoformat(placed))


def make_dated(order, *, takings: str) -> None:
    """Its one line goes at a ladder's price."""
    line = order.lines.get()
    line.line_price_incl_tax = Decimal(takings)
    line.save()
    batch = Batch.objects.create(
        stockrecord=line.stockrecord, code=order.number, date_kind=DateKind.USE_BY, date=date(2026, 12, 5),
        on_shelf_from=order.date_placed, goods_in_at=order.date_placed, on_hand=line.quantity, allocated=line.quantity,
    )  # fmt: skip
    Allocation.objects.create(
        order_line=line, batch=batch, quantity=line.quantity, state="allocated", offer_kind="dated",
        promised_date=batch.date, due_day=THURSDAY.day, ready_by=THURSDAY.ready_by,
    )  # fmt: skip


def sales() -> list[tuple]:
    return list(DailySales.objects.order_by("day").values_list("day", "units", "dated_units", "dated_takings"))


def test_a_day_counts_what_was_ordered_in_the_shops_zone():
    product = make_product(stock=100)
    order(product, 2, "2026-06-30T22:59:00+00:00")  # 23:59 in London
    order(product, 3, "2026-06-30T23:01:00+00:00")  # the first of July in London
    count_sales(today=date(2026, 7, 2))
    assert sales() == [(date(2026, 6, 30), 2, 0, 0), (date(2026, 7, 1), 3, 0, 0)]


def test_short_dated_units_and_their_takings_are_counted_among_the_rest():
    product = make_product(price="2.40", stock=100)
    order(product, 5, "2026-11-28T10:00:00+00:00")
    make_dated(order(product, 3, "2026-11-28T11:00:00+00:00"), takings="5.04")
    count_sales(today=TODAY)
    assert sales() == [(date(2026, 11, 28), 8, 3, Decimal("5.04"))]


def test_a_cancelled_order_is_taken_out_again():
    product = make_product(stock=100)
    kept, gone = order(product, 2, "2026-11-20T10:00:00+00:00"), order(product, 3, "2026-11-21T10:00:00+00:00")
    count_sales(today=TODAY)
    gone.status = "Cancelled"
    gone.save()
    count_sales(today=TODAY)
    assert sales() == [(date(2026, 11, 20), kept.lines.get().quantity, 0, 0), (date(2026, 11, 21), 0, 0, 0)]


def test_counting_twice_changes_nothing():
    order(make_product(stock=100), 2, "2026-11-20T10:00:00+00:00")
    count_sales(today=TODAY)
    count_sales(today=TODAY)
    assert sales() == [(date(2026, 11, 20), 2, 0, 0)]


def test_days_that_were_missed_are_counted_later():
    product = make_product(stock=100)
    order(product, 1, "2026-08-01T10:00:00+00:00")
    count_sales(today=date(2026, 8, 1))
    order(product, 2, "2026-08-02T10:00:00+00:00")  # the clock stood still from here on
    order(product, 4, "2026-11-01T10:00:00+00:00")
    count_sales(today=TODAY)
    assert [(day, units) for day, units, *_ in sales()] == [
        (date(2026, 8, 1), 1),
        (date(2026, 8, 2), 2),
        (date(2026, 11, 1), 4),
    ]


DAYS = [date(2026, 11, 26), date(2026, 11, 27), date(2026, 11, 28), TODAY]


def lowest(changes: list[tuple[date, str | None, str]], now: str) -> list[str]:
    made = [(day, before and Decimal(before), Decimal(after)) for day, before, after in changes]
    return [str(price) for _day, price in sorted(lowest_by_day(DAYS, made, Decimal(now)).items())]


def test_without_changes_the_price_was_always_what_it_is():
    assert lowest([], "2.40") == ["2.40", "2.40", "2.40", "2.40"]


def test_the_lowest_price_of_a_day_of_change_is_the_lower_of_before_and_after():
    assert lowest([(DAYS[1], "2.40", "3.00")], "3.00") == ["2.40", "2.40", "3.00", "3.00"]
    assert lowest([(DAYS[1], "2.40", "2.00")], "2.00") == ["2.40", "2.00", "2.00", "2.00"]


def test_a_price_that_fell_and_rose_again_within_a_day_counts_at_its_lowest():
    assert lowest([(DAYS[2], "2.40", "1.80"), (DAYS[2], "1.80", "2.60")], "2.60") == ["2.40", "2.40", "1.80", "2.60"]


def test_days_before_the_first_price_are_left_out():
    assert lowest([(DAYS[2], None, "2.40")], "2.40") == ["2.40", "2.40"]


def test_the_clock_writes_a_row_for_today_only_unless_the_law_asks_for_more():
    with time_machine.travel("2026-11-29T12:00:00+00:00", tick=False):
        make_product(price="2.40")
    count_prices(today=TODAY)
    assert list(DailyPrice.objects.values_list("day", "lowest")) == [(TODAY, Decimal("2.40"))]


def test_the_clock_fills_missing_days_from_the_history_of_prices(settings):
    settings.PRIOR_PRICE_DAYS = 3
    with time_machine.travel("2026-11-01T12:00:00+00:00", tick=False):
        record = make_product(price="3.00").stockrecords.get()
    PriceChange.objects.create(
        stockrecord=record, price_before="2.40", price="3.00", changed_at=datetime(2026, 11, 27, 12, tzinfo=UTC)
    )
    count_prices(today=TODAY)
    count_prices(today=TODAY)
    assert [str(row.lowest) for row in DailyPrice.objects.order_by("day")] == ["2.40", "2.40", "3.00", "3.00"]


def test_a_record_has_no_price_before_the_day_on_which_it_was_made(settings):
    settings.PRIOR_PRICE_DAYS = 30
    with time_machine.travel("2026-11-28T12:00:00+00:00", tick=False):
        make_product(price="2.40")
    count_prices(today=TODAY)
    assert [row.day for row in DailyPrice.objects.order_by("day")] == [date(2026, 11, 28), TODAY]


def test_a_change_of_price_keeps_todays_row_at_the_lowest():
    record = make_product(price="2.40").stockrecords.get()
    for price, expected in [("3.00", "2.40"), ("2.00", "2.00"), ("2.20", "2.00")]:
        change_list_price(stockrecord=record, price=Decimal(price))
        assert DailyPrice.objects.get().lowest == Decimal(expected)


def test_was_is_the_lowest_of_30_days_even_after_a_rise_before_a_reduction(settings):
    """£2.40 until the 20th, £3.00 since; £2.00 for a day 31 days before the 29th."""
    settings.PRIOR_PRICE_DAYS = 30
    with time_machine.travel("2026-09-01T12:00:00+00:00", tick=False) as clock:
        product = make_product(price="2.40")
        record = product.stockrecords.get()
        FreshnessPolicy.objects.create(product=product, date_kind=DateKind.USE_BY, minimum_life_days=4)
        for moment, price in [
            (datetime(2026, 10, 28, 8, tzinfo=UTC), "2.00"),
            (datetime(2026, 10, 28, 20, tzinfo=UTC), "2.40"),
            (datetime(2026, 11, 20, 8, tzinfo=UTC), "3.00"),
        ]:
            clock.move_to(moment)
            change_list_price(stockrecord=record, price=Decimal(price))
        clock.move_to(datetime(2026, 11, 29, 8, tzinfo=UTC))
        count_days()
        assert shelves_for([product.pk], THURSDAY)[product.pk].prior_price == Decimal("2.40")
        clock.move_to(datetime(2026, 11, 27, 8, tzinfo=UTC))  # then the £2.00 is 30 days ago
        assert shelves_for([product.pk], THURSDAY)[product.pk].prior_price == Decimal("2.00")
        clock.move_to(datetime(2026, 12, 21, 8, tzinfo=UTC))  # and the £2.40 is 31 days ago
        count_days()
        assert shelves_for([product.pk], THURSDAY)[product.pk].prior_price == Decimal("3.00")
