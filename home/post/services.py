"""What becomes of what visitors send: kept, and told through the outbox."""

from datetime import datetime, timedelta

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.contrib.forms.models import FormSubmission

from home.post.acknowledging import WINDOW, day_key, may_acknowledge
from notices.models import Notice
from notices.services import queue, queue_written

CONFIRM, LEAVE = "newsletter.confirm", "newsletter.leave"
RECEIVED = "contact_received"
CONFIRM_WITHIN = timedelta(days=7)


@transaction.atomic
def receive(*, page, answers: dict, language: str) -> FormSubmission:
    """Keeps what was sent with a contact page, and tells those whom its editors named, and who sent it."""
    kept = FormSubmission.objects.create(page=page, form_data=answers)
    text = "\n".join(f"{label}: {_told(answers.get(name))}" for name, label in page.get_data_fields()[1:])
    for recipient in page.recipients():
        queue_written(
            kind="contact",
            key=f"contact:{kept.pk}:{recipient}"[:120],
            recipient=recipient,
            subject=_("%(page)s: something was sent") % {"page": page.title},
            text=text,
        )
    if sender := page.sender_of(answers):
        acknowledge(sender=sender, language=language)
    return kept


def acknowledge(*, sender: str, language: str) -> None:
    """Tells somebody that their message came, within the limits that keep strangers from being mailed.

    Nothing of what was typed is repeated: whoever typed it may have given somebody else's address.
    """
    now = timezone.now()
    lately = Notice.objects.filter(kind=RECEIVED, created_at__gt=now - WINDOW).count()
    if may_acknowledge(lately):
        key = day_key(RECEIVED, sender, timezone.localdate(now))
        queue(kind=RECEIVED, key=key, recipient=sender, context={}, language=language)


def _told(answer) -> str:
    if isinstance(answer, bool):
        return _("yes") if answer else _("no")
    return ", ".join(answer) if isinstance(answer, list) else str("" if answer is None else answer)


@transaction.atomic
def ask_to_subscribe(*, email: str, language: str) -> None:
    """Sends somebody the link that puts them on the list; one mail a day, and none to those who are on it.

    Nobody learns from the answer whether an address is known.
    """
    from home.models import Subscription

    row, _is_new = Subscription.objects.get_or_create(email=email.lower(), defaults={"language": language})
    if row.is_confirmed:
        return
    queue(
        kind="newsletter",
        key=f"newsletter:{row.pk}:{timezone.localdate()}",
        recipient=row.email,
        context={"confirm_url": link(CONFIRM, row), "leave_url": link(LEAVE, row)},
        language=language,
    )


def forget_unconfirmed(*, now: datetime | None = None) -> int:
    """Forgets addresses whose owners didn't say yes within a week; their number. Run by the clock."""
    from home.models import Subscription

    asked = Subscription.objects.filter(confirmed_at=None, asked_at__lt=(now or timezone.now()) - CONFIRM_WITHIN)
    return asked.delete()[0]


def link(purpose: str, row) -> str:
    """The address under which somebody confirms, or leaves the list."""
    token = Signer(salt=purpose).sign(str(row.pk))
    return settings.SITE_URL + reverse(purpose.replace(".", "_"), args=[token])


def of_token(purpose: str, token: str):
    """The subscription that a link was made for; None for a link of our own that leads to nobody, or for another's."""
    from home.models import Subscription

    try:
        return Subscription.objects.filter(pk=Signer(salt=purpose).unsign(token)).first()
    except BadSignature:
        return None


def confirm(row) -> None:
    """Puts somebody on the list."""
    row.confirmed_at = row.confirmed_at or timezone.now()
    row.save(update_fields=["confirmed_at"])


def leave(row) -> None:
    """Takes somebody off the list, and forgets them."""
    row.delete()
