"""Batches that mustn't be sold for now, or ever, and batches that get cheaper before their time."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from oscar.core.loading import get_model

from freshness.due import Due
from freshness.early import Priced, early_days_for, handed_down, next_step, slow
from freshness.errors import Problem, Refused
from freshness.judgement import is_past_sale, life_left
from freshness.kinds import BatchStatus
from freshness.models import Batch, LedgerKind
from freshness.pace import pace_of
from freshness.services.ledger import Change, lock, lock_stock_of, post
from freshness.shelf import Shelf, policy_of, records, shelves_of


@dataclass(frozen=True)
class _Mark:
    """What batches are marked as, and what the ledger says of it."""

    status: str
    kind: str
    reason: str
    at: datetime
    by: object = None


@transaction.atomic
def hold(*, batches: Iterable[Batch], reason: str, by=None, at: datetime | None = None) -> list[Batch]:
    """Keeps batches from sale until somebody ends it; those that changed. Units bound to orders stay bound.

    Raises Refused without a reason.
    """
    mark = _Mark(BatchStatus.HELD, LedgerKind.HOLD, _reason(reason), at or timezone.now(), by)
    return _set([each for each in _locked(batches) if each.status == BatchStatus.AVAILABLE], mark)


@transaction.atomic
def recall(*, batches: Iterable[Batch], reason: str, by=None, at: datetime | None = None) -> list[Batch]:
    """Takes batches out of sale for good; those that changed.

    Raises Refused without a reason.
    """
    mark = _Mark(BatchStatus.RECALLED, LedgerKind.RECALL, _reason(reason), at or timezone.now(), by)
    return _set([each for each in _locked(batches) if each.status != BatchStatus.RECALLED], mark)


@transaction.atomic
def unhold(*, batches: Iterable[Batch], reason: str = "", by=None, at: datetime | None = None) -> list[Batch]:
    """Lets held batches go into sale again; those that changed.

    Raises Refused for what is recalled, and for what is past its date.
    """
    moment, locked = at or timezone.now(), _locked(batches)
    past = _past_sale(locked, timezone.localdate(moment))
    problems = [Problem(words) for batch in locked if (words := _why_kept(batch, past))]
    if problems:
        raise Refused(problems)
    mark = _Mark(BatchStatus.AVAILABLE, LedgerKind.UNHOLD, reason, moment, by)
    return _set([each for each in locked if each.status == BatchStatus.HELD], mark)


def _locked(batches: Iterable[Batch]) -> list[Batch]:
    return lock_stock_of(batch.pk for batch in batches)


def _reason(said: str) -> str:
    if not said.strip():
        raise Refused([Problem(_("Say why: whoever finds the goods held will ask."), "reason")])
    return said.strip()[:200]


def _why_kept(batch: Batch, past: set[int]) -> str:
    if batch.status == BatchStatus.RECALLED:
        return _("Batch %(code)s is recalled, which can’t be taken back.") % {"code": batch.code}
    if batch.pk in past:
        return _("Batch %(code)s is past its date and stays held. Write it off.") % {"code": batch.code}
    return ""


def _set(batches: list[Batch], mark: _Mark) -> list[Batch]:
    reason = "" if mark.status == BatchStatus.AVAILABLE else mark.reason
    Batch.objects.filter(pk__in=[batch.pk for batch in batches]).update(status=mark.status, status_reason=reason)
    rows = [Change(each.pk, mark.kind, each.on_hand, reason=mark.reason) for each in batches]
    post(rows, at=mark.at, by=mark.by)
    return batches


def _past_sale(batches: list[Batch], today: date) -> set[int]:
    """The batches of which nothing can be sold any more, whatever the delivery day."""
    old = [batch for batch in batches if batch.date < today]
    rows = records().filter(pk__in={batch.stockrecord_id for batch in old}) if old else []
    policies = {record.pk: policy_of(record.product) for record in rows}
    past_days = {pk: policy.past_days if policy else 0 for pk, policy in policies.items()}
    return {batch.pk for batch in old if is_past_sale(batch.date, past_days[batch.stockrecord_id], today)}


@transaction.atomic
def hold_past_dates(*, today: date, at: datetime | None = None) -> list[Batch]:
    """Holds what can't be sold any more since its date has passed; those that changed. The clock's, at midnight."""
    old = list(Batch.objects.standing().filter(status=BatchStatus.AVAILABLE, date__lt=today))
    past = _past_sale(old, today)
    return hold(batches=[batch for batch in old if batch.pk in past], reason=_("Past its date"), at=at)


@transaction.atomic
def take_next_step(*, batches: Iterable[Batch], due: Due, by=None, at: datetime | None = None) -> list[Batch]:
    """Prices batches by the next step of their ladder from now on; the batches whose price this changes.

    What is dated like them or nearer comes along, so that a nearer date is never dearer. Nothing is ever raised.
    Raises Refused where there is no ladder, or no further step.
    """
    chosen = _locked(batches)
    shelves = _shelves({batch.stockrecord_id for batch in chosen}, due)
    problems = [Problem(words) for batch in chosen if (words := _why_no_step(batch, shelves, due))]
    if problems:
        raise Refused(problems)
    changed: dict[int, Batch] = {}
    for batch in sorted(chosen, key=lambda each: each.date, reverse=True):
        step = _next_step(batch, shelves, due)
        taken = Priced(batch.pk, batch.date, early_days_for(step, life_left(batch.date, due)))
        changed |= _take_early(batch.stockrecord_id, taken)
    _note(list(changed.values()), _("Priced earlier than its date"), at or timezone.now(), by)
    return list(changed.values())


def _shelves(stockrecord_ids: Iterable[int], due: Due) -> dict[int, Shelf]:
    rows = list(records().filter(pk__in=stockrecord_ids))
    return {shelf.stockrecord.pk: shelf for shelf in shelves_of(rows, due)}


def _why_no_step(batch: Batch, shelves: dict[int, Shelf], due: Due) -> str:
    said = {"code": batch.code}
    if shelves[batch.stockrecord_id].ladder is None:
        return _("No ladder applies to batch %(code)s. Publish one for its product first.") % said
    if life_left(batch.date, due) < 0:
        return _("Batch %(code)s is past its date on the delivery day: no step makes it cheaper.") % said
    if _next_step(batch, shelves, due) is None:
        return _("Batch %(code)s is on the last step of its ladder already.") % said
    return ""


def _next_step(batch: Batch, shelves: dict[int, Shelf], due: Due):
    return next_step(shelves[batch.stockrecord_id].ladder, life_left(batch.date, due), batch.early_days)


def _take_early(stockrecord_id: int, taken: Priced) -> dict[int, Batch]:
    """Also what is sold out for now: counted anew, it must not be dearer than a later date."""
    first = taken.date - timedelta(days=taken.early_days)
    rows = {row.pk: row for row in Batch.objects.filter(stockrecord=stockrecord_id, date__range=(first, taken.date))}
    days = handed_down([Priced(row.pk, row.date, row.early_days) for row in rows.values()], taken)
    for pk, early_days in days.items():
        rows[pk].early_days = early_days
    changed = {pk: rows[pk] for pk in days}
    Batch.objects.bulk_update(changed.values(), ["early_days"])
    return changed


def _note(batches: list[Batch], reason: str, at: datetime, by) -> None:
    post([Change(each.pk, LedgerKind.MARK_DOWN, each.on_hand, reason=reason) for each in batches], at=at, by=by)


@transaction.atomic
def take_back_markdown(*, batches: Iterable[Batch], by=None, at: datetime | None = None) -> list[Batch]:
    """Takes back days early and extra percent of batches, and of what is dated like them or later; those that changed.

    Prices rise by this, which is why only a person does it.
    """
    changed: dict[int, Batch] = {}
    for batch in _locked(batches):
        rows = Batch.objects.filter(stockrecord=batch.stockrecord_id, date__gte=batch.date)
        changed |= {row.pk: row for row in rows if row.early_days or row.extra_percent}
    Batch.objects.filter(pk__in=changed).update(early_days=0, extra_percent=0)
    _note(list(changed.values()), _("Priced by its date again"), at or timezone.now(), by)
    return list(changed.values())


@transaction.atomic
def latch_extra_percent(*, due: Due, today: date, at: datetime | None = None) -> int:
    """Gives slow goods that are on a step their ladder's extra percent; the number of batches. The clock's, daily.

    It is latched: only `take_back_markdown` takes it from a batch again.
    """
    standing = Batch.objects.standing().values("stockrecord")
    rows = lock(get_model("partner", "StockRecord").objects.filter(pk__in=standing))
    shelves = shelves_of(list(records().filter(pk__in=[row.pk for row in rows])), due)
    shelves = [shelf for shelf in shelves if shelf.ladder and shelf.ladder.slow_cover_days is not None]
    paces = pace_of([shelf.stockrecord.pk for shelf in shelves], today)
    latched = [row for shelf in shelves for row in _latch(shelf, paces[shelf.stockrecord.pk], due)]
    _note(latched, _("Sells slowly: extra percent"), at or timezone.now(), None)
    return len(latched)


def _latch(shelf: Shelf, pace: Decimal | None, due: Due) -> list[Batch]:
    """Also what is held or sold out for now, up to the last slow date: coming back, it must not raise the price."""
    extra, slow_ids = shelf.ladder.slow_extra_percent, slow(shelf.batches, pace, due)
    if not slow_ids or not extra:
        return []
    last = max(each.date for each in shelf.batches if each.batch_id in slow_ids)
    dates = (due.day - timedelta(days=shelf.policy.past_days), last)
    rows = list(Batch.objects.filter(stockrecord=shelf.stockrecord, date__range=dates, extra_percent__lt=extra))
    Batch.objects.filter(pk__in=[row.pk for row in rows]).update(extra_percent=extra)
    return rows
