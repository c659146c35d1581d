"""Form fields of the desk, which look like its own and take what browsers send."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Protocol

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

FARTHEST = timedelta(days=20 * 366)  # the best before of the longest-lived cheese, and more
LIMITS = {
    "min_value": _("%(show_value)s is too little: give at least %(limit_value)s."),
    "max_value": _("%(show_value)s is too much: give at most %(limit_value)s."),
}
TOO_FAR = _("%(date)s is far away. Is the year right?")


def _check_distance(day: date) -> None:
    if abs(day - timezone.localdate()) > FARTHEST:
        raise forms.ValidationError(TOO_FAR % {"date": day.isoformat()})


class DateField(forms.DateField):
    """A day within twenty years, from the browser's own calendar."""

    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    default_error_messages = {"invalid": _("This is no day of the calendar. Type it as year-month-day: 2026-12-04.")}

    def clean(self, value) -> date | None:
        day = super().clean(value)
        if day:
            _check_distance(day)
        return day


class MomentField(forms.DateTimeField):
    """A day and a time, in the shop's time zone."""

    widget = forms.DateTimeInput(format="%Y-%m-%dT%H:%M", attrs={"type": "datetime-local"})
    default_error_messages = {"invalid": _("This is no day and time. Type them as 2026-12-04 06:30.")}

    def clean(self, value):
        moment = super().clean(value)
        if moment:
            _check_distance(moment.date())
        return moment


class Problem(Protocol):
    """What is wrong with one entry: a sentence, and the field that it stands beside ("" for none)."""

    words: str
    field: str


class Refused(Protocol):
    """What a room raises for everything that is wrong with what was asked for."""

    problems: Iterable[Problem]


def tell(form: forms.BaseForm, refused: Refused) -> None:
    """Puts each problem beside its field; what is about none of the form's stands above all."""
    for problem in refused.problems:
        form.add_error(problem.field if problem.field in form.fields else None, problem.words)


def dress(form: forms.Form) -> None:
    """Gives every control the desk's class, and says in its words what is missing."""
    for field in form.fields.values():
        field.widget.attrs["class"] = "frame__input"
        is_choice = isinstance(field, forms.ChoiceField)
        field.error_messages |= LIMITS | {"required": _("Choose one.") if is_choice else _("Fill this in.")}
