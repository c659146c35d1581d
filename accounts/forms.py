"""The sign-in forms of allauth in the words of the house."""

from allauth.account import forms as stock
from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.email_verification import send_verification_email_to_address
from allauth.account.models import EmailAddress
from allauth.core.internal.httpkit import headed_redirect_response
from django.contrib import messages
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

LABELS = {
    "login": _("E-mail"),
    "email": _("E-mail"),
    "password": _("Password"),
    "remember": _("Keep me signed in"),
    "oldpassword": _("Password now"),
}
NEW_PASSWORD_HINT = _("At least 8 characters, and not one of the passwords that everybody uses.")


class HouseWords:
    """Labels above the fields instead of placeholders inside them, hints that say what is wanted."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.label = LABELS.get(name, field.label)
            field.help_text = ""


class LoginForm(HouseWords, stock.LoginForm):
    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].widget.attrs["autocomplete"] = "username"


class SignupForm(HouseWords, stock.SignupForm):
    """E-mail and password, no more."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password1"].help_text = NEW_PASSWORD_HINT

    def try_save(self, request):
        """The new customer; whoever comes second with the same e-mail at the same moment is asked to sign in."""
        try:
            with transaction.atomic():
                return super().try_save(request)
        except IntegrityError:
            messages.error(request, get_adapter().error_messages["email_taken"])
            return None, headed_redirect_response("account_login")


class ReauthenticateForm(HouseWords, stock.ReauthenticateForm):
    pass


class ResetPasswordForm(HouseWords, stock.ResetPasswordForm):
    pass


class AddEmailForm(HouseWords, stock.AddEmailForm):
    """A new e-mail to sign in with. The one there is stays, confirmed or not, until the new one is confirmed.

    Allauth would take an unconfirmed one away at once and leave the customer without a name to sign in with.
    """

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].label = _("New e-mail")

    @transaction.atomic
    def save(self, request) -> EmailAddress:
        EmailAddress.objects.filter(user=self.user, verified=False).exclude(email__iexact=self.user.email).delete()
        address = EmailAddress.objects.create(user=self.user, email=self.cleaned_data["email"])
        send_verification_email_to_address(request, address)
        return address


class NewPassword(HouseWords):
    """The two fields of a new password."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password1"].label = _("New password")
        self.fields["password1"].help_text = NEW_PASSWORD_HINT
        self.fields["password2"].label = _("New password once more")


class ChangePasswordForm(NewPassword, stock.ChangePasswordForm):
    pass


class SetPasswordForm(NewPassword, stock.SetPasswordForm):
    pass


class ResetPasswordKeyForm(NewPassword, stock.ResetPasswordKeyForm):
    pass
