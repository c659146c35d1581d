"""Buyers, holds and write-offs at once, in processes of their own. On PostgreSQL only; FRESHNESS_RACES=long for more.

Tried once each: without the lock on the stock records buyers are refused while there is stock, and crossed baskets wait
in a circle; without the lock and the update's own ceiling buyers of the last unit meet the database's constraint, an
error instead of kind words; an update that doesn't ask for the status reserves the held batch; deciding only once
refuses its buyer.
"""

import os
from collections import Counter
from random import Random

import pytest
from django.core.management import call_command
from django.db import connection, transaction

from checkout.errors import BasketChanged
from checkout.services.placing import place
from freshness.errors import NotBound, NotReserved, Refused
from freshness.models import Allocation, Batch
from freshness.services import sales
from freshness.services.holds import hold, unhold
from freshness.services.sales import allocate, release, reserve, sell, swap
from freshness.services.write_offs import Loss, write_off
from tests.factories import make_basket, make_product, make_submission
from tests.freshness.stocked import (
    FRIDAY,
    NEXT_FRIDAY,
    counts,
    ledger_is_right,
    make_batch,
    make_line,
    make_yoghurt,
    regular,
    rows_of,
)
from tests.processes import FORK, at_once

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("thursday")]
IS_LONG = os.environ.get("FRESHNESS_RACES") == "long"
ROUNDS = 100 if IS_LONG else 25  # of each of six processes
LATER = NEXT_FRIDAY.replace(day=8)


@pytest.fixture
def thursday(time_machine):
    """Thursday 26 November 2026, noon: the next delivery is Friday's."""
    time_machine.move_to("2026-11-26T12:00:00+00:00")


@pytest.fixture
def open_shop():
    """A shop that has sold before: the first order ever makes rows that all others would wait for, one by one."""
    place(make_submission(make_basket(make_product("Tote bag"))))


def buying(submission):
    """A buyer: the order's number, or what the shopper is told."""

    def buy():
        try:
            return place(submission).number
        except BasketChanged as refused:
            return refused.problems

    return buy


def test_the_last_unit_has_one_buyer_and_the_others_kind_words(open_shop):
    yoghurt = make_yoghurt()
    batch = make_batch(yoghurt, NEXT_FRIDAY, 1)
    answers = at_once(*(buying(make_submission(make_basket(yoghurt))) for _ in range(50)))
    refused = [answer for answer in answers if isinstance(answer, list)]
    assert len(refused) == 49
    assert all(words == ["Natural yoghurt, best before Fri 4 Dec or later has just sold out."] for words in refused)
    assert counts(batch) == (1, 1, 0)
    assert Allocation.objects.count() == 1
    assert ledger_is_right()


def test_nobody_is_refused_while_there_is_stock(open_shop):
    yoghurt = make_yoghurt()
    batches = [make_batch(yoghurt, NEXT_FRIDAY, 5) for _ in range(4)]
    for _ in range(5 if IS_LONG else 1):
        answers = at_once(*(buying(make_submission(make_basket(yoghurt))) for _ in range(20)))
        assert [answer for answer in answers if isinstance(answer, list)] == []
        assert [counts(batch) for batch in batches] == [(5, 5, 0)] * 4
        assert ledger_is_right()
        for row in Allocation.objects.filter(state="reserved"):
            release(order_line=row.order_line, quantity=row.quantity)


def test_a_batch_held_between_pick_and_update_is_not_reserved():
    """The hold goes past the lock, as no service of ours would; the update's own condition sees it."""
    yoghurt = make_yoghurt()
    first, second = make_batch(yoghurt, NEXT_FRIDAY), make_batch(yoghurt, LATER)
    line = make_line(yoghurt, 3)
    picked, held = FORK.Event(), FORK.Event()

    def buy():
        real = sales.post

        def paused(changes, **options):
            picked.set()
            assert held.wait(20)
            real(changes, **options)

        sales.post = paused  # in this process only
        with transaction.atomic():
            reserve(demands=[regular(line)], due=FRIDAY)

    def hold():
        assert picked.wait(20)
        with connection.cursor() as cursor:
            cursor.execute("UPDATE freshness_batch SET status = 'held' WHERE id = %s", [first.pk])
        held.set()

    at_once(buy, hold)
    assert rows_of(line) == [(3, second.code, "reserved")]
    assert (counts(first), counts(second)) == ((10, 0, 0), (10, 3, 0))
    assert ledger_is_right()


@pytest.fixture
def three_goods():
    """Three products with three batches of plenty each."""
    goods = [make_yoghurt(name) for name in ("Natural yoghurt", "Kefir", "Quark")]
    for product in goods:
        for day in (8, 7, 4):
            make_batch(product, NEXT_FRIDAY.replace(day=day), 400)
    return goods


def shopping(goods, seed: int):
    """A shopper who orders the goods in an own sequence, round after round, and keeps, returns or swaps them.

    What happened, by name, with its number.
    """
    lines = [make_line(product, 2) for product in goods]
    happened = Counter()

    def shop():
        chance = Random(seed)
        for _ in range(ROUNDS):
            chance.shuffle(lines)
            try:
                with transaction.atomic():
                    reserve(demands=[regular(line) for line in lines], due=FRIDAY)
                happened["reserved"] += 1
                for line in lines:
                    go_on(line, chance, happened)
            except NotReserved:
                happened["refused"] += 1
        return dict(happened)

    return shop


def go_on(line, chance: Random, happened: Counter) -> None:
    """One of the ways that a reserved line may go; where goods are held meanwhile it is given back."""
    way = chance.choice(["release", "sell", "swap"])
    try:
        if way != "release":
            allocate(order=line.order)
        if way == "swap":
            row = line.allocations.filter(state="allocated").first()
            swap(allocation=row, batch=Batch.objects.get(stockrecord=line.stockrecord_id, date=LATER))
        if way == "sell":
            sell(order_line=line, quantity=2)
            happened["sold"] += 1
            return
    except (NotReserved, Refused, NotBound):
        happened["hindered"] += 1
    release(order_line=line, quantity=2)
    happened["given back"] += 1


def warehouse(seed: int):
    """Somebody who holds, lets go and writes off batches of several products at once, in any sequence."""

    def work():
        chance, happened = Random(seed), Counter()
        for _ in range(ROUNDS):
            batches = chance.sample(list(Batch.objects.exclude(date=LATER)), 4)
            hold(batches=batches, reason="Cold store alarm")
            write_off(loss=Loss(chance.choice(batches), 1, "damaged", "waste"))
            unhold(batches=reversed(batches), reason="All fine")
            happened["held"] += 4
        return dict(happened)

    return work


def test_crossed_baskets_holds_and_write_offs_never_wait_in_a_circle(three_goods):
    forward, backward = three_goods, three_goods[::-1]
    calls = [shopping(goods, seed) for seed, goods in enumerate((forward, backward, forward, backward))]
    told = at_once(*calls, warehouse(8), warehouse(9))  # a deadlock would kill one of them
    assert all(each["reserved"] > ROUNDS / 2 and each["sold"] > 0 for each in told[:4])
    assert [each["held"] for each in told[4:]] == [4 * ROUNDS] * 2
    assert ledger_is_right()
    call_command("check_ledger")
