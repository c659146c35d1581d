"""Units that leave the books unsold, what order lines miss by it, and counts that differ from the books."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from freshness.errors import NotReserved, Problem, Refused
from freshness.models import (
    Allocation,
    AllocationState,
    Batch,
    Destination,
    LedgerKind,
    Resolution,
    Shortage,
    WriteOff,
    WriteOffReason,
)
from freshness.services import bound
from freshness.services.ledger import Change, lock_stock_of, post
from freshness.services.sales import re_pick


@dataclass(frozen=True)
class Loss:
    """Units of a batch that are to leave the books. `reason` is a WriteOffReason, `destination` a Destination."""

    batch: Batch
    quantity: int
    reason: str
    destination: str
    note: str = ""


@dataclass(frozen=True)
class _Cause:
    """What the ledger says of units that are gone."""

    kind: str
    reason: str
    at: datetime
    by: object = None


@transaction.atomic
def write_off(*, loss: Loss, by=None, at: datetime | None = None) -> WriteOff:
    """Takes units off the books: free ones first, then bound ones, of which the orders placed last go short.

    Held and recalled goods leave in the same way. Raises Refused with everything that is wrong.
    """
    moment = at or timezone.now()
    batch = _locked(loss.batch)
    problems = _problems_of(loss, batch)
    if problems:
        raise Refused(problems)
    reason = str(WriteOffReason(loss.reason).label)
    _lose(batch, loss.quantity, _Cause(LedgerKind.WRITE_OFF, reason, moment, by))
    return WriteOff.objects.create(
        batch=batch,
        quantity=loss.quantity,
        reason=loss.reason,
        destination=loss.destination,
        note=loss.note.strip()[:200],
        unit_cost=batch.unit_cost,
        at=moment,
        by=by,
    )


def _locked(batch: Batch) -> Batch:
    return lock_stock_of([batch.pk])[0]


def _problems_of(loss: Loss, batch: Batch) -> list[Problem]:
    problems = []
    if not (isinstance(loss.quantity, int) and 1 <= loss.quantity <= batch.on_hand):
        words = _(
            "%(quantity)s of batch %(code)s can’t be written off: %(there)d are on hand. Give a number from 1 on."
        )
        said = {"quantity": loss.quantity, "code": batch.code, "there": batch.on_hand}
        problems.append(Problem(words % said, "quantity"))
    if loss.reason not in WriteOffReason.values:
        problems.append(Problem(_("“%(reason)s” is no reason. Choose one.") % {"reason": loss.reason}, "reason"))
    if loss.destination not in Destination.values:
        words = _("“%(place)s” is no destination. Choose one.")
        problems.append(Problem(words % {"place": loss.destination}, "destination"))
    return problems


def _lose(batch: Batch, quantity: int, cause: _Cause) -> None:
    """Takes units out; a shortage for each allocation that this leaves without them."""
    free = min(batch.free, quantity)
    parts = bound.parts(bound_rows(batch), quantity - free)
    changes = [Change(batch.pk, cause.kind, free, on_hand=-free, reason=cause.reason)] if free else []
    changes += [
        Change(
            batch.pk,
            cause.kind,
            units,
            on_hand=-units,
            **{str(row.state): -units},  # the column's name
            reason=cause.reason,
            order_line_id=row.order_line_id,
        )
        for row, units in parts
    ]
    post(changes, at=cause.at, by=cause.by)
    bound.move(parts, AllocationState.SHORT)
    Shortage.objects.bulk_create(
        Shortage(allocation_id=row.pk, quantity=units, reason=cause.reason, at=cause.at) for row, units in parts
    )


def bound_rows(batch: Batch) -> list[Allocation]:
    """Whose the bound units of a batch are, in the order in which they go short: the order placed last first."""
    taken = Q(picked_batch=batch) | Q(picked_batch=None, batch=batch)
    rows = Allocation.objects.filter(taken, state__in=bound.BOUND).select_related("order_line__order")
    return list(rows.order_by("-order_line__order__date_placed", "-order_line__order", "-pk"))


@transaction.atomic
def correct(*, batch: Batch, counted: int, reason: str, by=None, at: datetime | None = None) -> int:
    """Sets what is on hand to what was counted; the difference, negative for units that are missing.

    What is missing under the units bound to orders makes shortages, the order placed last first.
    Raises Refused for a count below 0, and without a reason.
    """
    problems = []
    if not (isinstance(counted, int) and counted >= 0):
        words = _("%(counted)s can’t be counted: give a whole number, 0 or more.")
        problems.append(Problem(words % {"counted": counted}, "counted"))
    if not reason.strip():
        problems.append(Problem(_("Say how it was counted, or what was found."), "reason"))
    if problems:
        raise Refused(problems)
    locked = _locked(batch)
    difference = counted - locked.on_hand
    cause = _Cause(LedgerKind.CORRECT, reason.strip()[:200], at or timezone.now(), by)
    if difference > 0:
        post([Change(locked.pk, cause.kind, difference, on_hand=difference, reason=cause.reason)], at=cause.at, by=by)
    elif difference < 0:
        _lose(locked, -difference, cause)
    return difference


@transaction.atomic
def resolve(*, shortage: Shortage, resolution: str, note: str = "", by=None, at: datetime | None = None) -> Shortage:
    """Settles a shortage: other units within the promise are bound, or it is noted what was agreed with the shopper.

    Raises Refused if it is settled already, or if too few units are free to re-pick.
    """
    row = Shortage.objects.select_related("allocation__order_line__order", "allocation__batch").get(pk=shortage.pk)
    lock_stock_of([row.allocation.batch_id])
    row.refresh_from_db(fields=["resolution", "quantity"])
    if row.resolution != Resolution.OPEN:
        words = _("This shortage is settled already: %(how)s.")
        raise Refused([Problem(words % {"how": row.get_resolution_display()})])
    if resolution not in Resolution.values or resolution == Resolution.OPEN:
        raise Refused([Problem(_("Choose how it is settled."), "resolution")])
    moment = at or timezone.now()
    if resolution == Resolution.RE_PICKED:
        _re_pick(row, moment)
    row.resolution, row.note, row.resolved_at, row.resolved_by = resolution, note.strip()[:200], moment, by
    row.save(update_fields=["resolution", "note", "resolved_at", "resolved_by"])
    return row


def _re_pick(shortage: Shortage, at: datetime) -> None:
    try:
        re_pick(shortage=shortage, at=at)
    except NotReserved as refused:
        free = sum(shortfall.available for shortfall in refused.shortfalls)
        words = _("Only %(free)d of %(wanted)d are free within what was promised. Substitute them, or refund.")
        raise Refused([Problem(words % {"free": free, "wanted": shortage.quantity}, "resolution")]) from refused
