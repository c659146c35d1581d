"""What of an order's money can still go back: read once, under the lock of the order where it is acted upon."""

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Q, Sum

from checkout.models import PaymentAttempt, RefundItem, RefundPart, RefundState
from checkout.order.unit_prices import price_of_units
from checkout.payments.refunds import captured_attempt, refundable

NOTHING = Decimal("0.00")
IN_THE_HOUSE = ("Confirmed", "Packed")


@dataclass(frozen=True)
class LineLeft:
    """What of a line can still go back. `units` of it have not; `deposit` is that on one unit.

    `in_house` are the units that could go back on the shelf, since they haven't left.
    """

    line: object
    units: int
    amount: Decimal
    deposit: Decimal
    deposits: int
    in_house: int

    def price_of(self, units: int) -> Decimal:
        """What was paid for the next `units`; never more than is left of the line."""
        line = self.line
        before = line.quantity - self.units
        price = price_of_units(line.line_price_incl_tax, line.quantity, before=before, units=units)
        return min(price, self.amount)

    def deposit_of(self, units: int) -> Decimal:
        """The deposit on so many units, as far as it hasn't gone back."""
        return self.deposit * min(units, self.deposits)

    @property
    def gone(self) -> int:
        """Units that were refunded."""
        return self.line.quantity - self.units


@dataclass(frozen=True)
class Left:
    """What can still go back of an order. `attempt` is None while nothing has been taken.

    `asked` went back or is about to; `money` is what is left of `captured` behind that.
    """

    attempt: PaymentAttempt | None
    captured: Decimal
    asked: Decimal
    money: Decimal
    delivery: Decimal
    lines: dict[int, LineLeft]


def left_of(order) -> Left:
    """What can go back of an order now; a handful of queries for any number of lines."""
    attempt = captured_attempt(order)
    money = refundable(attempt) if attempt else NOTHING
    captured = attempt.captured if attempt else NOTHING
    in_house = order.status in IN_THE_HOUSE
    gone = _gone(order)
    lines = order.lines.select_related("promise", "product").order_by("pk")
    return Left(
        attempt=attempt,
        captured=captured,
        asked=captured - money,
        money=money,
        delivery=order.shipping_incl_tax - gone.get((RefundPart.DELIVERY, None), (0, NOTHING))[1],
        lines={line.pk: _line_left(line, gone, in_house) for line in lines},
    )


def live_items(order):
    """The parts of an order's refunds that went back or are about to."""
    refused = Q(refund__state=RefundState.REFUSED)
    return RefundItem.objects.filter(refund__attempt__order=order).exclude(refused)


def _gone(order) -> dict[tuple, tuple[int, Decimal]]:
    """(part, order line) → units and amount that went back or are about to."""
    sums = live_items(order).order_by().values("part", "order_line").annotate(units=Sum("quantity"), sum=Sum("amount"))
    return {(row["part"], row["order_line"]): (row["units"] or 0, row["sum"]) for row in sums}


def _line_left(line, gone: dict[tuple, tuple[int, Decimal]], in_house: bool) -> LineLeft:
    units, amount = gone.get((RefundPart.GOODS, line.pk), (0, NOTHING))
    deposits, _amount = gone.get((RefundPart.DEPOSIT, line.pk), (0, NOTHING))
    promise = getattr(line, "promise", None)
    return LineLeft(
        line=line,
        units=line.quantity - units,
        amount=line.line_price_incl_tax - amount,
        deposit=promise.deposit if promise else NOTHING,
        deposits=line.quantity - deposits,
        in_house=min(line.num_allocated or 0, line.quantity - units) if in_house else 0,
    )
