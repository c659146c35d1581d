"""What the checkout asks for: little, and with the browser's help."""

from django import forms
from django.utils.translation import gettext_lazy as _
from oscar.apps.checkout import forms as stock

from delivery.postcode import normalised

AUTOFILL = {
    "email": "email",
    "first_name": "given-name",
    "last_name": "family-name",
    "line1": "address-line1",
    "line2": "address-line2",
    "line4": "address-level2",
    "postcode": "postal-code",
    "phone_number": "tel",
}


class ShippingAddressForm(stock.ShippingAddressForm):
    """Who and where. A guest gives an e-mail too."""

    email = forms.EmailField(label=_("E-mail"), help_text=_("For the confirmation, and if anything changes."))
    safe_place = forms.CharField(
        label=_("Safe place"), max_length=100, required=False, help_text=_("Where to leave it: the porch, by the bin.")
    )

    field_order = ["email", "first_name", "last_name", "line1", "line2", "line4", "postcode", "phone_number"]

    class Meta(stock.ShippingAddressForm.Meta):
        fields = ["first_name", "last_name", "line1", "line2", "line4", "postcode", "country", "phone_number", "notes"]
        labels = {
            "first_name": _("First name"),
            "last_name": _("Last name"),
            "line1": _("House and street"),
            "line2": _("Flat, farm or building"),
            "line4": _("Town"),
            "postcode": _("Postcode"),
            "notes": _("Note for the driver"),
        }

    def __init__(self, *args, is_guest: bool = True, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if not is_guest:
            del self.fields["email"]
        self.fields["phone_number"].help_text = _("Only for the driver, only on the day.")
        self.fields["notes"].widget = forms.TextInput(attrs={"maxlength": 200})
        self.fields["notes"].max_length = 200
        for name, autofill in AUTOFILL.items():
            if name in self.fields:
                self.fields[name].widget.attrs["autocomplete"] = f"shipping {autofill}" if name != "email" else autofill

    def clean_postcode(self) -> str:
        postcode = normalised(self.cleaned_data["postcode"])
        if not postcode:
            raise forms.ValidationError(_("Enter a full postcode, such as LS8 2QT."))
        return postcode

    def clean_notes(self) -> str:
        note = self.cleaned_data["notes"] or ""
        if len(note) > 200:
            raise forms.ValidationError(_("Keep the note under 200 characters; it has %d.") % len(note))
        return note


class ReviewForm(forms.Form):
    """The last word before an order: how it is paid, and the total that was shown."""

    payment = forms.ChoiceField(label=_("How to pay"), widget=forms.RadioSelect)
    shown_total = forms.DecimalField(widget=forms.HiddenInput, max_digits=12, decimal_places=2)
    basket = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args, gateways, total, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.gateways = gateways
        self.total = total
        self.fields["payment"].choices = [(code, gateway.name) for code, gateway in gateways.items()]
        self.fields["payment"].initial = next(iter(gateways))

    def clean_payment(self) -> str:
        code = self.cleaned_data["payment"]
        refusal = self.gateways[code].refusal(self.total)
        if refusal:
            raise forms.ValidationError(refusal)
        return code

    def clean_shown_total(self):
        if self.cleaned_data["shown_total"] != self.total:
            raise forms.ValidationError(_("The total has changed since you looked. Please check it and order again."))
        return self.total


