"""Marking batches down before their time, without ever making a nearer date dearer than a later one. Pure."""

from __future__ import annotations  # a field named date

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from freshness.due import Due
from freshness.judgement import Candidate, judge
from freshness.kinds import OfferKind
from freshness.ladder import Ladder, Step


@dataclass(frozen=True)
class Priced:
    """A batch's date, and how many days older it is priced."""

    batch_id: int
    date: date
    early_days: int = 0


def next_step(ladder: Ladder, life_days: int, early_days: int) -> Step | None:
    """The step under the one that prices a batch now; the first one if none does yet; None on the last step."""
    now = ladder.step_for(max(0, life_days - early_days))
    lower = [step for step in ladder.steps if step.life_days >= 0 and (now is None or step.life_days < now.life_days)]
    return max(lower, key=lambda step: step.life_days, default=None)


def early_days_for(step: Step, life_days: int) -> int:
    """How many days older a batch has to be priced to stand on a step."""
    return max(0, life_days - step.life_days)


def handed_down(batches: Iterable[Priced], taken: Priced) -> dict[int, int]:
    """Days early by batch, where they change: the batch that was `taken` early, and every one dated like it or nearer.

    None is ever lowered.
    """
    priced_as = taken.date - timedelta(days=taken.early_days)
    days = {each.batch_id: (each.date - priced_as).days for each in batches if each.date <= taken.date}
    return {each.batch_id: days[each.batch_id] for each in batches if days.get(each.batch_id, 0) > each.early_days}


def slow(batches: Iterable[Candidate], pace: Decimal | None, due: Due) -> list[int]:
    """The batches of one product that get their ladder's extra percent: those on a step that stock covers for too long.

    A batch's cover is the units dated like it or nearer, by `pace` units a day. Without sales there is no extra; what
    is dated nearer than slow goods gets it as well.
    """
    on_step = sorted((each for each in batches if judge(each, due).kind == OfferKind.DATED), key=lambda each: each.date)
    limit = next((each.ladder.slow_cover_days for each in on_step), None)
    if not pace or limit is None:
        return []
    last = max((each.date for each in on_step if _units_to(each, on_step) / pace > limit), default=None)
    return [each.batch_id for each in on_step if last and each.date <= last]


def _units_to(batch: Candidate, batches: list[Candidate]) -> int:
    return sum(each.free for each in batches if each.date <= batch.date)
