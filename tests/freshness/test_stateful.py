"""Whatever staff, shoppers and the clock do in whatever order: the books add up, and every promise is kept.

The short form is always the same; BOOKS_EXAMPLES=500 tries so many shops, other ones each time.
"""

import os
from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

import pytest
from django.db import transaction
from django.db.models import F, Sum
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from freshness.balance import differences
from freshness.due import Due
from freshness.errors import NotBound, NotReserved, Refused
from freshness.models import Allocation, Batch, DailySales, GoodsIn, LadderVersion, LedgerEntry, Shortage, WriteOff
from freshness.offers import offers_for
from freshness.services import holds, sales
from freshness.services.goods_in import Receipt, receive
from freshness.services.sales import Demand
from freshness.services.write_offs import Loss, correct, resolve, write_off
from tests.factories import Order
from tests.freshness.attempts import Attempt
from tests.freshness.stocked import make_ladder, make_line, make_yoghurt

WEDNESDAY = date(2026, 11, 25)
BOUND = ("reserved", "allocated")
PICKS = st.integers(0, 50)  # of whatever stands, counted round
UNITS = st.integers(1, 8)
EXAMPLES = int(os.environ.get("BOOKS_EXAMPLES", "0"))


def noon(day: date) -> datetime:
    return datetime.combine(day, time(12), UTC)


def due_on(day: date) -> Due:
    return Due(day, datetime.combine(day, time(4), UTC))


def picked(rows, number: int):
    """One of the rows, counted round; None if there is none."""
    there = list(rows)
    return there[number % len(there)] if there else None


