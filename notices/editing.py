"""Changes of a message's words."""

from django.db import transaction
from wagtail.log_actions import log

from notices.kinds import Kind
from notices.models import MessageWords
from notices.words import Words


@transaction.atomic
def save_words(*, kind: Kind, language: str, words: Words, is_sent: bool, by=None) -> MessageWords:
    """Lets a kind have these words from now on. What must be sent is sent, whatever `is_sent` says."""
    row, _is_new = MessageWords.objects.update_or_create(
        kind=kind.code,
        language=language,
        defaults={
            "subject": words.subject,
            "heading": words.heading,
            "lead": words.lead,
            "closing": words.closing,
            "is_sent": is_sent or kind.is_owed,
        },
    )
    log(instance=row, action="wagtail.edit", user=by)
    return row


@transaction.atomic
def reset_words(*, kind: Kind, language: str, by=None) -> None:
    """Lets the default words hold again, and the message be sent."""
    for row in MessageWords.objects.filter(kind=kind.code, language=language):
        log(instance=row, action="wagtail.delete", user=by)
        row.delete()
