"""The form of a message's words."""

from dataclasses import fields

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from desk.fields import dress
from notices.kinds import Kind
from notices.models import MessageWords
from notices.words import Words, problems_of

NAMES = tuple(field.name for field in fields(Words))
ROWS = {"lead": 7, "closing": 3}


class WordsForm(forms.ModelForm):
    """What an editor writes; notices.words judges the placeholders. One that has to be sent can't be switched off."""

    class Meta:
        model = MessageWords
        fields = (*NAMES, "is_sent")

    def __init__(self, *args, kind: Kind, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind
        for name, rows in ROWS.items():
            self.fields[name].widget.attrs["rows"] = rows
        dress(self)
        if kind.is_owed:
            del self.fields["is_sent"]
        else:
            self.fields["is_sent"].label = _("Send this message")
            del self.fields["is_sent"].widget.attrs["class"]

    def clean(self) -> dict:
        cleaned = super().clean()
        for name in NAMES:
            for problem in problems_of(cleaned.get(name, ""), self.kind.placeholders):
                self.add_error(name, ValidationError(problem))
        return cleaned

    def words(self) -> Words:
        """What was written; for a valid form."""
        return Words(**{name: self.cleaned_data[name] for name in NAMES})
