"""What somebody asks for whom we don't deliver to."""

from django import forms
from django.utils.translation import gettext_lazy as _


class AskForAreaForm(forms.Form):
    """An e-mail address."""

    email = forms.EmailField(
        max_length=254,
        label=_("E-mail address"),
        error_messages={
            "required": _("Give us the address to write to."),
            "invalid": _("That is not an e-mail address. It looks like name@example.com."),
        },
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
