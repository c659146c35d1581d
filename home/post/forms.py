"""Forms on pages that strangers read."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.forms.forms import BaseForm, FormBuilder

from home.post.guarding import refusal, stamp

MOST_SIGNS = 5000
BAIT, STAMP = "homepage", "shown"


class GuardedForm(BaseForm):
    """Takes what a person sends; see home.post.guarding. What the guard needs isn't part of the cleaned data."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields[BAIT] = forms.CharField(required=False, max_length=200, label=_("Leave this empty"))
        self.fields[BAIT].widget.attrs |= {"autocomplete": "off", "tabindex": "-1"}
        self.fields[STAMP] = forms.CharField(required=False, widget=forms.HiddenInput, initial=stamp)

    def clean(self) -> dict:
        cleaned = super().clean()
        problem = refusal(bait=cleaned.pop(BAIT, "?"), shown=cleaned.pop(STAMP, ""))
        if problem:
            self.add_error(None, problem)
            self.data = self.data.copy()
            self.data[STAMP] = stamp()
        return cleaned

    def asked(self) -> list:
        """The fields that a person fills in."""
        return [field for field in self if field.name not in (BAIT, STAMP)]

    def bait(self):
        return self[BAIT]

    def stamp(self):
        return self[STAMP]


class ContactFormBuilder(FormBuilder):
    """Fields as editors chose them, none without an end."""

    def create_multiline_field(self, field, options):
        return super().create_multiline_field(field, options | {"max_length": MOST_SIGNS})

    def create_email_field(self, field, options):
        made = super().create_email_field(field, options)
        made.widget.attrs["autocomplete"] = "email"
        return made

    def get_form_class(self):
        return type("ContactForm", (GuardedForm,), self.formfields)


class NewsletterForm(GuardedForm):
    """Where our letters should go."""

    email = forms.EmailField(label=_("E-mail"), max_length=254)

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].widget.attrs["autocomplete"] = "email"
