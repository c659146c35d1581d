"""Every message to a person: written with what it tells about, sent after it, once."""

import logging
from datetime import datetime, timedelta

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from notices.kinds import kind_of
from notices.models import Notice
from notices.writing import own_words, words_of, write

logger = logging.getLogger(__name__)

MOST_ATTEMPTS = 8
FIRST_PAUSE = timedelta(minutes=1)
LEASE = timedelta(minutes=10)  # how long a process may take to send; longer than settings.EMAIL_TIMEOUT


def queue(*, kind: str, key: str, recipient: str, context: dict, language: str) -> Notice | None:
    """Writes a message into the outbox, to leave once the caller's transaction is done.

    None if it was there already, or if editors have switched its kind off. `kind` is the code of a registered one.
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


def claimed(pk: int, now: datetime) -> bool:
    """Takes a due notice for this process, in one guarded statement, until the lease is over."""
    due = Notice.objects.filter(pk=pk, sent_at=None, due_at__lte=now, attempts__lt=MOST_ATTEMPTS)
    return bool(due.update(due_at=now + LEASE, attempts=F("attempts") + 1))


def _mail(notice: Notice) -> None:
    mail = EmailMultiAlternatives(notice.subject, notice.text, settings.DEFAULT_FROM_EMAIL, [notice.recipient])
    if notice.html:
        mail.attach_alternative(notice.html, "text/html")
    mail.send()


def _postpone(notice: Notice, error: Exception, now: datetime) -> None:
    words = f"{type(error).__name__}: {error}"[:300]
    due_at = now + FIRST_PAUSE * 2 ** (notice.attempts - 1)
    Notice.objects.filter(pk=notice.pk).update(due_at=due_at, last_error=words)
    logger.warning("notice %s not sent, attempt %d: %s", notice.pk, notice.attempts, type(error).__name__)
