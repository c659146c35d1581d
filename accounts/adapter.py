"""Sign-in mail leaves through the outbox like every other message, and speaks as the house does."""

from uuid import uuid4

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.contrib import messages
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from notices.services import queue_written


class AccountAdapter(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": _("This account is closed. Please write to us if that is a surprise."),
        "duplicate_email": _("That is your e-mail already. Enter another one."),
        "email_password_mismatch": _("That e-mail and password don’t go together. Check both, or choose a new one."),
        "email_taken": _("There is an account with this e-mail already. Sign in, or choose a new password."),
        "enter_current_password": _("That is not your password now. Check it and try again."),
        "incorrect_password": _("That is not your password. Check it and try again."),
        "too_many_login_attempts": _("That was five tries. Please wait five minutes, or choose a new password."),
    }

    def send_mail(self, template_prefix: str, email: str, context: dict) -> None:
        """Renders allauth's message and queues it."""
        known = {"email": email, "shop_name": settings.OSCAR_SHOP_NAME, "site_url": settings.SITE_URL}
        message = self.render_mail(template_prefix, email, known | context)
        html = next((body for body, kind in message.alternatives if kind == "text/html"), "")
        queue_written(
            kind=template_prefix.rpartition("/")[2],
            key=f"account:{uuid4()}",
            recipient=email,
            subject=message.subject,
            text=message.body,
            html=html,
        )

    def confirm_email(self, request, email_address) -> bool:
        """Makes a confirmed address the one to sign in with; False if another customer has it by now."""
        try:
            with transaction.atomic():
                return super().confirm_email(request, email_address)
        except IntegrityError:
            template = "account/messages/email_confirmation_failed.txt"
            self.add_message(request, messages.ERROR, template, {"email": email_address.email})
            return False

    def get_password_change_redirect_url(self, request) -> str:
        return reverse("customer:profile-view")