class Shop(RuleBasedStateMachine):
    """A shop of yoghurt (best before) and milk (use by), each with a ladder; nothing is kept of it afterwards."""

    def __init__(self) -> None:
        super().__init__()
        self.transaction = transaction.atomic()
        self.transaction.__enter__()
        self.today = WEDNESDAY
        self.lines: list = []
        self.cheapest: dict[tuple, Decimal] = {}  # (product, due day, date) → the lowest price shown so far

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.transaction.__exit__(None, None, None)

    @initialize()
    def open(self) -> None:
        self.yoghurt = make_yoghurt(past_days=1)
        self.milk = make_yoghurt("Whole milk", price="1.45", date_kind="use_by", minimum_life_days=2)
        make_ladder(self.yoghurt, steps=[[5, "15"], [3, "30"], [1, "50"], [-1, "75"]])
        make_ladder(self.milk, steps=[[2, "20"], [1, "45"]])
        LadderVersion.objects.update(slow_cover_days=2, slow_extra_percent=Decimal(10), floor_amount=Decimal("0.60"))
        for product in (self.yoghurt, self.milk):
            DailySales.objects.create(stockrecord=product.stockrecords.get(), day=self.yesterday, units=28)
        for product in (self.yoghurt, self.milk):
            for days in (0, 2, 8):
                self.goods_in(product is self.milk, days, 6, False)
        for is_milk, days in ((False, 2), (True, 1)):
            self.order(is_milk, days, 0, 4)
        self.pay(0)

    @property
    def at(self) -> datetime:
        return noon(self.today)

    @property
    def yesterday(self) -> date:
        return self.today - timedelta(days=1)

    def product(self, is_milk: bool):
        return self.milk if is_milk else self.yoghurt

    # What staff do

    @rule(is_milk=st.booleans(), days=st.integers(-3, 12), quantity=UNITS, is_second=st.booleans())
    def goods_in(self, is_milk: bool, days: int, quantity: int, is_second: bool) -> None:
        day = self.today + timedelta(days=days)
        record = self.product(is_milk).stockrecords.get()
        code = f"{day:%y-%j}{'B' if is_second else 'A'}"
        receive(receipt=Receipt(record.pk, code, day, quantity, unit_cost=Decimal("0.40")), at=self.at)

    @rule(number=PICKS, quantity=UNITS)
    def goods_in_with_another_date(self, number: int, quantity: int) -> None:
        batch = picked(Batch.objects.all(), number)
        other = batch.date + timedelta(days=1)
        with Attempt(Refused) as attempt:
            receive(receipt=Receipt(batch.stockrecord_id, batch.code, other, quantity), at=self.at)
        assert attempt.was_refused

    @rule(number=PICKS, quantity=UNITS)
    def write_off(self, number: int, quantity: int) -> None:
        batch = picked(Batch.objects.order_by("-allocated", "-reserved", "pk")[:4], number)
        with Attempt(Refused) as attempt:
            write_off(loss=Loss(batch, quantity, "damaged", "waste"), at=self.at)
        assert attempt.was_refused == (quantity > batch.on_hand)  # goods can always leave the books

    @rule(number=PICKS, counted=st.integers(0, 14))
    def count(self, number: int, counted: int) -> None:
        batch = picked(Batch.objects.all(), number)
        correct(batch=batch, counted=counted, reason="Counted", at=self.at)
        batch.refresh_from_db()
        assert batch.on_hand == counted

    @rule(number=PICKS)
    def hold(self, number: int) -> None:
        holds.hold(batches=[picked(Batch.objects.all(), number)], reason="Lid leaks", at=self.at)

    @rule(number=PICKS)
    def recall(self, number: int) -> None:
        if number % 4 == 0:  # now and then: a recall is for good
            holds.recall(batches=[picked(Batch.objects.all(), number)], reason="Metal", at=self.at)

    @rule(number=PICKS)
    def unhold(self, number: int) -> None:
        batch = picked(Batch.objects.filter(status="held"), number)
        if batch:
            with Attempt(Refused):
                holds.unhold(batches=[batch], at=self.at)

    @rule(number=PICKS)
    def take_next_step(self, number: int) -> None:
        batch = picked(Batch.objects.filter(status="available", on_hand__gt=0), number)
        if batch:
            with Attempt(Refused):
                holds.take_next_step(batches=[batch], due=due_on(self.today + timedelta(days=1)), at=self.at)

    @rule(number=PICKS, other=PICKS)
    def swap(self, number: int, other: int) -> None:
        row, batch = picked(Allocation.objects.filter(state__in=BOUND), number), picked(Batch.objects.all(), other)
        if row:
            with Attempt(Refused):
                sales.swap(allocation=row, batch=batch, at=self.at)

    @rule(number=PICKS, resolution=st.sampled_from(["re_picked", "substituted", "refunded"]))
    def resolve(self, number: int, resolution: str) -> None:
        shortage = picked(Shortage.objects.filter(resolution="open"), number)
        if shortage:
            with Attempt(Refused):
                resolve(shortage=shortage, resolution=resolution, at=self.at)

    # What shoppers do

    @rule(is_milk=st.booleans(), days=st.integers(1, 4), number=PICKS, quantity=UNITS)
    def order(self, is_milk: bool, days: int, number: int, quantity: int) -> None:
        product, due = self.product(is_milk), due_on(self.today + timedelta(days=days))
        offer = picked(offers_for([product.pk], due)[product.pk].all, number)
        if offer is None:
            return
        with Attempt(NotReserved) as attempt:
            line = make_line(product, quantity)
            demand = Demand(line, line.stockrecord_id, quantity, offer.kind, offer.date)
            sales.reserve(demands=[demand], due=due, at=self.at)
        assert attempt.was_refused == (quantity > offer.available)  # nobody is refused while there are units
        if not attempt.was_refused:
            self.lines.append(line)

    @rule(number=PICKS)
    def pay(self, number: int) -> None:
        line = picked(self.lines, number)
        if line:
            with Attempt(NotReserved):
                sales.allocate(order=line.order, at=self.at)
                Order.objects.filter(pk=line.order_id).update(status="Confirmed")

    @rule(number=PICKS, quantity=UNITS)
    def cancel(self, number: int, quantity: int) -> None:
        line = picked(self.lines, number)
        if line:
            with Attempt(NotBound):
                sales.release(order_line=line, quantity=quantity, at=self.at)

    @rule(number=PICKS, quantity=UNITS)
    def dispatch(self, number: int, quantity: int) -> None:
        line = picked(self.lines, number)
        if line:
            with Attempt(NotBound, Refused):
                sales.sell(order_line=line, quantity=quantity, at=self.at)

    # What the clock does

    @rule()
    def midnight(self) -> None:
        self.today += timedelta(days=1)
        holds.hold_past_dates(today=self.today, at=self.at)
        dead = Batch.objects.filter(status="available", date_kind="use_by", date__lt=self.today, on_hand__gt=0)
        assert not dead.exists()

    @rule()
    def mark_slow_goods_down(self) -> None:
        holds.latch_extra_percent(due=due_on(self.today + timedelta(days=1)), today=self.today, at=self.at)

    # What is true at all times

    @invariant()
    def the_books_add_up(self) -> None:
        assert list(differences()) == []

    @invariant()
    def nothing_is_bound_that_is_not_there(self) -> None:
        assert not Batch.objects.filter(on_hand__lt=F("reserved") + F("allocated")).exists()

    @invariant()
    def what_came_in_is_there_or_sold_or_written_off(self) -> None:
        balance = Counter(dict(Batch.objects.values_list("pk", "on_hand")))
        for row in Allocation.objects.filter(state="sold"):
            balance[row.picked_batch_id or row.batch_id] += row.quantity
        balance.update(dict(WriteOff.objects.values_list("batch").annotate(units=Sum("quantity")).order_by()))
        balance.subtract(dict(GoodsIn.objects.values_list("batch").annotate(units=Sum("quantity")).order_by()))
        corrections = LedgerEntry.objects.filter(kind="correct").values_list("batch")
        balance.subtract(dict(corrections.annotate(units=Sum("on_hand_change")).order_by()))
        assert [batch for batch, units in balance.items() if units] == []

    @invariant()
    def every_promise_is_kept(self) -> None:
        for row in Allocation.objects.filter(state__in=[*BOUND, "sold"]).select_related("batch", "picked_batch"):
            batch = row.picked_batch or row.batch
            assert batch.date_kind == "best_before" or batch.date >= row.due_day
            assert batch.date >= row.promised_date
            assert row.offer_kind == "regular" or batch.date == row.promised_date

    @invariant()
    def nobody_gets_more_than_was_ordered(self) -> None:
        units = Counter()
        for row in Allocation.objects.filter(state__in=[*BOUND, "sold"]):
            units[row.order_line_id] += row.quantity
        for shortage in Shortage.objects.filter(resolution="open").select_related("allocation"):
            units[shortage.allocation.order_line_id] += shortage.quantity
        ordered = {line.pk: line.quantity for line in self.lines}
        assert all(count <= ordered[line] for line, count in units.items())

    @invariant()
    def prices_are_honest(self) -> None:
        """A nearer date is never dearer; a price shown for a day never rises, is never over list or under the floor."""
        if not hasattr(self, "milk"):
            return
        for days in (1, 2, 3):
            due = due_on(self.today + timedelta(days=days))
            for product, offers in offers_for([self.yoghurt.pk, self.milk.pk], due).items():
                shown = [(day, offer.price) for offer in offers.all for day, _units in offer.dates or [(offer.date, 0)]]
                prices = [price for _day, price in sorted(shown)]
                assert prices == sorted(prices)
                assert all(Decimal("0.60") <= price <= offers.regular.price for price in prices)
                for day, price in shown:
                    before = self.cheapest.setdefault((product, due.day, day), price)
                    assert price <= before, f"{day} for {due.day} rose from {before} to {price}"
                    self.cheapest[product, due.day, day] = price


@pytest.mark.django_db
def test_the_books_add_up_and_promises_are_kept_whatever_happens():
    run_state_machine_as_test(
        Shop,
        settings=settings(
            max_examples=EXAMPLES or 8,
            stateful_step_count=25,
            derandomize=not EXAMPLES,
            database=None,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            print_blob=False,
        ),
    )
