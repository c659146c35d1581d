"""Sign-in mail leaves through the outbox like every other message."""

from uuid import uuid4

from allauth.account.adapter import DefaultAccountAdapter

from notices.services import queue_written


class AccountAdapter(DefaultAccountAdapter):
    def send_mail(self, template_prefix: str, email: str, context: dict) -> None:
        """Renders allauth's message and queues it."""
        message = self.render_mail(template_prefix, email, context)
        html = next((body for body, kind in getattr(message, "alternatives", []) if kind == "text/html"), "")
        queue_written(
            kind=template_prefix.rpartition("/")[2],
            key=f"account:{uuid4()}",
            recipient=email,
            subject=message.subject,
            text=message.body,
            html=html,
        )
