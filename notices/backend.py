"""What Django calls a mail backend: whatever any library sends as a mail goes into the outbox."""

from uuid import uuid4

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from notices.services import queue_written

KIND = "mail"


class OutboxBackend(BaseEmailBackend):
    """A notice for each recipient, in the transaction that is open. OUTBOX_EMAIL_BACKEND carries them out."""

    def send_messages(self, email_messages: list[EmailMessage]) -> int:
        """How many mails were put into the outbox; those to nobody are not counted.

        Raises ValueError for a mail with a file, since a notice holds words only.
        """
        return sum(_queue(message) for message in email_messages)


def _queue(message: EmailMessage) -> bool:
    if message.attachments:
        raise ValueError(f"“{message.subject}” has a file with it, and the outbox holds words only.")
    html = next((part.content for part in getattr(message, "alternatives", ()) if part.mimetype == "text/html"), "")
    parts = {"subject": message.subject, "text": message.body, "html": html}
    for recipient in message.recipients():
        queue_written(kind=KIND, key=f"mail:{uuid4()}", recipient=recipient, **parts)
    return bool(message.recipients())
