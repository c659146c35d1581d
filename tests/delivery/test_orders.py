"""Which orders are to be delivered on a day: the factory's are due on Thursday 3 December 2026."""

from datetime import date

import pytest

from delivery.orders import order_ids_of_day
from tests.factories import make_order

pytestmark = pytest.mark.django_db


def test_a_day_has_its_own_orders():
    first, second = make_order(), make_order()
    other = make_order()
    other.delivery.day = date(2026, 12, 4)
    other.delivery.save()

    assert sorted(order_ids_of_day(date(2026, 12, 3))) == [first.pk, second.pk]
    assert order_ids_of_day(date(2026, 12, 5)) == []
