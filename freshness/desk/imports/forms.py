"""What is asked of somebody who imports a file."""

from django import forms
from django.utils.translation import gettext_lazy as _

from freshness.imports.fields import DATE_FORMATS, FIELDS, headings_of
from freshness.models import ImportMapping

SELECT = forms.Select(attrs={"class": "frame__input"})
AND = "product_and"


class FileForm(forms.Form):
    """A file, and how it is read."""

    file = forms.FileField(
        label=_("File"),
        error_messages={
            "required": _("Choose a file first: CSV or XLSX."),
            "empty": _("The file is empty. Choose one with a row of headings and a row for each batch."),
        },
        widget=forms.FileInput(attrs={"class": "frame__input", "accept": ".csv,.txt,.tsv,.xlsx"}),
    )
    mapping = forms.ModelChoiceField(
        ImportMapping.objects,
        label=_("Mapping"),
        required=False,
        empty_label=_("A new one"),
        widget=SELECT,
        error_messages={"invalid_choice": _("This mapping is not there any more. Choose another.")},
    )


class ColumnsForm(forms.Form):
    """Which column of the file means what, and the name under which that is kept."""

    name = forms.CharField(
        label=_("Name of the mapping"),
        max_length=80,
        widget=forms.TextInput(attrs={"class": "frame__input"}),
        error_messages={"required": _("Give the mapping a name, to use it for the next file.")},
    )
    date_format = forms.ChoiceField(
        label=_("How dates are written"), choices=[*DATE_FORMATS], widget=SELECT
    )  # what it can't offer, a mapping of the command line may still have

    def __init__(self, *args, headings: tuple[str, ...], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        choices = [
            ("", _("– not in the file –")),
            *((heading, heading) for heading in dict.fromkeys(headings) if heading),
        ]
        for field in FIELDS:
            self.fields[field.name] = self._column(field.label, field.hint, choices)
            self.fields[field.name].is_needed = field.is_required
        self.fields[AND] = self._column(_("… joined with"), "", choices)

    @staticmethod
    def _column(label, hint, choices) -> forms.ChoiceField:
        return forms.ChoiceField(
            label=label,
            help_text=hint,
            choices=choices,
            required=False,
            widget=forms.Select(attrs={"class": "frame__input"}),
            error_messages={"invalid_choice": _("The file has no such column. Choose another.")},
        )

    @property
    def columns(self) -> dict[str, str | list[str]]:
        """The mapping's columns, of a form that is valid."""
        found = {field.name: self.cleaned_data[field.name] for field in FIELDS if self.cleaned_data[field.name]}
        if "product" in found and self.cleaned_data[AND]:
            found["product"] = [found["product"], self.cleaned_data[AND]]
        return found

    @property
    def column_fields(self) -> list[forms.BoundField]:
        """The choices of columns, in the order in which they are asked."""
        names = [field.name for field in FIELDS]
        return [self[name] for name in [names[0], AND, *names[1:]]]


def initial_columns(columns: dict) -> dict[str, str]:
    """What the form shows of a mapping's columns: one heading each, two for the product."""
    shown = {field.name: (headings_of(columns, field.name) or [""])[0] for field in FIELDS}
    return shown | {AND: (headings_of(columns, "product")[1:] or [""])[0]}
