"""Many buyers of one slot at once, each in a process with a connection of its own. On PostgreSQL only.

Tried once each: without the guard on orders, or on crates, in hold_place's statement, everybody wins; without
`holds_place=True` in release_place's, one order gives several places back; with a load that is read, counted up and
saved, places get lost; without _keep in hold_place, or the lock in delete_slot, the order dies as it is committed.
"""

from datetime import date, datetime
from decimal import Decimal
from functools import partial
from time import sleep

import pytest
from django.db import transaction
from django.db.models import Sum

from delivery.area_changes import delete_slot
from delivery.errors import NoPlace, Refused
from delivery.models import OrderDelivery, WeeklySlot
from delivery.plans import slots_of
from delivery.services import hold_place, release_place
from delivery.slots import Slot
from tests.delivery.areas import load_of, make_weekly_slot
from tests.delivery.slots import LEEDS
from tests.factories import make_country, make_order
from tests.processes import FORK, at_once

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]
NOON = datetime(2026, 12, 2, 12, tzinfo=LEEDS)
THIRD = date(2026, 12, 3)
HALF = Decimal("0.5000")
A_WHILE = 0.5  # seconds that a transaction stays open, for another to run into it


def slot_on_third() -> Slot:
    return next(slot for slot in slots_of(None, NOON) if slot.day == THIRD)


def buy(slot: Slot, crates: Decimal = HALF, order_id: int | None = None) -> bool:
    """Takes a place as checkout does, in a transaction that goes on for a while; False if there is none."""
    try:
        with transaction.atomic():
            held = hold_place(slot=slot, crates=crates, at=NOON)
            if order_id:
                row = {"weekly_slot_id": slot.weekly_slot_id, "holds_place": held, "crates": crates}
                OrderDelivery.objects.filter(order=order_id).update(**row)
            OrderDelivery.objects.count()
    except NoPlace:
        return False
    return True


@pytest.mark.parametrize("there_is_a_load", [False, True])
def test_thirty_buyers_of_the_last_place_make_one_winner(there_is_a_load):
    row = make_weekly_slot(capacity_orders=2 if there_is_a_load else 1)
    slot = slot_on_third()
    if there_is_a_load:
        buy(slot)
    assert sorted(at_once(*[partial(buy, slot)] * 30)) == [False] * 29 + [True]
    assert load_of(row, THIRD)[0] == (2 if there_is_a_load else 1)


def test_the_last_crates_are_sold_once():
    row = make_weekly_slot(capacity_crates=Decimal("5.00"))
    slot = slot_on_third()
    answers = at_once(*[partial(buy, slot, Decimal("0.7500"))] * 30)
    assert sum(answers) == 6  # 6 × 0.75 = 4.5; a seventh would make 5.25
    assert load_of(row, THIRD) == (6, Decimal("4.5000"))


def test_places_taken_and_given_back_at_once_add_up():
    row = make_weekly_slot(capacity_orders=20, capacity_crates=Decimal("40.00"))
    make_country()
    slot = slot_on_third()
    leaving = [make_order().pk for _ in range(8)]
    coming = [make_order().pk for _ in range(8)]
    for order in leaving:
        assert buy(slot, HALF, order)
    calls = [partial(release_place, order_id=order) for order in leaving for _ in range(2)]
    calls += [partial(buy, slot, Decimal("1.2500"), order) for order in coming]
    answers = at_once(*calls)
    assert (sum(answers[:16]), sum(answers[16:])) == (8, 8)  # each left once; everybody came
    assert load_of(row, THIRD) == (8, Decimal("10.0000"))
    held = OrderDelivery.objects.filter(holds_place=True).aggregate(crates=Sum("crates"))
    assert held == {"crates": Decimal("10.0000")}


def test_an_order_called_off_ten_times_at_once_gives_one_place_back():
    row = make_weekly_slot()
    slot = slot_on_third()
    first, second = make_order().pk, make_order().pk
    buy(slot, HALF, first)
    buy(slot, HALF, second)
    assert sum(at_once(*[partial(release_place, order_id=first)] * 10)) == 1
    assert load_of(row, THIRD) == (1, HALF)


def test_a_capacity_lowered_while_people_buy_is_never_exceeded_by_those_who_come_after():
    row = make_weekly_slot(capacity_orders=8)
    slot = slot_on_third()

    def lower() -> bool:
        return bool(WeeklySlot.objects.filter(pk=row.pk).update(capacity_orders=3))

    answers = at_once(*[partial(buy, slot)] * 12, lower, *[partial(buy, slot)] * 12)
    won = sum(answers) - 1
    assert 3 <= won <= 8  # as many as there were, or as there are
    assert load_of(row, THIRD) == (won, won * HALF)
    assert buy(slot) is False


def test_a_slot_is_not_deleted_from_under_its_first_order():
    make_country()
    row, order = make_weekly_slot(), make_order().pk
    slot, held = slot_on_third(), FORK.Event()

    def place() -> bool:
        with transaction.atomic():
            is_bought = buy(slot, HALF, order)
            held.set()
            sleep(A_WHILE)
        return is_bought

    def delete() -> str:
        held.wait()
        with pytest.raises(Refused) as refused:
            delete_slot(slot=row)
        return str(refused.value)

    words = "1 order stands on it, so it can’t be deleted. Take it off sale instead."
    assert at_once(place, delete) == [True, words]
    assert load_of(row, THIRD) == (1, HALF)


def test_the_first_order_of_a_slot_that_is_just_being_deleted_is_refused():
    make_country()
    row, order = make_weekly_slot(), make_order().pk
    slot, gone = slot_on_third(), FORK.Event()

    def delete() -> None:
        with transaction.atomic():
            delete_slot(slot=row)
            gone.set()
            sleep(A_WHILE)

    def place() -> bool:
        gone.wait()
        return buy(slot, HALF, order)

    assert at_once(delete, place) == [None, False]
    assert not WeeklySlot.objects.exists()
