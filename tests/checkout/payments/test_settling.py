"""What is due between an order and its money."""

from decimal import Decimal

import pytest

from checkout.payments.settling import Due, Money, due_of


def money(state: str, captured: str = "0", owed: str = "0", at: str = "Confirmed", pk: int = 1) -> Money:
    return Money(pk, state, Decimal(captured), Decimal(owed), at)


@pytest.mark.parametrize("state", ["authorised", "captured"])
def test_secured_money_confirms_an_order_that_waits_for_it(state):
    assert due_of("Awaiting payment", [money(state)]) == (Due.CONFIRM, 1)


@pytest.mark.parametrize("state", ["started", "action", "declined", "voided"])
def test_an_order_waits_while_nothing_is_secured(state):
    assert due_of("Awaiting payment", [money(state)]) is None


@pytest.mark.parametrize("status", ["Confirmed", "Packed", "Out for delivery", "Delivered"])
def test_what_was_authorised_is_captured_from_the_confirmation_on(status):
    assert due_of(status, [money("authorised")]) == (Due.CAPTURE, 1)


@pytest.mark.parametrize(
    ("status", "due"), [("Confirmed", None), ("Out for delivery", None), ("Delivered", (Due.CAPTURE, 1))]
)
def test_what_is_paid_at_the_door_is_taken_there(status, due):
    assert due_of(status, [money("authorised", at="Delivered")]) == due


@pytest.mark.parametrize("status", ["Cancelled", "Refunded"])
@pytest.mark.parametrize("state", ["started", "action", "authorised"])
def test_what_is_held_for_an_order_that_was_called_off_is_let_go(status, state):
    assert due_of(status, [money(state)]) == (Due.VOID, 1)


def test_what_was_taken_for_an_order_that_was_called_off_goes_back():
    assert due_of("Cancelled", [money("captured", "19.45", "19.45")]) == (Due.GIVE_BACK, 1)
    assert due_of("Refunded", [money("captured", "19.45", "4.00")]) == (Due.GIVE_BACK, 1)


def test_what_has_gone_back_or_is_about_to_is_not_owed_again():
    assert due_of("Cancelled", [money("captured", "19.45", "0")]) is None


def test_money_that_came_too_late_is_let_go_or_given_back_whatever_became_of_the_order():
    assert due_of("Confirmed", [money("stray", pk=1), money("captured", "5", pk=2)]) == (Due.VOID, 1)
    assert due_of("Delivered", [money("stray", "5", "5"), money("captured", "5", pk=2)]) == (Due.GIVE_BACK, 1)
    assert due_of("Delivered", [money("stray", "5", "0"), money("captured", "5", pk=2)]) is None


def test_an_order_whose_bank_takes_its_word_back_is_cancelled():
    assert due_of("Confirmed", [money("declined", pk=1), money("declined", pk=2)]) == (Due.CANCEL, 2)


def test_one_declined_before_the_one_that_paid_cancels_nothing():
    assert due_of("Confirmed", [money("declined", pk=1), money("captured", "5", pk=2)]) is None


def test_an_order_that_cost_nothing_has_nothing_due():
    assert due_of("Confirmed", []) is None
    assert due_of("Cancelled", []) is None


@pytest.mark.parametrize("state", ["declined", "voided"])
def test_what_was_given_up_is_left_alone(state):
    assert due_of("Cancelled", [money(state)]) is None
