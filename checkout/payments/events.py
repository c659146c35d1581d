"""What gateways tell us by themselves: stored as it comes, looked into afterwards, each event once."""

import logging
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.models import F, Q
from django.utils import timezone

from checkout.models import GatewayEvent, PaymentAttempt
from checkout.payments.gateway import Event, GatewayDown, GatewayRefused
from checkout.services.settling import look_up

logger = logging.getLogger(__name__)

# After so many tries an event rests so long, counted from when it came; the pause outlasts any try that still runs.
PAUSES = tuple(timedelta(minutes=minutes) for minutes in (0, 1, 5, 30, 2 * 60, 12 * 60))
MOST = 50  # events of one run
KEPT = timedelta(days=90)


def store(gateway: str, event: Event) -> bool:
    """Writes an event down; False if it was told before."""
    try:
        with transaction.atomic():
            GatewayEvent.objects.create(
                gateway=gateway, event_id=event.event_id[:120], kind=event.kind[:80], reference=event.reference[:120]
            )
    except IntegrityError:
        return False
    return True


def process(now: datetime | None = None) -> int:
    """Looks into the events that are due; their number. Ends early when a gateway is down, for all its events wait."""
    now, heard = now or timezone.now(), 0
    for event in list(_due(now)):
        if not _claim(event):
            continue
        heard += 1
        try:
            _look_into(event)
        except GatewayDown as problem:
            _put_off(event, str(problem))
            return heard
        except Exception as problem:
            logger.log(_level_of(problem), "event %s could not be looked into: %s", event.event_id, problem)
            _put_off(event, str(problem))
    return heard


def forget_old(now: datetime | None = None) -> int:
    """Drops what was looked into long ago; how many."""
    before = (now or timezone.now()) - KEPT
    return GatewayEvent.objects.filter(processed_at__lt=before).delete()[0]


def _due(now: datetime):
    waits = Q()
    for tries, pause in enumerate(PAUSES):
        waits |= Q(attempts=tries, received_at__lte=now - pause)
    return GatewayEvent.objects.filter(waits, processed_at=None)[:MOST]


def _claim(event: GatewayEvent) -> bool:
    """Takes an event for this process alone, until its next pause is over."""
    mine = GatewayEvent.objects.filter(pk=event.pk, processed_at=None, attempts=event.attempts)
    return bool(mine.update(attempts=F("attempts") + 1))


def _look_into(event: GatewayEvent) -> None:
    """Asks the gateway how the payment stands. What the event says of amounts is believed by nobody."""
    attempts = PaymentAttempt.objects.filter(gateway=event.gateway, reference=event.reference)
    attempt = attempts.exclude(reference="").select_related("order").first()
    if attempt is None:
        _done(event, "It names no payment of ours.")
        return
    look_up(attempt)
    _done(event, "")


def _done(event: GatewayEvent, problem: str) -> None:
    GatewayEvent.objects.filter(pk=event.pk).update(processed_at=timezone.now(), problem=problem)


def _put_off(event: GatewayEvent, problem: str) -> None:
    """Notes what went wrong; after the last try the reconcile job is left to it."""
    tried = event.attempts + 1
    given_up = {"processed_at": timezone.now()} if tried >= len(PAUSES) else {}
    GatewayEvent.objects.filter(pk=event.pk).update(problem=problem[:250], **given_up)


def _level_of(problem: Exception) -> int:
    return logging.WARNING if isinstance(problem, GatewayRefused) else logging.ERROR
