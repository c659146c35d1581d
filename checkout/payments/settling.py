"""What is due between an order and the money for it. Pure: the same answer for browser, event and reconcile job."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from checkout.payments.states import GOOD, HELD, AttemptState

STEPS = ("Confirmed", "Packed", "Out for delivery", "Delivered")
CALLED_OFF = ("Cancelled", "Refunded")


class Due(StrEnum):
    """CONFIRM or CANCEL the order; CAPTURE or VOID the attempt; GIVE_BACK all that was captured of it."""

    CONFIRM = "confirm"
    CANCEL = "cancel"
    CAPTURE = "capture"
    VOID = "void"
    GIVE_BACK = "give back"


@dataclass(frozen=True)
class Money:
    """An attempt as the rules see it. `owed` was captured, and neither went back nor is about to.

    `takes_money_at` is the status of an order from which on its gateway captures.
    """

    attempt_id: int
    state: AttemptState
    captured: Decimal
    owed: Decimal
    takes_money_at: str


def due_of(order_status: str, attempts: Sequence[Money]) -> tuple[Due, int] | None:
    """What has to be done next, and with which attempt; None if nothing. Asked again after each thing done."""
    for money in attempts:
        due = _due_of_attempt(order_status, money)
        if due:
            return due, money.attempt_id
    is_unpaid = attempts and not any(money.state in GOOD for money in attempts)
    if order_status == "Confirmed" and is_unpaid:  # the bank didn't let go of what it had promised
        return Due.CANCEL, attempts[-1].attempt_id
    return None


def _due_of_attempt(order_status: str, money: Money) -> Due | None:
    if order_status in CALLED_OFF or money.state == AttemptState.STRAY:
        return _due_of_called_off(money)
    if order_status == "Awaiting payment":
        return Due.CONFIRM if money.state in GOOD else None
    if money.state == AttemptState.AUTHORISED and _has_reached(order_status, money.takes_money_at):
        return Due.CAPTURE
    return None


def _due_of_called_off(money: Money) -> Due | None:
    if money.owed:
        return Due.GIVE_BACK
    is_held = money.state in HELD or (money.state == AttemptState.STRAY and not money.captured)
    return Due.VOID if is_held else None


def _has_reached(status: str, wanted: str) -> bool:
    return STEPS.index(status) >= STEPS.index(wanted)
