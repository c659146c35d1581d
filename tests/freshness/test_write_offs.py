"""Units that leave the books. It is Wednesday 25 November 2026 at noon."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import transaction

from freshness.balance import differences
from freshness.errors import Refused
from freshness.models import Allocation, Batch, LedgerEntry, Shortage, WriteOff
from freshness.services.holds import hold
from freshness.services.sales import allocate, reserve
from freshness.services.write_offs import Loss, correct, resolve, write_off
from tests.factories import Order, make_user
from tests.freshness.stocked import FRIDAY, NEXT_FRIDAY, NOON, SUNDAY, make_batch, make_line, make_yoghurt, regular

pytestmark = pytest.mark.django_db


@pytest.fixture
def yoghurt():
    return make_yoghurt()


@pytest.fixture(autouse=True)
def books_add_up():
    yield
    assert list(differences()) == []


def bound_line(product, quantity: int, *, hours_ago: int, status: str = "Confirmed"):
    """An order line whose units are allocated."""
    line = make_line(product, quantity)
    with transaction.atomic():
        reserve(demands=[regular(line)], due=FRIDAY, at=NOON)
    allocate(order=line.order, at=NOON)
    Order.objects.filter(pk=line.order_id).update(date_placed=NOON - timedelta(hours=hours_ago), status=status)
    return line


def broken(batch, quantity: int, **changes) -> Loss:
    return replace(Loss(batch, quantity, "damaged", "waste"), **changes)


def test_free_units_leave_first(yoghurt):
    batch, tom = make_batch(yoghurt, NEXT_FRIDAY, unit_cost=Decimal("1.08")), make_user("tom@example.com")
    bound_line(yoghurt, 4, hours_ago=1)
    row = write_off(loss=broken(batch, 6, note="Dropped"), by=tom, at=NOON)
    batch.refresh_from_db()
    assert (batch.on_hand, batch.allocated, batch.free) == (4, 4, 0)
    assert (row.quantity, row.reason, row.note, row.unit_cost, row.by) == (
        6,
        "damaged",
        "Dropped",
        Decimal("1.08"),
        tom,
    )
    assert not Shortage.objects.exists()
    entry = LedgerEntry.objects.last()
    assert (entry.kind, entry.quantity, entry.on_hand_after, entry.reason) == ("write_off", 6, 4, "Damaged")


def test_bound_units_go_short_the_order_placed_last_first(yoghurt):
    batch = make_batch(yoghurt, NEXT_FRIDAY)
    early, late = bound_line(yoghurt, 5, hours_ago=9), bound_line(yoghurt, 3, hours_ago=1)
    write_off(loss=broken(batch, 6), at=NOON)  # 2 are free, 3 are the later order's, 1 is the earlier one's
    batch.refresh_from_db()
    assert (batch.on_hand, batch.allocated) == (4, 4)
    short = {row.allocation.order_line_id: row.quantity for row in Shortage.objects.all()}
    assert short == {late.pk: 3, early.pk: 1}
    states = Allocation.objects.order_by("order_line", "state").values_list("order_line", "state", "quantity")
    assert list(states) == [(early.pk, "allocated", 4), (early.pk, "short", 1), (late.pk, "short", 3)]


def test_goods_can_always_leave_the_books(yoghurt):
    batch = make_batch(yoghurt, NEXT_FRIDAY)
    hold(batches=[batch], reason="Lid leaks", at=NOON)
    write_off(loss=broken(batch, 10), at=NOON)
    assert Batch.objects.get().on_hand == 0


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"quantity": 11}, "11 of batch L1 can’t be written off: 10 are on hand"),
        ({"quantity": 0}, "0 of batch L1 can’t be written off"),
        ({"quantity": -1}, "-1 of batch L1 can’t be written off"),
        ({"quantity": Decimal("1.5")}, "1.5 of batch L1 can’t be written off"),
        ({"reason": "eaten"}, "“eaten” is no reason"),
        ({"destination": "moon"}, "“moon” is no destination"),
    ],
)
def test_nonsense_is_refused_and_nothing_is_written(yoghurt, change, words):
    batch = make_batch(yoghurt, NEXT_FRIDAY)
    with pytest.raises(Refused, match=words):
        write_off(loss=broken(batch, **{"quantity": 1} | change))
    assert (Batch.objects.get().on_hand, WriteOff.objects.count()) == (10, 0)


def test_a_shortage_is_picked_again_within_the_promise(yoghurt):
    gone, other = make_batch(yoghurt, NEXT_FRIDAY, 3), make_batch(yoghurt, NEXT_FRIDAY + timedelta(days=2), 5)
    line = bound_line(yoghurt, 3, hours_ago=1)
    write_off(loss=broken(gone, 3), at=NOON)
    row = resolve(shortage=Shortage.objects.get(), resolution="re_picked", at=NOON)
    assert (row.resolution, row.resolved_at) == ("re_picked", NOON)
    rebound = Allocation.objects.get(order_line=line, state="allocated")
    assert (rebound.batch, rebound.quantity) == (other, 3)


def test_a_nearer_date_than_promised_is_no_re_pick(yoghurt):
    make_batch(yoghurt, SUNDAY, 5)
    gone = make_batch(yoghurt, NEXT_FRIDAY, 3)
    bound_line(yoghurt, 3, hours_ago=1)
    write_off(loss=broken(gone, 3), at=NOON)
    with pytest.raises(Refused, match="Only 0 of 3 are free within what was promised"):
        resolve(shortage=Shortage.objects.get(), resolution="re_picked", at=NOON)
    assert Shortage.objects.get().resolution == "open"


def test_a_shortage_is_settled_once(yoghurt):
    gone = make_batch(yoghurt, NEXT_FRIDAY, 3)
    bound_line(yoghurt, 3, hours_ago=1)
    write_off(loss=broken(gone, 3), at=NOON)
    tom = make_user("tom@example.com")
    row = resolve(shortage=Shortage.objects.get(), resolution="refunded", note="Rang her", by=tom, at=NOON)
    assert (row.resolution, row.note, row.resolved_by) == ("refunded", "Rang her", tom)
    with pytest.raises(Refused, match="settled already"):
        resolve(shortage=row, resolution="substituted", at=NOON)


@pytest.mark.parametrize(("counted", "difference"), [(12, 2), (7, -3), (10, 0), (0, -10)])
def test_a_count_sets_what_is_on_hand(yoghurt, counted, difference):
    batch = make_batch(yoghurt, NEXT_FRIDAY)
    assert correct(batch=batch, counted=counted, reason="Monday's count", at=NOON) == difference
    assert Batch.objects.get().on_hand == counted


def test_a_count_below_what_is_bound_makes_shortages(yoghurt):
    batch = make_batch(yoghurt, NEXT_FRIDAY)
    bound_line(yoghurt, 6, hours_ago=1)
    correct(batch=batch, counted=4, reason="Two were missing", at=NOON)
    assert Shortage.objects.get().quantity == 2


@pytest.mark.parametrize(("counted", "reason"), [(-1, "Counted"), (Decimal("2.5"), "Counted"), (5, " ")])
def test_an_odd_count_is_refused(yoghurt, counted, reason):
    batch = make_batch(yoghurt, NEXT_FRIDAY)
    with pytest.raises(Refused):
        correct(batch=batch, counted=counted, reason=reason)
    assert Batch.objects.get().on_hand == 10
