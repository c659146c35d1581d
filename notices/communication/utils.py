"""Oscar's mail leaves through the outbox."""

from uuid import uuid4

from django.core.mail import EmailMessage
from django.utils.translation import get_language, override
from oscar.apps.communication import utils

from notices.services import queue_written


class Dispatcher(utils.Dispatcher):
    def get_messages(self, event_code, extra_context=None) -> dict:
        """The message in the `language` that its context names, else in the active one."""
        with override((extra_context or {}).get("language") or get_language()):
            return super().get_messages(event_code, extra_context)

    def send_email_messages(self, recipient_email, messages, from_email=None, attachments=None) -> EmailMessage:
        """Queues the message; what was written is returned, for Oscar's history of e-mails."""
        queue_written(
            kind="oscar",
            key=f"oscar:{uuid4()}",
            recipient=recipient_email,
            subject=messages["subject"],
            text=messages["body"],
            html=messages["html"] or "",
        )
        return EmailMessage(messages["subject"], messages["body"], to=[recipient_email])
