"""The deliveries that boards ask for. Today is Wednesday 2 December 2026."""

from datetime import date

import pytest

from delivery.models import Area
from products.due import next_dues
from tests.delivery.areas import FRIDAY, make_weekly_slot

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]


@pytest.fixture
def noon(time_machine):
    time_machine.move_to("2026-12-02T12:00:00+00:00")


def test_the_next_days_of_the_first_area_are_asked_for():
    make_weekly_slot()
    make_weekly_slot(weekday=FRIDAY)
    assert [due.day.day for due in next_dues(3)] == [3, 4, 10]


def test_while_nothing_is_on_sale_there_is_still_a_day_to_judge_goods_by():
    """Without the days when it would come, the desk has none to show goods for."""
    make_weekly_slot()
    Area.objects.update(is_active=False)
    assert [due.day for due in next_dues(1)] == [date(2026, 12, 3)]
