"""What staff fill in to find orders, and to give some of an order's money back."""

from decimal import Decimal

from django import forms
from django.utils.translation import gettext_lazy as _
from oscar.apps.dashboard.orders import forms as stock

from checkout.dashboard.period import PeriodForm
from checkout.order.left import NOTHING, Left, LineLeft
from checkout.order.refunding import REASON_LENGTH, Wanted

UNITS = "units-"
UNITS_WORDS = {
    "invalid": _("Give a whole number."),
    "min_value": _("Give 0 or more."),
    "max_value": _("%(limit_value)s can still be given back, not %(show_value)s."),
}
AMOUNT_WORDS = {
    "invalid": _("Give an amount, such as 1.50."),
    "min_value": _("Give at least %(limit_value)s, or nothing."),
    "max_decimal_places": _("Give whole pennies."),
}


class OrderSearchForm(PeriodForm, stock.OrderSearchForm):
    pass


class OrderStatsForm(PeriodForm, stock.OrderStatsForm):
    pass


class RefundForm(forms.Form):
    """Units of lines, the delivery charge, an amount besides, and why. `checked` is the sum that was agreed to."""

    delivery = forms.BooleanField(required=False)
    amount = forms.DecimalField(
        label=_("An amount besides"), required=False, min_value=Decimal("0.01"), max_digits=8, decimal_places=2,
        error_messages=AMOUNT_WORDS,
    )  # fmt: skip
    goods_stay = forms.BooleanField(required=False)
    reason = forms.CharField(
        label=_("Why"), max_length=REASON_LENGTH, help_text=_("The shopper reads it, so write it to them."),
        error_messages={"required": _("Say why in a few words. The shopper reads it.")},
    )  # fmt: skip
    seen = forms.DecimalField(widget=forms.HiddenInput)
    checked = forms.DecimalField(required=False, widget=forms.HiddenInput)

    def __init__(self, left: Left, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("seen", left.asked)
        self.left = left
        for key, line in left.lines.items():
            words = _("%(name)s, units") % {"name": line.line.title}
            self.fields[f"{UNITS}{key}"] = forms.IntegerField(
                label=words, required=False, min_value=0, max_value=line.units, initial=0, error_messages=UNITS_WORDS
            )

    def rows(self) -> list[tuple[LineLeft, forms.BoundField]]:
        """Each line with its field."""
        return [(line, self[f"{UNITS}{key}"]) for key, line in self.left.lines.items()]

    def wanted(self) -> Wanted:
        """What a valid form asks for."""
        data = self.cleaned_data
        return Wanted(
            reason=data["reason"],
            units={key: data[f"{UNITS}{key}"] or 0 for key in self.left.lines},
            delivery=data["delivery"],
            amount=data["amount"] or NOTHING,
            goods_stay=data["goods_stay"],
        )
