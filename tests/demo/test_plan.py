"""Two months of made-up orders."""

from datetime import UTC, date, datetime

import pytest

from demo.steps.plan import HALLOUMI, PastOrder, past_batches, past_orders, state_at

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
CUT_OFF = datetime(2026, 11, 22, 21, tzinfo=UTC)
LEAVES = datetime(2026, 11, 23, 4, tzinfo=UTC)


def test_it_counts_back_two_months_from_now():
    orders = past_orders(NOW, guests=10)
    assert len(orders) == 120
    assert orders[0].placed_at.date().isoformat() == "2026-09-22"
    assert orders[-1].placed_at.date().isoformat() == "2026-11-20"


def test_it_is_the_same_every_time():
    assert past_orders(NOW, guests=10) == past_orders(NOW, guests=10)


def test_the_shopper_orders_every_week_and_uses_her_voucher_on_the_first():
    hers = [order for order in past_orders(NOW, guests=10) if order.guest is None]
    assert len(hers) == 9
    assert [bool(order.voucher) for order in hers] == [True] + [False] * 8
    assert not any(order.is_cancelled for order in hers)


def test_nobody_gets_halloumi_once_it_was_sold_out():
    days_ago = [(NOW.date() - order.placed_at.date()).days for order in past_orders(NOW, 10) if HALLOUMI in order.units]
    assert min(days_ago) > 4


@pytest.mark.parametrize(
    ("now", "state"),
    [
        (datetime(2026, 11, 22, 20, 59, tzinfo=UTC), "Confirmed"),
        (datetime(2026, 11, 22, 21, 0, tzinfo=UTC), "Packed"),
        (datetime(2026, 11, 23, 4, 0, tzinfo=UTC), "Out for delivery"),
        (datetime(2026, 11, 23, 8, 0, tzinfo=UTC), "Delivered"),
    ],
)
def test_an_order_has_come_as_far_as_the_round(now, state):
    assert state_at(now, cut_off=CUT_OFF, leaves=LEAVES) == state


def test_a_batch_is_what_is_ordered_until_the_next_is_made():
    def order(day: int, **units) -> PastOrder:
        return PastOrder(datetime(2026, 11, day, 9, tzinfo=UTC), guest=0, units=units)

    orders = [order(1, milk=2, cheese=1), order(2, milk=1), order(3, milk=4), order(7, cheese=2), order(8, cheese=3)]
    assert past_batches(orders, {"milk": 2, "cheese": 7}, first=date(2026, 11, 1)) == {
        date(2026, 11, 1): {"milk": 3, "cheese": 3},
        date(2026, 11, 3): {"milk": 4},
        date(2026, 11, 8): {"cheese": 3},
    }
