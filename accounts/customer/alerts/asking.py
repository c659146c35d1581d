"""Asking to be told when a product is back: who waits, who is asked whether they do, and for how long we know it."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language
from oscar.core.loading import get_class, get_model

from accounts.models import AlertLanguage

Alert = get_model("customer", "ProductAlert")

CONFIRM_WITHIN = timedelta(days=7)
KEPT_AFTER = timedelta(days=30)  # the link in a mail still says what became of it
MOST_MAILS_A_DAY = 3  # to one address that has not said yes


@transaction.atomic
def wait_for(*, product, user) -> None:
    """Notes that a customer waits for a product, in the active language; once, however often they ask."""
    if not Alert.objects.filter(product=product, user=user, status=Alert.ACTIVE).exists():
        AlertLanguage.keep(Alert.objects.create(product=product, user=user), get_language())


@transaction.atomic
def ask_to_confirm(*, product, email: str, now: datetime | None = None) -> bool:
    """Asks an address by mail whether its owner wants to be told; whether a mail was written.

    None is written to an address that waits for the product or was asked today, nor more than a few a day: nobody can
    fill somebody else's inbox. Callers say the same in either case.
    """
    today = (now or timezone.now()) - timedelta(days=1)
    known = Alert.objects.filter(email__iexact=email, user=None)
    asked = known.filter(status=Alert.UNCONFIRMED, date_created__gte=today)
    waits = known.filter(product=product, status=Alert.ACTIVE).exists()
    if waits or asked.filter(product=product).exists() or asked.count() >= MOST_MAILS_A_DAY:
        return False
    alert = Alert.objects.create(product=product, email=email)
    AlertLanguage.keep(alert, get_language())
    get_class("customer.alerts.utils", "AlertsDispatcher")().send_product_alert_confirmation_email_for_user(alert)
    return True


def forget_guests(*, now: datetime | None = None) -> int:
    """Deletes guests' alerts that nobody said yes to in a week, and those that have been over for a month."""
    now = now or timezone.now()
    guests = Alert.objects.filter(user=None)
    over = guests.filter(status__in=(Alert.CANCELLED, Alert.CLOSED))
    unanswered = guests.filter(status=Alert.UNCONFIRMED, date_created__lt=now - CONFIRM_WITHIN)
    gone = [
        unanswered,
        over.filter(date_closed__lt=now - KEPT_AFTER),
        over.filter(date_cancelled__lt=now - KEPT_AFTER),
    ]
    return sum(rows.delete()[0] for rows in gone)
