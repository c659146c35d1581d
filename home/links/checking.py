"""Which addresses are asked next, and what their answers mean."""

from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from home.links import fetching, inside
from home.links.fetching import Answer, NoAnswer, RefusedAddress
from home.models import LinkedAddress, Outcome

OURS_AT_ONCE = 20
OURS_AFTER = timedelta(days=1)
OTHERS_AFTER = timedelta(days=7)
TROUBLED_AFTER = timedelta(days=1)  # what didn't answer well may be back tomorrow
PACE = timedelta(minutes=1)  # one host is asked once in this time
CLOSED = (401, 403, 405, 406, 429, 451, 999)  # it is there, and lets only people look


def ask_ourselves(now: datetime) -> None:
    """Asks addresses of ours that are due, within this process."""
    for row in _due(LinkedAddress.objects.filter(is_ours=True), now, OURS_AFTER)[:OURS_AT_ONCE]:
        _note(row, inside.fetch, now)


def ask_others(now: datetime) -> None:
    """Asks one address of somebody else's that is due, at a host that wasn't asked within the last minute."""
    asked = LinkedAddress.objects.filter(is_ours=False, checked_at__gt=now - PACE).values("host")
    others = LinkedAddress.objects.filter(is_ours=False).exclude(host__in=asked)
    row = _due(others, now, OTHERS_AFTER).first()
    if row:
        _note(row, fetching.fetch, now)


def _due(rows: QuerySet, now: datetime, after: timedelta) -> QuerySet:
    settled = Q(outcome__in=(Outcome.FINE, Outcome.CLOSED, Outcome.REFUSED))
    is_old = Q(checked_at__lte=now - after) | ~settled & Q(checked_at__lte=now - TROUBLED_AFTER)
    return rows.filter(Q(checked_at=None) | is_old).order_by("checked_at", "pk")


def _note(row: LinkedAddress, fetch, now: datetime) -> None:
    row.status, row.moved_to, row.checked_at = None, "", now
    try:
        answer = fetch(row.url)
    except RefusedAddress:
        row.outcome = Outcome.REFUSED
    except NoAnswer as silence:
        row.outcome = Outcome(silence.why)
    else:
        row.outcome, row.status = outcome_of(answer), answer.status
        row.moved_to = answer.moved_to[: LinkedAddress._meta.get_field("moved_to").max_length]
    row.save(update_fields=["status", "moved_to", "checked_at", "outcome"])


def outcome_of(answer: Answer) -> Outcome:
    """What an answer means for the link. Pure."""
    if answer.status in (404, 410):
        return Outcome.MISSING
    if answer.status in CLOSED:
        return Outcome.CLOSED
    if answer.status >= 400:
        return Outcome.FAILING
    return Outcome.MOVED if answer.moved_to else Outcome.FINE
