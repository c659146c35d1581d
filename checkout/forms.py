"""What the checkout asks for: little, and with the browser's help."""

from datetime import date

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from oscar.apps.checkout import forms as stock

from accounts.customer.forms import ADDRESS_LABELS
from checkout import seen
from checkout.payments.gateway import Payer
from delivery.postcode import normalised
from money import shown

AUTOFILL = {
    "email": "email",
    "first_name": "shipping given-name",
    "last_name": "shipping family-name",
    "line1": "shipping address-line1",
    "line2": "shipping address-line2",
    "line4": "shipping address-level2",
    "postcode": "shipping postal-code",
    "phone_number": "tel",
}
MISSING = {
    "saved": gettext_lazy("Choose where to."),
    "email": gettext_lazy("Enter your e-mail."),
    "first_name": gettext_lazy("Enter your first name."),
    "last_name": gettext_lazy("Enter your last name."),
    "line1": gettext_lazy("Enter your house and street."),
    "line4": gettext_lazy("Enter your town."),
    "postcode": gettext_lazy("Enter a full postcode, such as LS8 2QT."),
}
ANOTHER = "another"


class ShippingAddressForm(stock.ShippingAddressForm):
    """Who, where, and what the driver should know. A guest gives an e-mail; a customer may choose a saved address."""

    saved = forms.ChoiceField(label=gettext_lazy("Where to"), widget=forms.RadioSelect)
    email = forms.EmailField(
        label=gettext_lazy("E-mail"), help_text=gettext_lazy("For the confirmation, and if anything changes.")
    )
    safe_place = forms.CharField(
        label=gettext_lazy("Safe place"),
        max_length=100,
        required=False,
        help_text=gettext_lazy("Where to leave it: in the porch, behind the boots."),
    )
    note = forms.CharField(
        label=gettext_lazy("A note for the milkman"),
        max_length=200,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Gate codes, dogs, where the shade is."),
    )

    field_order = ["saved", "email", *AUTOFILL]

    class Meta(stock.ShippingAddressForm.Meta):
        fields = ["first_name", "last_name", "line1", "line2", "line4", "postcode", "country", "phone_number"]
        labels = ADDRESS_LABELS

    def __init__(self, *args, is_guest: bool = True, addresses=(), **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if not is_guest:
            del self.fields["email"]
        self._offer(list(addresses))
        phone = self.fields["phone_number"]
        phone.label, phone.help_text = _("Phone"), _("Only for the driver, only on the day.")
        for name, autofill in AUTOFILL.items():
            if name in self.fields:
                self.fields[name].widget.attrs["autocomplete"] = autofill
        for name, words in MISSING.items():
            if name in self.fields:
                self.fields[name].error_messages["required"] = words

    def _offer(self, addresses: list) -> None:
        """Offers the shopper's own addresses; without any the question is not asked."""
        self.addresses = {str(address.pk): address for address in addresses}
        if not addresses:
            del self.fields["saved"]
            return
        self.fields["saved"].choices = [*((pk, str(pk)) for pk in self.addresses), (ANOTHER, _("Another address"))]
        self.initial["saved"] = self.initial.get("saved") or next(iter(self.addresses))
        if self.chosen_address:
            for name in self.fields.keys() - {"saved"}:
                self.fields[name].required = False

    @property
    def chosen_address(self):
        """The saved address that was posted, or None."""
        return self.addresses.get(self.data.get("saved", "")) if self.is_bound else None

    @property
    def address_choices(self) -> list[tuple]:
        """(radio button, the saved address that it stands for, or None for another one)."""
        return [(radio, self.addresses.get(radio.data["value"])) for radio in self["saved"]]

    def clean_postcode(self) -> str:
        postcode = normalised(self.cleaned_data["postcode"] or "")
        if not postcode and not self.chosen_address:
            raise forms.ValidationError(MISSING["postcode"])
        return postcode

    def clean(self):
        return self.cleaned_data if self.chosen_address else super().clean()

    def _post_clean(self) -> None:
        """Checks the address as Oscar does, unless another was chosen or its postcode has been refused already."""
        if not self.chosen_address and "postcode" not in self.errors:
            super()._post_clean()


class ReviewForm(forms.Form):
    """The last word before an order: how it is paid, and what was shown."""

    payment = forms.ChoiceField(label=gettext_lazy("How to pay"), widget=forms.RadioSelect)
    shown_total = forms.DecimalField(widget=forms.HiddenInput, max_digits=12, decimal_places=2)
    shown_day = forms.DateField(widget=forms.HiddenInput)
    shown_dates = forms.CharField(widget=forms.HiddenInput, required=False, max_length=10_000)
    basket = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args, gateways: dict, payer: Payer, dates: dict[int, date], **kwargs) -> None:
        """`initial` holds what is shown now; the posted values say what was shown then."""
        super().__init__(*args, **kwargs)
        self.gateways, self.payer, self.total = gateways, payer, payer.total
        self.day, self.dates = self.initial["shown_day"], dates
        self.fields["payment"].choices = [(code, gateway.name) for code, gateway in gateways.items()]
        self.fields["payment"].initial = next(iter(gateways))

    def clean_payment(self) -> str:
        code = self.cleaned_data["payment"]
        refusal = self.gateways[code].refusal(self.payer)
        if refusal:
            raise forms.ValidationError(refusal)
        return code

    def clean(self):
        """What was shown must still hold. The form is shown afresh with what holds now."""
        if self.cleaned_data.get("basket") != self.initial["basket"]:
            self.add_error(None, _("Your basket has changed in another window. Check it and order again."))
        if self.cleaned_data.get("shown_day") != self.day:
            day = date_format(self.day, "l j F")
            self.add_error(None, _("We can come on %(day)s now. Order again if that suits you.") % {"day": day})
        if self.cleaned_data.get("shown_total") != self.total:
            total = shown(self.total)
            self.add_error(None, _("The total is now %(total)s. Check it and order again.") % {"total": total})
        if seen.nearer(self.dates, seen.read(self.cleaned_data.get("shown_dates", ""))):
            self.add_error(None, _("Something now comes with a nearer date. Check the dates and order again."))
        return self.cleaned_data
