"""A shopper got a nearer date than was promised and says so: taken down, and refunded at once where it may be."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from django.conf import settings
from django.db import transaction
from django.db.models import F, Sum
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from oscar.core.loading import get_model

from checkout.errors import ClaimRefused, RefundRefused
from checkout.models import ClaimLimits, ClaimState, DateClaim, Refund, RefundState
from checkout.order.claim_rules import Limits, Sold, is_paid_at_once, is_unsafe, problems_of
from checkout.order.left import NOTHING, Left, left_of, live_items
from checkout.order.refunding import check_sum, items_of_line, put_down, total_of
from checkout.services.steps import locked
from checkout.telling import tell
from freshness.models import Allocation, AllocationState

ARRIVED = ("Out for delivery", "Delivered")
WINDOW = timedelta(days=30)
NEARER_DATE = gettext_lazy("It came with a nearer date than we promised.")


@dataclass(frozen=True)
class Claimable:
    """A line that its shopper may say something about; `units` nobody has claimed or refunded yet."""

    line: object
    sold: Sold

    @property
    def units(self) -> int:
        return self.sold.units


def claimable(order, today: date) -> list[Claimable]:
    """The lines of an order whose dates its shopper may complain about now; [] before it left the dairy."""
    delivery = getattr(order, "delivery", None)
    if order.status not in ARRIVED or delivery is None:
        return []
    if today > delivery.day + timedelta(days=settings.GUEST_LINK_DAYS):
        return []
    gone = _units_gone(order)
    lines = order.lines.select_related("promise").exclude(promise__promised_date=None).order_by("pk")
    found = [Claimable(line, _sold(line, delivery.day, gone.get(line.pk, 0))) for line in lines]
    return [each for each in found if each.units > 0 and each.line.line_price_incl_tax]


def _sold(line, day: date, gone: int) -> Sold:
    promise = line.promise
    return Sold(promise.promised_date, promise.date_kind, day, max(0, line.quantity - gone))


def _units_gone(order) -> dict[int, int]:
    """Order line → units that were refunded otherwise, or claimed before, whatever came of it."""
    claims = DateClaim.objects.filter(order_line__order=order)
    refunded = live_items(order).filter(part="goods").exclude(refund__in=claims.exclude(refund=None).values("refund"))
    gone: dict[int, int] = {}
    for rows in (claims, refunded):
        for line_id, units in rows.order_by().values_list("order_line").annotate(units=Sum("quantity")):
            gone[line_id] = gone.get(line_id, 0) + units
    return gone


@transaction.atomic
def claim_date(*, order, line_id: int, quantity: int, found_date: date, at: datetime | None = None) -> DateClaim:
    """Takes down that `quantity` units of a line came dated `found_date`, nearer than was promised.

    What is refunded is the full price that was paid for those units: simple to say, and the shopper keeps the goods.
    At once if the batch that was picked bears it out and the limits allow it; else it waits for the order desk.
    No unit twice. Raises ClaimRefused with what is wrong.
    """
    moment = at or timezone.now()
    today = timezone.localdate(moment)
    order = locked(order.pk)
    chosen = next((each for each in claimable(order, today) if each.line.pk == line_id), None)
    if chosen is None:
        raise ClaimRefused({"line": _("Choose what came with another date.")})
    problems = problems_of(chosen.sold, quantity, found_date)
    if problems:
        raise ClaimRefused(problems)
    claim = DateClaim(
        order_line=chosen.line,
        quantity=quantity,
        found_date=found_date,
        is_proven=_is_proven(chosen.line, quantity),
        is_urgent=is_unsafe(chosen.sold, found_date),
        state=ClaimState.WAITING,
    )
    _pay_if_allowed(order, claim, today, moment)
    claim.save()
    return claim


def _is_proven(line, quantity: int) -> bool:
    """Whether so many units were picked from batches dated under the promise, beyond those claimed before."""
    rows = Allocation.objects.filter(order_line=line, state=AllocationState.SOLD)
    rows = rows.annotate(picked=Coalesce("picked_batch__date", "batch__date"))
    under = rows.filter(picked__lt=F("order_line__promise__promised_date")).aggregate(units=Sum("quantity"))["units"]
    before = line.date_claims.filter(is_proven=True).aggregate(units=Sum("quantity"))["units"]
    return quantity <= (under or 0) - (before or 0)


def _pay_if_allowed(order, claim: DateClaim, today: date, at: datetime) -> None:
    """Puts the refund down if nobody has to look at it. Locks the row of limits, so that claims count each other."""
    left = left_of(order)
    if not claim.is_proven or left.attempt is None:
        return
    items = items_of_line(left.lines[claim.order_line_id], claim.quantity, with_deposit=False)
    amount = total_of(items)
    limits = _limits()
    spent = _spent(order, at)
    is_allowed = is_paid_at_once(amount=amount, spent=spent, day=order.delivery.day, today=today, limits=limits)
    if NOTHING < amount <= left.money and is_allowed:
        claim.refund = put_down(items, left, reason=NEARER_DATE)
        claim.state, claim.decided_at = ClaimState.PAID, at


def _limits() -> Limits:
    ClaimLimits.load()  # makes the row
    row = ClaimLimits.objects.select_for_update().order_by("pk").first()
    return Limits(row.most_per_claim, row.most_per_customer, row.days_after_delivery)


def _spent(order, at: datetime) -> Decimal:
    """What was refunded at once to the order's customer, or to the guest's e-mail, in the days before."""
    orders = get_model("order", "Order").objects
    theirs = (
        orders.filter(user=order.user_id) if order.user_id else orders.filter(guest_email__iexact=order.guest_email)
    )
    claims = DateClaim.objects.filter(order_line__order__in=theirs, decided_by=None, created_at__gt=at - WINDOW)
    refunds = Refund.objects.filter(pk__in=claims.values("refund")).exclude(state=RefundState.REFUSED)
    return refunds.aggregate(sum=Sum("amount"))["sum"] or NOTHING


@transaction.atomic
def approve(*, claim: DateClaim, by) -> DateClaim:
    """Refunds a claim that waits; limits don't count, what was taken and paid for the units does.

    Raises RefundRefused if it was decided before, or if there is nothing to give back.
    """
    order, claim = _waiting(claim)
    left = left_of(order)
    items = _items_left(claim, left)
    claim.refund = put_down(items, left, reason=NEARER_DATE, by=by)
    return _decide(claim, ClaimState.PAID, by)


def _items_left(claim: DateClaim, left: Left) -> list:
    if left.attempt is None:
        raise RefundRefused([_("Nothing has been taken for this order yet. Refund it once the driver has the money.")])
    line = left.lines[claim.order_line_id]
    items = items_of_line(line, min(claim.quantity, line.units), with_deposit=False)
    if not items:
        raise RefundRefused([_("All of that has been given back already.")])
    check_sum(items, left)
    return items


@transaction.atomic
def refuse(*, claim: DateClaim, answer: str, by) -> DateClaim:
    """Turns a claim down and writes to the shopper why. Raises RefundRefused if it was decided before, or without."""
    order, claim = _waiting(claim)
    if not 0 < len(answer.strip()) <= DateClaim._meta.get_field("answer").max_length:
        raise RefundRefused([_("Say why in a few words. The shopper reads it.")])
    claim.answer = answer.strip()
    decided = _decide(claim, ClaimState.REFUSED, by)
    tell(order, "claim_refused", about=str(claim.pk), claim=decided)
    return decided


def _waiting(claim: DateClaim) -> tuple:
    """The order of a claim that waits, locked, and the claim read afresh."""
    order = locked(claim.order_line.order_id)
    claim = DateClaim.objects.select_related("order_line").get(pk=claim.pk)
    if claim.state != ClaimState.WAITING:
        raise RefundRefused([_("Somebody has decided this already: %(how)s.") % {"how": claim.get_state_display()}])
    return order, claim


def _decide(claim: DateClaim, state: str, by) -> DateClaim:
    claim.state, claim.decided_at, claim.decided_by = state, timezone.now(), by
    claim.save()
    return claim
