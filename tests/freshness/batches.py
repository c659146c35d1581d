"""Batches for the tests of pure rules: those of the worked example in docs/freshness.md unless told otherwise."""

from datetime import UTC, date, datetime
from decimal import Decimal

from freshness.due import Due
from freshness.judgement import Candidate, Policy
from freshness.kinds import BatchStatus, DateKind
from freshness.ladder import Floor, Ladder, Step

LIST_PRICE = Decimal("2.40")
YOGHURT = Policy(date_kind=DateKind.BEST_BEFORE, minimum_life_days=4)
LADDER = Ladder(
    steps=(Step(5, Decimal(15)), Step(3, Decimal(30)), Step(1, Decimal(50))), floor=Floor(amount=Decimal("1.00"))
)
MORNING = datetime(2026, 11, 23, 4, tzinfo=UTC)
FRIDAY = Due(day=date(2026, 11, 27), ready_by=datetime(2026, 11, 27, 4, tzinfo=UTC))
SATURDAY = Due(day=date(2026, 11, 28), ready_by=datetime(2026, 11, 28, 4, tzinfo=UTC))
SUNDAY, TUESDAY, NEXT_FRIDAY = date(2026, 11, 29), date(2026, 12, 1), date(2026, 12, 4)


def batch(day: date, batch_id: int = 1, **changes) -> Candidate:
    """Ten free units of yoghurt, best before `day`."""
    facts = {
        "date_kind": changes.get("policy", YOGHURT).date_kind,
        "free": 10,
        "status": BatchStatus.AVAILABLE,
        "on_shelf_from": MORNING,
        "goods_in_at": MORNING,
        "policy": YOGHURT,
        "ladder": LADDER,
    }
    return Candidate(batch_id=batch_id, date=day, **facts | changes)
