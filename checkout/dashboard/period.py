"""From one day to another, as the order desk's searches ask for it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from desk.fields import DateField


class PeriodForm(forms.Form):
    """Days within reach: Oscar's own fields take any, and its sums fall off the calendar's ends."""

    date_from = DateField(required=False, label=_("From"))
    date_to = DateField(required=False, label=_("To"))
