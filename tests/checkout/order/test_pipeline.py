"""Every step of an order, allowed or not, with what it does to units, to the place in the slot and to the money.

The order: 3 yoghurts of a batch of 10, and 2 of 20 bottles of plain milk. 3 × £2.40 + 2 × £1.45 = £10.10, + £2.00
of delivery = £12.10.
"""

import pytest
from django.conf import settings
from oscar.core.loading import get_class

from checkout.order.processing import StepRefused, steps_by_hand
from checkout.payments.refunds import ask_refund
from checkout.services.placing import place
from checkout.services.settling import settle
from checkout.services.steps import change_status
from tests.checkout.sales import buy, money_of, move_to, place_of, refunds_of, stock_of
from tests.delivery.areas import FRIDAY, make_weekly_slot
from tests.factories import make_basket, make_order, make_product, make_submission, make_user, secured
from tests.freshness.stocked import NEXT_FRIDAY, ledger_is_right, make_batch, make_yoghurt, set_status

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("thursday", "card")]
InvalidOrderStatus = get_class("order.exceptions", "InvalidOrderStatus")
EventHandler = get_class("order.processing", "EventHandler")

PIPELINE = settings.OSCAR_ORDER_STATUS_PIPELINE
NOT_NEXT = [(now, wanted) for now in PIPELINE for wanted in PIPELINE if wanted not in PIPELINE[now]]


@pytest.fixture
def slot():
    return make_weekly_slot(weekday=FRIDAY)


@pytest.fixture
def yoghurt():
    yoghurt = make_yoghurt()
    make_batch(yoghurt, NEXT_FRIDAY, 10, code="K7")
    return yoghurt


@pytest.fixture
def milk():
    return make_product()


@pytest.fixture
def bought(slot, yoghurt, milk, django_capture_on_commit_callbacks):
    """Buys the order in a way and moves it on, as requests of their own would."""

    def bought(status: str = "Confirmed", gateway: str = "card"):
        with django_capture_on_commit_callbacks(execute=True):
            order = buy((yoghurt, 3), (milk, 2), gateway=gateway)
        for step in ("Packed", "Out for delivery", "Delivered"):
            if order.status != status:
                with django_capture_on_commit_callbacks(execute=True):
                    move_to(order, step)
        return order

    return bought


@pytest.fixture
def stands(slot, yoghurt, milk):
    """Units of the yoghurt's batch, units of the milk, orders in the slot, and the money."""
    return lambda order: (stock_of(yoghurt), stock_of(milk), place_of(slot), *money_of(order))


HELD = ((10, 0, 3), (20, 2), 1)
GONE = ((7, 0, 0), (18, 0), 1)
FREE = ((10, 0, 0), (20, 0), 0)
TAKEN, BACK = ("captured", "12.10", "0.00"), ("captured", "12.10", "12.10")
PROMISED, LET_GO = ("authorised", "0.00", "0.00"), ("voided", "0.00", "0.00")


@pytest.mark.parametrize(
    ("status", "stock"), [("Confirmed", HELD), ("Packed", HELD), ("Out for delivery", GONE), ("Delivered", GONE)]
)
def test_on_its_way_an_order_keeps_its_units_until_they_leave(bought, stands, status, stock):
    assert stands(bought(status)) == (*stock, *TAKEN)
    assert ledger_is_right()


@pytest.mark.parametrize(
    ("status", "stock", "money"),
    [
        ("Confirmed", HELD, PROMISED),
        ("Packed", HELD, PROMISED),
        ("Out for delivery", GONE, PROMISED),
        ("Delivered", GONE, TAKEN),
    ],
)
def test_at_the_door_the_money_is_taken_on_delivery(bought, stands, status, stock, money):
    assert stands(bought(status, "pay-on-delivery")) == (*stock, *money)


@pytest.mark.parametrize(
    ("status", "gateway", "money"),
    [
        ("Confirmed", "card", BACK),
        ("Packed", "card", BACK),
        ("Confirmed", "pay-on-delivery", LET_GO),
        ("Packed", "pay-on-delivery", LET_GO),
    ],
)
def test_cancelling_gives_units_place_and_money_back(bought, stands, status, gateway, money, on_commit_of):
    order = bought(status, gateway)
    on_commit_of(lambda: change_status(order, "Cancelled"))
    assert stands(order) == (*FREE, *money)
    assert ledger_is_right()


@pytest.mark.parametrize(("gateway", "money"), [("card", BACK), ("pay-on-delivery", LET_GO)])
def test_what_could_not_be_delivered_is_cancelled_and_its_goods_stay_off_the_books(
    bought, stands, gateway, money, on_commit_of
):
    """Nobody at home: the round is over, so its place stays taken, and the pots are not sold again."""
    order = bought("Out for delivery", gateway)
    on_commit_of(lambda: change_status(order, "Cancelled"))
    assert stands(order) == (*GONE, *money)
    assert [paper.kind for paper in order.invoices.order_by("pk")] == ["invoice", "credit_note"]
    assert ledger_is_right()


