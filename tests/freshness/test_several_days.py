"""Several delivery days at once say what each of them says alone."""

from datetime import UTC, date, datetime, timedelta

import pytest

from freshness.due import Due
from freshness.offers import offers_for
from freshness.several_days import offers_by_day
from tests.factories import make_product
from tests.freshness.stocked import (
    FRIDAY,
    NEXT_FRIDAY,
    SUNDAY,
    TUESDAY,
    make_batch,
    make_ladder,
    make_yoghurt,
    set_status,
)

pytestmark = pytest.mark.django_db


def due_after(days: int) -> Due:
    return Due(FRIDAY.day + timedelta(days=days), FRIDAY.ready_by + timedelta(days=days))


DUES = [due_after(days) for days in range(10)]


@pytest.fixture
def goods():
    """A yoghurt with a ladder and one that may be sold past its date, plain milk, and a product without a price."""
    yoghurt, skyr = make_yoghurt(), make_yoghurt("Skyr", past_days=2)
    make_ladder(yoghurt)
    christmas = make_ladder(skyr, [[2, "20"], [-2, "60"]])
    type(christmas).objects.filter(pk=christmas.pk).update(season_from=date(2026, 12, 1))
    for day in (SUNDAY, TUESDAY, NEXT_FRIDAY):
        make_batch(yoghurt, day)
        make_batch(skyr, day)
    make_batch(yoghurt, date(2026, 12, 9), on_shelf_from=datetime(2026, 11, 30, 4, tzinfo=UTC))
    set_status(make_batch(yoghurt, date(2026, 12, 20)))
    return [yoghurt.pk, skyr.pk, make_product().pk, make_product("Poster", price=None).pk]


def test_each_day_says_what_it_says_alone(goods):
    together = offers_by_day(goods, DUES)
    assert list(together) == DUES
    for due in DUES:
        assert together[due] == offers_for(goods, due)


def test_a_date_gets_cheaper_with_the_days_until_it_is_gone(goods):
    yoghurt = goods[0]
    days = offers_by_day([yoghurt], DUES[:4])
    prices = [getattr(days[due][yoghurt].of(SUNDAY), "price", None) for due in DUES[:4]]
    # £2.40 with 2 days left −30 %, with 1 −50 %, on its last day −50 %, then past its date
    assert [str(price) for price in prices] == ["1.68", "1.20", "1.20", "None"]


@pytest.mark.parametrize("number", [1, 10])
def test_any_number_of_days_takes_three_queries(goods, number, django_assert_num_queries):
    with django_assert_num_queries(3):
        offers_by_day(goods, DUES[:number])


def test_no_day_takes_no_query(goods, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert offers_by_day(goods, []) == {}
