"""A form with every kind of control, for the style guide."""

from django import forms
from django.utils.translation import gettext_lazy as _

DAYS = [("fri", _("Friday")), ("sat", _("Saturday"))]


class SampleForm(forms.Form):
    """Controls at rest; bound to nothing it shows their errors."""

    name = forms.CharField(label=_("Name"), help_text=_("As it stands on the door."))
    town = forms.CharField(label=_("Town"), required=False)
    day = forms.ChoiceField(label=_("Day"), choices=DAYS)
    window = forms.ChoiceField(label=_("Window"), choices=DAYS, widget=forms.RadioSelect)
    agree = forms.BooleanField(label=_("Leave it by the door"))
