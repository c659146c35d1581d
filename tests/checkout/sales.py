"""Orders as they stand after the sale: bought, paid for, and moved on."""

from datetime import date

from checkout.models import PaymentAttempt, Refund
from checkout.services.placing import place
from checkout.services.settling import authorise
from checkout.services.steps import change_status
from freshness.models import Allocation, Batch
from tests.delivery.areas import load_of
from tests.factories import make_basket, make_submission
from tests.freshness.stocked import counts

FRIDAY = date(2026, 11, 27)
STEPS = ("Confirmed", "Packed", "Out for delivery", "Delivered")


def buy(*lines, gateway: str = "card", **parts):
    """An order that is placed and paid for, so that it is confirmed."""
    order = place(make_submission(make_basket(*lines, user=parts.get("user")), gateway=gateway, **parts))
    authorise(attempt=order.payments.get(), token="tok")
    order.refresh_from_db()
    return order


def move_to(order, status: str):
    """Takes the steps of the pipeline that lead to a status."""
    for step in STEPS[STEPS.index(order.status) + 1 : STEPS.index(status) + 1]:
        change_status(order, step)
        order.refresh_from_db()
    return order


def stock_of(product) -> tuple:
    """(on hand, reserved, allocated) of goods in one batch; (in stock, allocated) of plain ones."""
    record = product.stockrecords.get()
    batch = Batch.objects.filter(stockrecord=record).first()
    return counts(batch) if batch else (record.num_in_stock, record.num_allocated)


def money_of(order) -> tuple:
    """(state of the attempt, captured, given back) as texts."""
    attempt = PaymentAttempt.objects.get(order=order)
    return attempt.state, str(attempt.captured), str(attempt.refunded)


def place_of(row) -> int:
    """Orders that hold a place in Friday's slot."""
    return load_of(row, FRIDAY)[0]


def refunds_of(order) -> list[tuple]:
    """(amount, state) of each refund."""
    rows = Refund.objects.filter(attempt__order=order).order_by("pk")
    return [(str(row.amount), row.state) for row in rows]


def pick_from(line, batch: Batch) -> None:
    """The rows as if other units had been taken off the shelf than the books say, under the promise."""
    Allocation.objects.filter(order_line=line).update(picked_batch=batch)
