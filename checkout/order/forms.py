"""What a shopper fills in about an order that has come."""

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from checkout.order.claims import Claimable
from products.freshness_words import date_words


class ClaimForm(forms.Form):
    """Which line, how many of it, and the date on the pack."""

    line = forms.TypedChoiceField(
        label=gettext_lazy("What came with a nearer date?"), coerce=int, widget=forms.RadioSelect,
        error_messages={
            "required": gettext_lazy("Choose what came with another date."),
            "invalid_choice": gettext_lazy("Choose what came with another date."),
        },
    )  # fmt: skip
    quantity = forms.IntegerField(
        label=gettext_lazy("How many of it?"), min_value=1, max_value=9999, initial=1,
        error_messages={
            "invalid": gettext_lazy("Give a whole number."),
            "min_value": gettext_lazy("Give 1 or more."),
            "max_value": gettext_lazy("That is more than we brought."),
        },
    )  # fmt: skip
    found_date = forms.DateField(
        label=gettext_lazy("The date on the pack"), widget=forms.DateInput({"type": "date"}),
        error_messages={
            "required": gettext_lazy("Give the date as on the pack: day, month, year."),
            "invalid": gettext_lazy("Give the date as on the pack: day, month, year."),
        },
    )  # fmt: skip

    def __init__(self, lines: Sequence[Claimable], *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["line"].choices = [(each.line.pk, line_words(each)) for each in lines]
        if len(lines) == 1:
            self.initial["line"] = lines[0].line.pk


def line_words(each: Claimable) -> str:
    """2 × Natural yoghurt, promised: best before Fri 4 Dec"""
    told = date_words(each.sold.promised, each.sold.date_kind)
    words = {"name": each.line.name, "units": each.units, "date": told[:1].lower() + told[1:]}
    return _("%(units)d × %(name)s, promised: %(date)s") % words
