"""FEFO: first expired, first out, inside an offer, never across two."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from freshness.due import Due
from freshness.judgement import Candidate, Verdict, judge
from freshness.kinds import OfferKind


@dataclass(frozen=True)
class Wanted:
    """Units of one offer: dated `promised_date` or later for a regular line, exactly so for a dated one."""

    kind: str
    quantity: int
    promised_date: date


@dataclass(frozen=True)
class Picking:
    """Units by batch in the order of taking, the batches that were skipped and why, and how many units are missing."""

    taken: tuple[tuple[int, int], ...]
    skipped: tuple[tuple[int, str], ...]
    missing: int


def pick(batches: Iterable[Candidate], wanted: Wanted, due: Due) -> Picking:
    """Which units to take: the earliest date, then the earliest goods-in, then the lowest id."""
    taken, skipped, missing = [], [], wanted.quantity
    for batch in sorted(batches, key=lambda each: (each.date, each.goods_in_at, each.batch_id)):
        reason = _reason_to_skip(batch, judge(batch, due), wanted)
        if reason:
            skipped.append((batch.batch_id, reason))
        elif missing:
            units = min(missing, batch.free)
            taken.append((batch.batch_id, units))
            missing -= units
    return Picking(tuple(taken), tuple(skipped), missing)


def _reason_to_skip(batch: Candidate, verdict: Verdict, wanted: Wanted) -> str:
    if verdict.kind is None:
        return verdict.reason
    if verdict.kind != wanted.kind:
        return _("belongs to the other offer")
    if wanted.kind == OfferKind.DATED and batch.date != wanted.promised_date:
        return _("another date")
    if batch.date < wanted.promised_date:
        return _("under the promised date")
    return ""
