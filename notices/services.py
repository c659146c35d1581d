"""Every message to a person: written with what it tells about, sent after it, once."""

import logging
from datetime import datetime, timedelta

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone

from notices.models import Notice

logger = logging.getLogger(__name__)

MOST_ATTEMPTS = 8
FIRST_PAUSE = timedelta(minutes=1)


def queue(*, kind: str, key: str, recipient: str, context: dict) -> Notice | None:
    """Writes a message into the outbox, to leave once the caller's transaction is done; None if it was there already.

    The words are in templates/notices/<kind>.txt (its first line is the subject) and <kind>.html.
    """
    context = context | {"site_url": settings.SITE_URL, "shop_name": settings.OSCAR_SHOP_NAME}
    subject, _, text = render_to_string(f"notices/{kind}.txt", context).strip().partition("\n")
    html = render_to_string(f"notices/{kind}.html", context)
    return queue_written(kind=kind, key=key, recipient=recipient, subject=subject, text=text.strip(), html=html)


def queue_written(*, kind: str, key: str, recipient: str, subject: str, text: str, html: str = "") -> Notice | None:
    """The same for a message whose words stand already, such as those of the sign-in pages."""
    notice, is_new = Notice.objects.get_or_create(
        key=key,
        defaults={
            "kind": kind,
            "recipient": recipient,
            "subject": subject.strip(),
            "text": text,
            "html": html,
            "due_at": timezone.now(),
        },
    )
    if not is_new:
        return None
    transaction.on_commit(lambda: send(notice.pk), robust=True)
    return notice


def send_pending() -> int:
    """Sends what is due and not yet sent; the number sent. Run by the clock, for what on_commit could not send."""
    keys = Notice.objects.filter(sent_at=None, due_at__lte=timezone.now(), attempts__lt=MOST_ATTEMPTS)
    return sum(send(key) for key in list(keys.values_list("pk", flat=True)[:200]))


def send(pk: int) -> bool:
    """Sends one notice if nobody has; True if this call did.

    The row is locked while the mail server is asked, so that two processes never send the same notice.
    """
    with transaction.atomic():
        notice = Notice.objects.select_for_update(skip_locked=_can_skip()).filter(pk=pk, sent_at=None).first()
        if notice is None or notice.due_at > timezone.now():
            return False
        notice.attempts += 1
        try:
            _mail(notice)
        except OSError as error:  # smtplib's errors are OSErrors
            _postpone(notice, error, timezone.now())
        else:
            notice.sent_at = timezone.now()
        notice.save()
    return notice.sent_at is not None


def _mail(notice: Notice) -> None:
    mail = EmailMultiAlternatives(notice.subject, notice.text, settings.DEFAULT_FROM_EMAIL, [notice.recipient])
    if notice.html:
        mail.attach_alternative(notice.html, "text/html")
    mail.send()


def _postpone(notice: Notice, error: OSError, now: datetime) -> None:
    notice.last_error = f"{type(error).__name__}: {error}"[:300]
    notice.due_at = now + FIRST_PAUSE * 2**notice.attempts
    logger.warning("notice %s not sent, attempt %d: %s", notice.key, notice.attempts, type(error).__name__)


def _can_skip() -> bool:
    return transaction.get_connection().features.has_select_for_update_skip_locked