def test_cancelling_before_it_is_paid_gives_the_reserved_units_back(slot, yoghurt, milk, on_commit_of, stands):
    order = place(make_submission(make_basket((yoghurt, 3), (milk, 2)), gateway="card"))
    assert stands(order) == ((10, 3, 0), (20, 2), 1, "started", "0.00", "0.00")
    on_commit_of(lambda: change_status(order, "Cancelled"))
    assert stands(order) == (*FREE, *LET_GO)


def test_refunded_gives_all_the_money_back_and_keeps_the_goods_off_the_books(bought, stands, on_commit_of):
    order = bought("Delivered")
    on_commit_of(lambda: change_status(order, "Refunded"))
    assert stands(order) == (*GONE, *BACK)
    assert refunds_of(order) == [("12.10", "done")]
    assert ledger_is_right()


def test_refunded_gives_back_only_what_has_not_gone_back_before(bought, on_commit_of):
    order = bought("Delivered")
    ask_refund(attempt=order.payments.get(), amount=order.total_incl_tax - 10, reason="Late")
    on_commit_of(lambda: change_status(order, "Refunded"))
    assert refunds_of(order) == [("2.10", "done"), ("10.00", "done")]


def test_a_bank_that_is_down_stops_no_step_and_is_asked_again(bought, card, on_commit_of):
    order = bought("Delivered")
    card.fails["refund"] = "down"
    on_commit_of(lambda: change_status(order, "Refunded"))
    order.refresh_from_db()
    assert (order.status, refunds_of(order)) == ("Refunded", [("12.10", "asked")])
    card.fails.clear()
    settle(order.pk)
    assert refunds_of(order) == [("12.10", "done")]


@pytest.mark.parametrize(("now", "wanted"), NOT_NEXT)
def test_a_step_that_is_not_in_the_pipeline_moves_nothing(now, wanted):
    """Without the look at available_statuses in change_status all of these go through."""
    order = make_order(quantity=2, status=now)
    with pytest.raises(InvalidOrderStatus):
        change_status(order, wanted)
    order.refresh_from_db()
    assert (order.status, order.lines.get().num_allocated, order.status_changes.count()) == (now, 2, 0)


def test_the_pipeline_is_the_one_that_the_shop_promises():
    assert PIPELINE == {
        "Awaiting payment": ("Confirmed", "Cancelled"),
        "Confirmed": ("Packed", "Cancelled"),
        "Packed": ("Out for delivery", "Cancelled"),
        "Out for delivery": ("Delivered", "Cancelled"),
        "Delivered": ("Refunded",),
        "Cancelled": (),
        "Refunded": (),
    }


def test_goods_that_are_held_do_not_leave_and_nothing_of_the_order_does(bought, stands, yoghurt):
    """Without the look at the batch's status in sales.sell the yoghurt leaves."""
    order = bought("Packed")
    set_status(yoghurt.stockrecords.get().batches.get())
    with pytest.raises(StepRefused, match="3 × Natural yoghurt is of batch K7, which is held"):
        EventHandler(user=make_user()).handle_order_status_change(order, "Out for delivery")
    order.refresh_from_db()
    assert order.status == "Packed"
    assert stands(order) == (*HELD, *TAKEN)


def test_an_order_with_goods_that_are_held_can_still_be_cancelled(bought, stands, yoghurt, on_commit_of):
    order = bought("Packed")
    set_status(yoghurt.stockrecords.get().batches.get())
    on_commit_of(lambda: change_status(order, "Cancelled"))
    assert stands(order) == (*FREE, *BACK)


def test_confirmed_is_never_set_by_hand(yoghurt, milk):
    """Without the look in the EventHandler a secured order is confirmed by whoever presses the button."""
    order = secured(place(make_submission(make_basket(yoghurt))))
    with pytest.raises(StepRefused, match="It is confirmed by itself, as soon as it is paid for"):
        EventHandler(user=make_user()).handle_order_status_change(order, "Confirmed")
    order.refresh_from_db()
    assert order.status == "Awaiting payment"
    assert [status for status, _words in steps_by_hand(order)] == ["Cancelled"]


@pytest.mark.parametrize(
    ("status", "steps"),
    [
        ("Confirmed", ["Packed", "Cancelled"]),
        ("Packed", ["Out for delivery", "Cancelled"]),
        ("Out for delivery", ["Delivered", "Cancelled"]),
        ("Delivered", ["Refunded"]),
        ("Cancelled", []),
        ("Refunded", []),
    ],
)
def test_the_desk_offers_the_next_steps_only(status, steps):
    assert [step for step, _words in steps_by_hand(make_order(status=status))] == steps
