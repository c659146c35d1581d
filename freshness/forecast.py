"""How many units of each batch will be left over at its last sale day, if today's pace of sales holds."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from freshness.due import Due
from freshness.judgement import Candidate, judge
from freshness.kinds import BatchStatus


@dataclass(frozen=True, slots=True)
class Standing:
    """Free units of a batch, and the last day on which they may be delivered (None: on no day any more)."""

    batch_id: int
    date: date
    free: int
    last_sale_day: date | None


def last_life(batch: Candidate, due: Due) -> int | None:
    """The least life left, in days, at which units of the batch would still be sold; None if at no life.

    Asks `judge` itself, for a batch that is there and not held, as its life shrinks from the minimum life down.
    """
    probe = replace(batch, status=BatchStatus.AVAILABLE, free=1, on_shelf_from=due.ready_by)
    lives = range(-batch.policy.past_days, max(0, batch.policy.minimum_life_days) + 1)
    return next((life for life in lives if _sold_at(probe, due, life)), None)


def _sold_at(probe: Candidate, due: Due, life: int) -> bool:
    return judge(replace(probe, date=due.day + timedelta(days=life)), due).kind is not None


def last_sale_day(batch: Candidate, least_life: int | None, days: Sequence[date]) -> date | None:
    """The last of the delivery days (in order) on which the batch's life is `least_life` or more; None if none is.

    Past the days that are known, every day counts as one of delivery.
    """
    if least_life is None:
        return None
    end = batch.date - timedelta(days=least_life)
    if end > days[-1]:
        return end
    fitting = bisect_right(days, end)
    return days[fitting - 1] if fitting else None


def expected_left_over(batches: Iterable[Standing], pace: Decimal | None, first_day: date) -> dict[int, int | None]:
    """Units expected to be left of each batch of one product; None for each where the pace isn't known.

    `pace` is units a calendar day; what is ordered for the deliveries from `first_day` up to a batch's last sale day
    comes out of the batches that end by then, the earliest first (FEFO). Half a unit counts as one.
    """
    left: dict[int, int | None] = {}
    sold = Decimal(0)
    for batch in sorted(batches, key=lambda each: (each.last_sale_day or date.min, each.date, each.batch_id)):
        if pace is None:
            left[batch.batch_id] = None
            continue
        taken = min(Decimal(batch.free), max(Decimal(0), _demand(batch, pace, first_day) - sold))
        sold += taken
        left[batch.batch_id] = int((batch.free - taken).quantize(Decimal(1), ROUND_HALF_UP))
    return left


def _demand(batch: Standing, pace: Decimal, first_day: date) -> Decimal:
    """Units that are asked for up to the batch's last sale day."""
    if batch.last_sale_day is None or batch.last_sale_day < first_day:
        return Decimal(0)
    return pace * ((batch.last_sale_day - first_day).days + 1)
