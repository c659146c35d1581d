"""Units a day, and how long a quantity lasts."""

from datetime import date
from decimal import Decimal

import pytest

from freshness.models import DailySales
from freshness.pace import ENDLESS, days_of_cover, pace_of, units_a_day
from tests.factories import make_product

TODAY = date(2026, 11, 29)


@pytest.mark.parametrize(
    ("units", "first_day", "expected"),
    [
        (56, date(2026, 9, 1), "2.00"),
        (56, date(2026, 11, 1), "2.00"),  # 28 days ago
        (10, date(2026, 11, 26), "3.33"),  # sold for three days
        (5, date(2026, 11, 28), "5.00"),
        (0, date(2026, 9, 1), "0.00"),  # sold once, but not in these 28 days
    ],
)
def test_the_pace_is_the_mean_of_the_days_since_it_is_sold(units, first_day, expected):
    assert units_a_day(units, first_day, TODAY, 28) == Decimal(expected)


@pytest.mark.parametrize("first_day", [None, TODAY])
def test_what_was_not_sold_before_today_has_no_pace(first_day):
    assert units_a_day(3, first_day, TODAY, 28) is None


@pytest.mark.parametrize(
    ("units", "pace", "expected"),
    [(9, "2.00", "4.5"), (10, "3.33", "3.0"), (0, "0", "0"), (0, "2", "0"), (9, "0", ENDLESS), (9, None, None)],
)
def test_cover_is_units_over_pace(units, pace, expected):
    cover = days_of_cover(units, None if pace is None else Decimal(pace))
    assert cover == (None if expected is None else Decimal(expected))


@pytest.mark.django_db
def test_the_days_of_the_pace_are_the_28_before_today(django_assert_num_queries):
    record = make_product().stockrecords.get()
    unsold = make_product("Cream").stockrecords.get()
    for day, units in [
        (date(2026, 10, 31), 100),  # 29 days ago
        (date(2026, 11, 1), 30),
        (date(2026, 11, 28), 26),
        (TODAY, 50),
    ]:
        DailySales.objects.create(stockrecord=record, day=day, units=units)
    with django_assert_num_queries(1):
        assert pace_of([record.pk, unsold.pk, 999_999], TODAY) == {
            record.pk: Decimal("2.00"),
            unsold.pk: None,
            999_999: None,
        }


@pytest.mark.django_db
def test_a_day_whose_sales_were_cancelled_is_no_first_day():
    record = make_product().stockrecords.get()
    DailySales.objects.create(stockrecord=record, day=date(2026, 11, 1), units=0)
    DailySales.objects.create(stockrecord=record, day=date(2026, 11, 25), units=8)
    assert pace_of([record.pk], TODAY) == {record.pk: Decimal("2.00")}
