"""How much a batch needs somebody's eye today, as one word."""

from dataclasses import dataclass
from datetime import date

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

SOON_DAYS = 7
A_THIRD = 3


class Risk(TextChoices):
    HIGH = "high", _("High")
    MEDIUM = "medium", _("Medium")
    LOW = "low", _("Low")
    HELD = "held", _("Held")


@dataclass(frozen=True, slots=True)
class Prospect:
    """What the risk of a batch follows from. `left_over` is None where the pace of sales isn't known."""

    is_held: bool
    free: int
    left_over: int | None
    last_sale_day: date | None


def risk_of(batch: Prospect, first_day: date) -> str:
    """Held: held or recalled, somebody has to decide. Else, for deliveries from `first_day` on:

    high: a third or more of its free units are expected to be left over, and its last sale day is within a week
    (or past); medium: fewer, or later than that, or its last sale day is within a week and its pace isn't known;
    low: nothing is expected to be left over.
    """
    if batch.is_held:
        return Risk.HELD.value
    is_soon = ends_soon(batch.last_sale_day, first_day)
    if batch.free == 0 or batch.left_over == 0:
        return Risk.LOW.value
    if batch.left_over is None:
        return Risk.MEDIUM.value if is_soon else Risk.LOW.value
    return Risk.HIGH.value if is_soon and batch.left_over * A_THIRD >= batch.free else Risk.MEDIUM.value


def ends_soon(last_sale_day: date | None, first_day: date) -> bool:
    """Whether a batch can be sold for less than a week from the first delivery on, or not at all any more."""
    return last_sale_day is None or (last_sale_day - first_day).days < SOON_DAYS
