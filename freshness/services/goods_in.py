"""Units that come in: one arrival or a whole file of them, in the same few statements."""

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from freshness.errors import Problem, Refused
from freshness.judgement import Policy, is_past_sale
from freshness.kinds import BatchStatus
from freshness.models import Batch, GoodsIn, LedgerKind
from freshness.receipts import Known, Receipt, problems_of_receipt
from freshness.services.ledger import Change, lock, post
from freshness.shelf import policy_of, records

CHUNK = 500  # rows a statement


class ReceiptsRefused(Refused):
    """Goods-ins that can't be written: `by_place` has the problems of each receipt, by its place in the list."""

    def __init__(self, by_place: dict[int, list[Problem]]) -> None:
        self.by_place = by_place
        super().__init__([problem for problems in by_place.values() for problem in problems])


@dataclass
class _Intake:
    """What the receipts of one call meet: policies of the locked stock records, the batches of their codes, and the
    stock record that each GTIN stands for."""

    at: datetime
    policies: dict[int, Policy | None]
    batches: dict[tuple[int, str], Batch]
    owners: dict[str, int]
    new: list[Batch] = field(default_factory=list)


@transaction.atomic
def receive(*, receipt: Receipt, by=None, at: datetime | None = None) -> GoodsIn:
    """Takes units in, into the batch of their code or a new one.

    Raises ReceiptsRefused with every problem.
    """
    return receive_all(receipts=[receipt], by=by, at=at)[0]


def receive_all(*, receipts: list[Receipt], by=None, at: datetime | None = None) -> list[GoodsIn]:
    """Takes many goods-ins in, in their order, all or none; a batch past its sale comes in held.

    Raises ReceiptsRefused with the problems of every receipt that has one, and Refused if somebody else was quicker.
    """
    try:
        with transaction.atomic():
            return _receive_all(receipts, by, at)
    except IntegrityError as clash:  # two products under one GTIN and code, taken in at once
        words = _("Somebody took in the same batch for another product at this moment. Look at it, then save again.")
        raise Refused([Problem(words)]) from clash


def _receive_all(receipts: list[Receipt], by, at: datetime | None) -> list[GoodsIn]:
    intake = _intake(receipts, at or timezone.now())
    refused = _problems(receipts, intake)
    if refused:
        raise ReceiptsRefused(refused)
    touched = [_batch_of(receipt, intake) for receipt in receipts]
    _write_batches(touched, intake)
    rows = [_row(receipt, batch, intake.at, by) for receipt, batch in zip(receipts, touched, strict=True)]
    GoodsIn.objects.bulk_create(rows, batch_size=CHUNK)
    for row, receipt in zip(rows, receipts, strict=True):
        if receipt.documents:
            row.documents.set(receipt.documents)
    _post(rows, intake, by)
    return rows


@transaction.atomic
def problems_of_receipts(*, receipts: list[Receipt], at: datetime | None = None) -> dict[int, list[Problem]]:
    """What receive_all would refuse, by place in the list: a dry run. A receipt that is refused counts for no other."""
    return _problems(receipts, _intake(receipts, at or timezone.now()))


def _intake(receipts: list[Receipt], at: datetime) -> _Intake:
    locked = lock(records().filter(pk__in={receipt.stockrecord_id for receipt in receipts}))
    policies = {record.pk: policy_of(record.product) for record in locked}
    codes = sorted({receipt.code for receipt in receipts})
    batches = {}
    for start in range(0, len(codes), CHUNK):
        found = Batch.objects.filter(stockrecord__in=policies, code__in=codes[start : start + CHUNK])
        batches |= {(batch.stockrecord_id, batch.code): batch for batch in found}
    named = Batch.objects.filter(gtin__in={receipt.gtin_14 for receipt in receipts} - {""}).order_by()
    return _Intake(at, policies, batches, dict(named.values_list("gtin", "stockrecord").distinct()))


