"""Whoever takes, gives back and changes capacities in whatever order: a load is what orders hold, within bounds."""

from datetime import date, datetime
from decimal import Decimal

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from delivery.errors import NoPlace
from delivery.models import OrderDelivery, WeeklySlot
from delivery.plans import slots_of
from delivery.services import hold_place, release_place
from tests.delivery.areas import load_of, make_weekly_slot
from tests.delivery.slots import LEEDS
from tests.factories import make_order

NOON = datetime(2026, 12, 2, 12, tzinfo=LEEDS)
DAYS = (date(2026, 12, 3), date(2026, 12, 10))
ORDERS = 6
QUARTERS = st.integers(1, 12)  # of a crate


class Round(RuleBasedStateMachine):
    """One weekly slot on two days, six orders that come and go; nothing is kept of it afterwards."""

    def __init__(self) -> None:
        super().__init__()
        self.transaction = transaction.atomic()
        self.transaction.__enter__()
        self.row = make_weekly_slot(capacity_orders=3, capacity_crates=Decimal("4.00"))
        self.orders = [make_order().pk for _ in range(ORDERS)]
        self.held: dict[int, tuple[date, Decimal]] = {}

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.transaction.__exit__(None, None, None)

    def load(self, day: date) -> tuple[int, Decimal]:
        """What the orders hold, counted one by one."""
        taken = [crates for held_on, crates in self.held.values() if held_on == day]
        return len(taken), sum(taken, Decimal(0))

    @rule(number=st.integers(0, ORDERS - 1), day=st.sampled_from(DAYS), quarters=QUARTERS)
    def take(self, number, day, quarters):
        order, crates = self.orders[number], Decimal(quarters) / 4
        if order in self.held:
            return
        orders, load = self.load(day)
        fits = orders < self.row.capacity_orders and load + crates <= self.row.capacity_crates
        slot = next(slot for slot in slots_of(self.row.weekly_day.area_id, NOON) if slot.day == day)
        try:
            assert hold_place(slot=slot, crates=crates, at=NOON)
        except NoPlace:
            assert not fits
            return
        assert fits
        row = {"weekly_slot": self.row, "holds_place": True, "crates": crates, "day": day}
        OrderDelivery.objects.filter(order=order).update(**row)
        self.held[order] = (day, crates)

    @rule(number=st.integers(0, ORDERS - 1))
    def give_back(self, number):
        order = self.orders[number]
        assert release_place(order_id=order) == (self.held.pop(order, None) is not None)

    @rule(orders=st.integers(2, 6), quarters=st.integers(4, 32))
    def change_capacity(self, orders, quarters):
        WeeklySlot.objects.filter(pk=self.row.pk).update(capacity_orders=orders, capacity_crates=Decimal(quarters) / 4)
        self.row.refresh_from_db(fields=["capacity_orders", "capacity_crates"])

    @invariant()
    def a_load_is_what_orders_hold(self):
        assert [load_of(self.row, day) for day in DAYS] == [self.load(day) for day in DAYS]
        assert all(orders >= 0 and crates >= 0 for orders, crates in (load_of(self.row, day) for day in DAYS))


@pytest.mark.django_db
def test_a_load_is_what_orders_hold():
    calm = settings(max_examples=25, stateful_step_count=30, deadline=None, derandomize=True, database=None)
    run_state_machine_as_test(Round, settings=settings(calm, suppress_health_check=list(HealthCheck)))
