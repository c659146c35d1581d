"""Whether a batch can be sold for a due, and as what. Nothing else in the shop decides this."""

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from django.utils.translation import gettext as _

from freshness.due import Due
from freshness.kinds import BatchStatus, DateKind, OfferKind
from freshness.ladder import Ladder, Step


@dataclass(frozen=True)
class Policy:
    """What a product promises. Best-before goods may be sold `past_days` past their date; 0 is not at all."""

    date_kind: str
    minimum_life_days: int
    past_days: int = 0


@dataclass(frozen=True)
class Candidate:
    """A batch with everything that is needed to judge it. `free` is on hand less what is reserved and allocated.

    `date_kind` is the batch's own, as on its label; `early_days` prices it as if it were so many days older.
    """

    batch_id: int
    date: date
    date_kind: str
    free: int
    status: str
    on_shelf_from: datetime
    goods_in_at: datetime
    policy: Policy
    ladder: Ladder | None = None
    extra_percent: Decimal = field(default=Decimal(0))
    early_days: int = 0
    unit_cost: Decimal | None = None


@dataclass(frozen=True)
class Verdict:
    """As what a batch can be had (None: not at all, and `reason` says why), with its life left and its step."""

    kind: str | None
    life_days: int
    step: Step | None = None
    reason: str = ""


def life_left(day: date, due: Due) -> int:
    """Whole days from the delivery day to the batch's date: 0 is its last day, negative past it."""
    return (day - due.day).days


def is_past_sale(day: date, past_days: int, today: date) -> bool:
    """Whether nothing dated `day` can be sold any more, whatever the delivery day. `past_days` are the policy's."""
    return (today - day).days > past_days


def sellable(batch: Candidate, due: Due) -> bool:
    """Whether units of the batch may be promised for this due."""
    return judge(batch, due).kind is not None


def judge(batch: Candidate, due: Due) -> Verdict:
    """The one decision: regular, dated, or not to be had."""
    life = life_left(batch.date, due)
    reason = _hindrance(batch, due, life)
    if reason:
        return Verdict(None, life, reason=reason)
    step = batch.ladder.step_for(_priced_life(life, batch.early_days)) if batch.ladder else None
    if step:
        return Verdict(OfferKind.DATED.value, life, step)
    if life < 0:
        return Verdict(None, life, reason=_("past its date"))
    if life < batch.policy.minimum_life_days:
        words = _("%(life)d days left, you promise %(promise)d")
        return Verdict(None, life, reason=words % {"life": life, "promise": batch.policy.minimum_life_days})
    return Verdict(OfferKind.REGULAR.value, life)


def _priced_life(life: int, early_days: int) -> int:
    """Life left as the ladder counts it: earlier steps never lead past the date."""
    return life if life < 0 else max(0, life - early_days)


def _hindrance(batch: Candidate, due: Due, life: int) -> str:
    """What keeps a batch from any sale, in the order in which staff would look; "" if nothing does."""
    if batch.status != BatchStatus.AVAILABLE:
        return str(BatchStatus(batch.status).label).lower()
    if batch.free <= 0:
        return _("nothing left")
    if batch.on_shelf_from > due.ready_by:
        return _("not on the shelf by then")
    past_its_end = life < 0 and (batch.date_kind == DateKind.USE_BY or -life > batch.policy.past_days)
    return _("past its date") if past_its_end else ""