def _problems(receipts: list[Receipt], intake: _Intake) -> dict[int, list[Problem]]:
    """Judges the receipts in their order: the first that names a code says its date."""
    known = {key: Known(row.date, row.date_kind, row.produced_on, row.gtin) for key, row in intake.batches.items()}
    owners, today, refused = dict(intake.owners), timezone.localdate(intake.at), {}
    for place, receipt in enumerate(receipts):
        key, gtin = (receipt.stockrecord_id, receipt.code), receipt.gtin_14
        policy = intake.policies.get(receipt.stockrecord_id)
        problems = problems_of_receipt(receipt, policy, known.get(key), today)
        if gtin and owners.get(gtin, receipt.stockrecord_id) != receipt.stockrecord_id:
            words = _("The GTIN %(gtin)s is of another product. Check the label.")
            problems.append(Problem(words % {"gtin": gtin}, "gtin"))
        if problems:
            refused[place] = problems
        else:
            owners.setdefault(gtin, receipt.stockrecord_id)
            known.setdefault(key, Known(receipt.date, policy.date_kind, receipt.produced_on, gtin))
    return refused


def _batch_of(receipt: Receipt, intake: _Intake) -> Batch:
    """The batch of a receipt's code; a new one is noted to be written."""
    key = (receipt.stockrecord_id, receipt.code)
    if key not in intake.batches:
        batch = _new_batch(receipt, intake)
        intake.batches[key] = batch
        intake.new.append(batch)
    batch = intake.batches[key]
    costs = [cost for cost in (batch.unit_cost, receipt.unit_cost) if cost is not None]
    batch.unit_cost = max(costs, default=None)
    batch.produced_on = batch.produced_on or receipt.produced_on
    batch.gtin = batch.gtin or receipt.gtin_14
    return batch


def _new_batch(receipt: Receipt, intake: _Intake) -> Batch:
    policy, received_at = intake.policies[receipt.stockrecord_id], receipt.received_at or intake.at
    is_past = is_past_sale(receipt.date, policy.past_days, timezone.localdate(intake.at))
    return Batch(
        stockrecord_id=receipt.stockrecord_id,
        gtin=receipt.gtin_14,
        code=receipt.code,
        date_kind=policy.date_kind,
        date=receipt.date,
        produced_on=receipt.produced_on,
        on_shelf_from=receipt.on_shelf_from or received_at,
        goods_in_at=received_at,
        status=BatchStatus.HELD if is_past else BatchStatus.AVAILABLE,
        status_reason=_("Came in past its date") if is_past else "",
    )


def _write_batches(touched: list[Batch], intake: _Intake) -> None:
    standing = list({batch.pk: batch for batch in touched if batch.pk}.values())
    _take_over_markdowns(intake.new)
    Batch.objects.bulk_create(intake.new, batch_size=CHUNK)
    Batch.objects.bulk_update(standing, ["unit_cost", "produced_on", "gtin"], batch_size=CHUNK)


def _take_over_markdowns(new: list[Batch]) -> None:
    """New goods are priced no later, and with no less extra, than goods of their date or a later one: sold out or not.

    Else the price that was shown for their date would rise as they come in.
    """
    marked = list(_marked_down(new))
    for batch in new:
        others = [each for each in marked if each.stockrecord_id == batch.stockrecord_id and each.date >= batch.date]
        batch.early_days = max([0, *(each.early_days - (each.date - batch.date).days for each in others)])
        batch.extra_percent = max([Decimal(0), *(each.extra_percent for each in others)])


def _marked_down(new: list[Batch]) -> QuerySet[Batch]:
    """The batches marked down by a person or the clock that may stand beside new ones."""
    first = min((batch.date for batch in new), default=date.max)
    rows = Batch.objects.filter(stockrecord__in={batch.stockrecord_id for batch in new}, date__gte=first)
    return rows.filter(Q(early_days__gt=0) | Q(extra_percent__gt=0))


def _row(receipt: Receipt, batch: Batch, at: datetime, by) -> GoodsIn:
    return GoodsIn(
        batch=batch,
        quantity=receipt.quantity,
        received_at=receipt.received_at or at,
        unit_cost=receipt.unit_cost,
        supplier=receipt.supplier,
        intake_celsius=receipt.intake_celsius,
        net_weight_g=receipt.net_weight_g,
        by=by,
    )


def _post(rows: list[GoodsIn], intake: _Intake, by) -> None:
    held = {batch.pk: batch for batch in intake.new if batch.status == BatchStatus.HELD}
    for start in range(0, len(rows), CHUNK):
        changes = []
        for row in rows[start : start + CHUNK]:
            units, supplier = row.quantity, row.supplier[:200]
            changes.append(Change(row.batch_id, LedgerKind.GOODS_IN, units, on_hand=units, reason=supplier))
            if batch := held.pop(row.batch_id, None):
                changes.append(Change(batch.pk, LedgerKind.HOLD, units, reason=batch.status_reason))
        post(changes, at=intake.at, by=by)
