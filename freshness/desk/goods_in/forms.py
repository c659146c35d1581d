"""The form of goods that come in: it reads and words; freshness.services.goods_in judges and writes."""

from __future__ import annotations  # a field named date

from datetime import date, timedelta

from django import forms
from django.conf import settings
from django.core.validators import FileExtensionValidator
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from wagtail.documents import get_document_model

from desk.fields import DateField, MomentField, dress
from freshness.kinds import DateKind
from freshness.receipts import MOST, Receipt

PROPOSED = _(
    "No date was typed. %(days)d days after production is %(date)s: that is put in now. Compare it, then save."
)


class ReceiptForm(forms.Form):
    """One arrival of one product."""

    code = forms.CharField(label=_("Batch code"), max_length=20, help_text=_("As printed on the pack"))
    date_kind = forms.ChoiceField(choices=DateKind.choices, required=False, widget=forms.HiddenInput)
    date = DateField(required=False)
    produced_on = DateField(label=_("Produced on"), required=False, help_text=_("If it is printed"))
    quantity = forms.IntegerField(
        label=_("Quantity"), min_value=1, max_value=MOST, help_text=_("Single packs, not cases")
    )
    intake_celsius = forms.DecimalField(
        label=_("Temperature in °C"), required=False, min_value=-99, max_value=99, max_digits=4, decimal_places=1
    )
    unit_cost = forms.DecimalField(
        label=_("Cost of one"),
        required=False,
        min_value=0,
        max_digits=10,
        decimal_places=4,
        help_text=_("Without tax, such as 1.12"),
    )
    supplier = forms.CharField(label=_("Supplier"), max_length=120, required=False)
    on_shelf_from = MomentField(label=_("On the shelf from"), required=False, help_text=_("Empty: at once"))
    net_weight_g = forms.DecimalField(
        label=_("Net weight in g"),
        required=False,
        min_value=0,
        max_digits=12,
        decimal_places=1,
        help_text=_("Of all of it, if it was weighed"),
    )
    document = forms.FileField(
        label=_("Delivery note"),
        required=False,
        validators=[FileExtensionValidator(settings.WAGTAILDOCS_EXTENSIONS)],
        help_text=_("A file, such as a PDF"),
    )

    def __init__(self, *args, policy, **options) -> None:
        super().__init__(*args, **options)
        self.policy = policy
        self.fields["date"].label = policy.get_date_kind_display()
        dress(self)

    def clean(self) -> dict:
        data = super().clean()
        if data.get("date") is None and "date" not in self.errors:
            self._propose(data.get("produced_on"))
        return data

    def _propose(self, produced_on: date | None) -> None:
        """Without a date: the one that the shelf life gives, to be looked at; else it has to be typed."""
        days = self.policy.shelf_life_days
        if produced_on is None or days is None:
            self.add_error("date", _("Type the date that is printed on the pack."))
            return
        proposed = produced_on + timedelta(days=days)
        self.data = self.data.copy()
        self.data["date"] = proposed.isoformat()
        self.add_error("date", PROPOSED % {"days": days, "date": date_format(proposed, "D j F Y")})

    def receipt(self, stockrecord_id: int, gtin: str) -> Receipt:
        """What was typed, as the service wants it; without documents."""
        names = ("code", "date", "date_kind", "quantity", "produced_on", "unit_cost", "supplier", "intake_celsius")
        data = {name: self.cleaned_data[name] for name in (*names, "on_shelf_from", "net_weight_g")}
        return Receipt(stockrecord_id=stockrecord_id, gtin=gtin, **data)


def as_document(uploaded, by=None):
    """A document of an upload, not saved."""
    return get_document_model()(title=uploaded.name[:255], file=uploaded, uploaded_by_user=by)
