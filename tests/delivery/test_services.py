"""Places in slots. The slot is Thursdays, 4 to 8 am; the day is Thursday 3 December 2026."""

from datetime import date, datetime, time
from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from delivery.errors import NoPlace
from delivery.models import Area, AreaRequest, ClosedDate, OrderDelivery, SlotLoad, WeeklyDay, WeeklySlot
from delivery.plans import plan_without_areas, slots_of
from delivery.services import ask_for_area, hold_place, release_place
from delivery.slots import Slot, State, open_slots
from tests.delivery.areas import load_of, make_area, make_weekly_slot
from tests.delivery.slots import LEEDS
from tests.factories import make_order

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 12, 2, 12, tzinfo=LEEDS)
THIRD = date(2026, 12, 3)
HALF = Decimal("0.5000")


def slot_on_third(now: datetime = NOON) -> Slot:
    """The slot as somebody was shown it."""
    return next(slot for slot in slots_of(None, now) if slot.day == THIRD)


def refusal(slot: Slot, *, crates: Decimal = HALF, at: datetime = NOON) -> State:
    with pytest.raises(NoPlace) as refused:
        hold_place(slot=slot, crates=crates, at=at)
    return refused.value.state


def ordered(row: WeeklySlot, crates: str = "0.5000") -> int:
    """An order that holds a place, as checkout makes them; its id."""
    order = make_order()
    held = hold_place(slot=slot_on_third(), crates=Decimal(crates), at=NOON)
    OrderDelivery.objects.filter(order=order).update(weekly_slot=row, holds_place=held, crates=Decimal(crates))
    return order.pk


def test_a_place_is_taken_with_its_crates():
    row = make_weekly_slot()
    assert hold_place(slot=slot_on_third(), crates=HALF, at=NOON) is True
    assert hold_place(slot=slot_on_third(), crates=Decimal("1.2500"), at=NOON) is True
    assert load_of(row, THIRD) == (2, Decimal("1.7500"))
    assert SlotLoad.objects.count() == 1


def test_a_slot_that_knows_no_end_takes_everybody_and_counts_nobody():
    slot = open_slots(plan_without_areas(), NOON)[1]
    assert hold_place(slot=slot, crates=HALF, at=NOON) is False
    assert not SlotLoad.objects.exists()
    assert refusal(slot, at=slot.cut_off) == State.PAST


def test_the_last_place_goes_once():
    """Without `orders__lt` in hold_place's guarded statement the second is let in."""
    row = make_weekly_slot(capacity_orders=1)
    slot = slot_on_third()
    hold_place(slot=slot, crates=HALF, at=NOON)
    assert refusal(slot) == State.FULL
    assert load_of(row, THIRD) == (1, HALF)


def test_what_does_not_fit_by_crates_is_refused_and_what_does_is_not():
    """Without `crates__lte` in hold_place's guarded statement the first is let in."""
    row = make_weekly_slot(capacity_crates=Decimal("1.00"))
    slot = slot_on_third()
    hold_place(slot=slot, crates=HALF, at=NOON)
    assert refusal(slot, crates=Decimal("0.5001")) == State.FULL
    assert hold_place(slot=slot, crates=HALF, at=NOON)
    assert load_of(row, THIRD) == (2, Decimal("1.0000"))


def test_the_cut_off_binds_to_the_moment():
    make_weekly_slot()
    slot = slot_on_third()
    assert hold_place(slot=slot, crates=HALF, at=datetime(2026, 12, 2, 20, 59, 59, tzinfo=LEEDS))
    assert refusal(slot, at=datetime(2026, 12, 2, 21, tzinfo=LEEDS)) == State.PAST


def test_a_cut_off_that_was_put_forward_since_binds():
    """Held against the row, not against what the shopper was shown."""
    make_weekly_slot()
    slot = slot_on_third()
    WeeklyDay.objects.update(cut_off_at=time(11))
    assert refusal(slot) == State.PAST


def test_a_date_that_was_closed_since_is_refused():
    make_weekly_slot()
    slot = slot_on_third()
    closed = ClosedDate.objects.create(day=THIRD)
    assert refusal(slot) == State.CLOSED
    closed.area = make_area("York")
    closed.save()
    assert hold_place(slot=slot, crates=HALF, at=NOON)  # it is York's holiday
    closed.area = Area.objects.get(name="Leeds north")
    closed.save()
    assert refusal(slot) == State.CLOSED


@pytest.mark.parametrize(
    "take_off",
    [
        lambda: WeeklySlot.objects.update(is_active=False),
        lambda: Area.objects.update(is_active=False),
        lambda: WeeklyDay.objects.update(weekday=4),
        lambda: WeeklySlot.objects.all().delete(),
    ],
    ids=["the slot", "the area", "moved to Friday", "deleted"],
)
def test_what_is_not_offered_any_more_is_refused(take_off):
    make_weekly_slot()
    slot = slot_on_third()
    take_off()
    assert refusal(slot) == State.CLOSED
    assert not SlotLoad.objects.filter(orders__gt=0).exists()


