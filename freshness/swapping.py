"""Whether another batch than the allocated one may go to a shopper."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from freshness.kinds import BatchStatus, DateKind, OfferKind


def keeps_promise(kind: str, promised_date: date, day: date) -> bool:
    """Whether units dated `day` are what was promised: that date for a dated line, that or later for a regular one."""
    return day == promised_date if kind == OfferKind.DATED else day >= promised_date


def problem_of_swap(allocation, batch) -> str:
    """Why units of `batch` can't stand for those of an allocation, in a sentence for staff; "" if they can."""
    words = {"batch": batch.code, "free": batch.free, "wanted": allocation.quantity}
    if batch.stockrecord_id != allocation.batch.stockrecord_id:
        return _("Batch %(batch)s is of another product. Pick one of the same.") % words
    if batch.status != BatchStatus.AVAILABLE:
        return _("Batch %(batch)s is held or recalled. Pick another.") % words
    if batch.date_kind == DateKind.USE_BY and batch.date < allocation.due_day:
        return _("Batch %(batch)s is past its use-by date on the delivery day. Pick another.") % words
    if not keeps_promise(allocation.offer_kind, allocation.promised_date, batch.date):
        words |= {"day": _day(batch.date), "promised": _day(allocation.promised_date)}
        return _("Batch %(batch)s is dated %(day)s, but %(promised)s was promised. Pick another.") % words
    if batch.free < allocation.quantity:
        return _("Of batch %(batch)s only %(free)d are free, %(wanted)d are wanted. Pick another.") % words
    return ""


def _day(day: date) -> str:
    return date_format(day, "j F Y")
