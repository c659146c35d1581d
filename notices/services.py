"""Every message to a person: written with what it tells about, sent after it, once.

What can't be sent is tried again for a day. A process that is killed after it handed a mail over, and before it noted
so, leaves it to be sent a second time: under the same Message-ID, by which mail programs know it as the same.
"""

import logging
from datetime import datetime, timedelta
from email.utils import parseaddr

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone
from oscar.core.loading import get_model

from notices.kinds import kind_of
from notices.models import Notice
from notices.writing import own_words, words_of, write

logger = logging.getLogger(__name__)

MOST_ATTEMPTS = 18  # with the pauses between them, a bit more than a day
FIRST_PAUSE, LONGEST_PAUSE = timedelta(minutes=1), timedelta(hours=2)  # each pause is twice the one before
KEPT = timedelta(days=30)  # the privacy page says so
LEASE = timedelta(minutes=10)  # how long a process may take to send; longer than settings.EMAIL_TIMEOUT


def queue(*, kind: str, key: str, recipient: str, context: dict, language: str) -> Notice | None:
    """Writes a message into the outbox, to leave once the caller's transaction is done.

    None if it was there already, if editors have switched its kind off, or if there is nobody to write to, such as a
    customer whose account has gone. `kind` is the code of a registered one.
    """
    known = kind_of(kind)
    own = own_words(known, language)
    if own and not own.is_sent and not known.is_owed:
        return None
    words = words_of(own) if own else known.words_in(language)
    written = write(kind=known, words=words, context=context, language=language)
    parts = {"subject": written.subject, "text": written.text, "html": written.html}
    return queue_written(kind=kind, key=key, recipient=recipient, **parts)


def queue_written(  # noqa: PLR0913 - the parts of a mail
    *, kind: str, key: str, recipient: str, subject: str, text: str, html: str = ""
) -> Notice | None:
    """The same for a message whose words stand already, such as those of the sign-in pages."""
    if not recipient:
        logger.warning("%s reaches nobody: there is no e-mail", key)
        return None
    notice, is_new = Notice.objects.get_or_create(
        key=key,
        defaults={
            "kind": kind,
            "recipient": recipient,
            "subject": " ".join(subject.split())[:200],
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
    waiting = Notice.objects.filter(sent_at=None, due_at__lte=timezone.now(), attempts__lt=MOST_ATTEMPTS)
    return sum(send(key) for key in list(waiting.values_list("pk", flat=True)[:200]))


def send(pk: int) -> bool:
    """Sends one notice if nobody has and nobody is about to; True if this call did.

    No transaction is open while the mail server is asked. Whatever goes wrong with it, the notice is tried again.
    """
    if not claimed(pk, timezone.now()):
        return False
    notice = Notice.objects.get(pk=pk)
    try:
        _mail(notice)
    except Exception as error:  # a wrong address, header or template must not stop the notices behind it
        _postpone(notice, error, timezone.now())
        return False
    Notice.objects.filter(pk=pk).update(sent_at=timezone.now(), last_error="")
    return True


def forget_old(*, now: datetime | None = None) -> int:
    """Forgets whom a message of a month ago went to and what it said; the number forgotten. Run by the clock.

    The row stays with its key, so that nothing is told twice; a copy that Oscar keeps for customers goes altogether.
    """
    since = (now or timezone.now()) - KEPT
    get_model("communication", "Email").objects.filter(date_sent__lt=since).delete()
    settled = Notice.objects.filter(Q(attempts__gte=MOST_ATTEMPTS) | ~Q(sent_at=None)).exclude(recipient="")
    return settled.filter(created_at__lt=since).update(recipient="", subject="", text="", html="")


def claimed(pk: int, now: datetime) -> bool:
    """Takes a due notice for this process, in one guarded statement, until the lease is over."""
    due = Notice.objects.filter(pk=pk, sent_at=None, due_at__lte=now, attempts__lt=MOST_ATTEMPTS)
    return bool(due.update(due_at=now + LEASE, attempts=F("attempts") + 1))


def _mail(notice: Notice) -> None:
    way_out, headers = get_connection(settings.OUTBOX_EMAIL_BACKEND), {"Message-ID": message_id(notice)}
    mail = EmailMultiAlternatives(
        notice.subject, notice.text, to=[notice.recipient], connection=way_out, headers=headers
    )
    if notice.html:
        mail.attach_alternative(notice.html, "text/html")
    mail.send()


def message_id(notice: Notice) -> str:
    """What mail programs know a notice by, however often it is sent: <notice-12.20261202120000123456@example.com>"""
    host = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2]
    return f"<notice-{notice.pk}.{notice.created_at:%Y%m%d%H%M%S%f}@{host}>"


def _postpone(notice: Notice, error: Exception, now: datetime) -> None:
    words = f"{type(error).__name__}: {error}"[:300]
    due_at = now + min(FIRST_PAUSE * 2 ** (notice.attempts - 1), LONGEST_PAUSE)
    Notice.objects.filter(pk=notice.pk).update(due_at=due_at, last_error=words)
    level, end = (logging.ERROR, ", given up") if notice.attempts >= MOST_ATTEMPTS else (logging.WARNING, "")
    logger.log(level, "notice %s not sent, attempt %d%s: %s", notice.pk, notice.attempts, end, type(error).__name__)