def test_a_refusal_says_which_day_and_window():
    make_weekly_slot(capacity_orders=0)
    with pytest.raises(NoPlace) as refused:
        hold_place(slot=slot_on_third(), crates=HALF, at=NOON)
    assert str(refused.value) == "2026-12-03, 4 to 8 am: full"


@pytest.mark.parametrize("capacity", [{"capacity_orders": 0}, {"capacity_crates": Decimal("0.00")}])
def test_a_slot_of_no_capacity_takes_nobody(capacity):
    row = make_weekly_slot(**capacity)
    assert refusal(slot_on_third()) == State.FULL
    assert load_of(row, THIRD) == (0, Decimal(0))


def test_a_capacity_lowered_under_what_is_booked_takes_nobody_and_turns_nobody_away():
    row = make_weekly_slot()
    slot = slot_on_third()
    for _ in range(3):
        hold_place(slot=slot, crates=HALF, at=NOON)
    WeeklySlot.objects.update(capacity_orders=2)
    assert refusal(slot) == State.FULL
    assert load_of(row, THIRD) == (3, Decimal("1.5000"))
    WeeklySlot.objects.update(capacity_orders=4)
    assert hold_place(slot=slot, crates=HALF, at=NOON)


def test_an_order_gives_its_place_back_once():
    """Without `holds_place=True` among release_place's conditions the second call takes another order's place."""
    row = make_weekly_slot()
    first, second = ordered(row, "0.5000"), ordered(row, "1.2500")
    assert load_of(row, THIRD) == (2, Decimal("1.7500"))
    assert release_place(order_id=first) is True
    assert load_of(row, THIRD) == (1, Decimal("1.2500"))
    assert release_place(order_id=first) is False
    assert load_of(row, THIRD) == (1, Decimal("1.2500"))
    assert release_place(order_id=second) is True
    assert load_of(row, THIRD) == (0, Decimal("0.0000"))


def test_an_order_that_holds_no_place_gives_none_back():
    row = make_weekly_slot()
    ordered(row)
    assert release_place(order_id=make_order().pk) is False
    assert release_place(order_id=10**9) is False
    assert load_of(row, THIRD) == (1, HALF)


def test_a_place_given_back_can_be_had_again():
    row = make_weekly_slot(capacity_orders=1)
    order = ordered(row)
    assert refusal(slot_on_third()) == State.FULL
    release_place(order_id=order)
    assert hold_place(slot=slot_on_third(), crates=HALF, at=NOON)


def test_loads_add_up_in_tenths():
    """Without rounding SQLite keeps 0.3000…04 of three tenths, and a fourth finds no room in 0.4 crates."""
    row = make_weekly_slot(capacity_crates=Decimal("0.40"))
    for _ in range(4):
        hold_place(slot=slot_on_third(), crates=Decimal("0.1000"), at=NOON)
    assert load_of(row, THIRD) == (4, Decimal("0.4000"))
    assert not SlotLoad.objects.exclude(crates=Decimal("0.4000")).exists()


def test_the_last_order_of_a_slot_can_always_be_called_off():
    """Without rounding SQLite is left with less than nothing, which the database itself refuses."""
    row = make_weekly_slot()
    first, second = ordered(row, "0.7000"), ordered(row, "0.1000")
    assert release_place(order_id=first)
    assert release_place(order_id=second)
    assert load_of(row, THIRD) == (0, Decimal("0.0000"))


def test_the_database_itself_knows_no_negative_load():
    row = make_weekly_slot()
    load = SlotLoad.objects.create(weekly_slot=row, day=THIRD)
    for taken in ({"orders": -1}, {"crates": Decimal("-0.0001")}):
        with pytest.raises(IntegrityError), transaction.atomic():
            SlotLoad.objects.filter(pk=load.pk).update(**taken)


def test_a_place_is_held_in_at_most_four_statements():
    """The row with its closed dates, the load, the guarded statement; the first of a day makes the load besides."""
    make_weekly_slot()
    slot = slot_on_third()
    hold_place(slot=slot, crates=HALF, at=NOON)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        hold_place(slot=slot, crates=HALF, at=NOON)
    assert len(asked) == 3


@pytest.mark.django_db(transaction=True)
def test_outside_a_transaction_no_place_is_held():
    make_weekly_slot()
    with pytest.raises(RuntimeError, match="must run in the transaction that places the order"):
        hold_place(slot=slot_on_third(), crates=HALF, at=NOON)
    assert not SlotLoad.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_place_goes_back_with_the_order_that_failed():
    row = make_weekly_slot()
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        hold_place(slot=slot_on_third(), crates=HALF, at=NOON)
        raise ZeroDivisionError
    assert load_of(row, THIRD) == (0, Decimal(0))


def test_asking_twice_for_an_area_is_asking_once():
    ask_for_area(email="Alice@Example.com", postcode="EC1A 1BB")
    ask_for_area(email="alice@example.com", postcode="EC1A 1BB")
    ask_for_area(email="alice@example.com", postcode="M1 1AE")
    assert list(AreaRequest.objects.order_by("pk").values_list("email", "postcode")) == [
        ("alice@example.com", "EC1A 1BB"),
        ("alice@example.com", "M1 1AE"),
    ]
