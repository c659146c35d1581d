"""What the checkout asks for: little, and with the browser's help."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from oscar.apps.checkout import forms as stock

from accounts.customer.forms import ADDRESS_LABELS
from accounts.plain import keep_plain
from checkout.reviewed import Shown, WayToPay
from delivery.postcode import normalised

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
    day = forms.CharField(label=gettext_lazy("Day"), required=False)  # read and judged by checkout.asked
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

    field_order = ["saved", "email", *AUTOFILL, "day"]

    class Meta(stock.ShippingAddressForm.Meta):
        fields = ["first_name", "last_name", "line1", "line2", "line4", "postcode", "country", "phone_number"]
        labels = ADDRESS_LABELS

    def __init__(self, *args, is_guest: bool, addresses: dict, problems: dict[str, str], **kwargs) -> None:
        """`addresses` are the saved ones by key; `problems`, by field, say what stands against place and time."""
        super().__init__(*args, **kwargs)
        self.addresses, self.problems = addresses, problems
        if not is_guest:
            del self.fields["email"]
        self._offer_addresses()
        phone = self.fields["phone_number"]
        phone.label, phone.help_text = _("Phone"), _("Only for the driver, only on the day.")
        for name, autofill in AUTOFILL.items():
            if name in self.fields:
                self.fields[name].widget.attrs["autocomplete"] = autofill
        for name, words in MISSING.items():
            if name in self.fields:
                self.fields[name].error_messages["required"] = words
        keep_plain(self.fields)

    def _offer_addresses(self) -> None:
        """Offers the shopper's own addresses; without any the question is not asked."""
        if not self.addresses:
            del self.fields["saved"]
            return
        self.fields["saved"].choices = [*((pk, pk) for pk in self.addresses), (ANOTHER, _("Another address"))]
        if self.initial.get("saved") not in (*self.addresses, ANOTHER):
            self.initial["saved"] = next(iter(self.addresses))
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
        if not self.chosen_address:
            super().clean()
        for name, words in self.problems.items():
            if name not in self.errors:
                self.add_error(name, words)
        return self.cleaned_data

    def _post_clean(self) -> None:
        """Checks the address as Oscar does, unless another was chosen or its postcode has been refused already."""
        if not self.chosen_address and "postcode" not in self.errors:
            super()._post_clean()


class ReviewForm(forms.Form):
    """The last word before an order: how it is paid, and what was shown."""

    payment = forms.ChoiceField(label=gettext_lazy("How to pay"), widget=forms.RadioSelect)
    shown_total = forms.DecimalField(widget=forms.HiddenInput, max_digits=12, decimal_places=2)
    shown_day = forms.DateField(widget=forms.HiddenInput)
    shown_slot = forms.CharField(widget=forms.HiddenInput, max_length=40)
    shown_charge = forms.DecimalField(widget=forms.HiddenInput, max_digits=12, decimal_places=2)
    shown_door = forms.CharField(widget=forms.HiddenInput, max_length=32)
    shown_dates = forms.CharField(widget=forms.HiddenInput, required=False, max_length=10_000)
    basket = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args, ways: list[WayToPay], shown: Shown, **kwargs) -> None:
        """`shown` is what the page shows now; the posted values say what it showed then."""
        super().__init__(*args, **kwargs | {"initial": shown.initial})
        self.ways, self.shown = {way.code: way for way in ways}, shown
        self.fields["payment"].choices = [(code, way.name) for code, way in self.ways.items()]
        self.fields["payment"].initial = next((way.code for way in ways if not way.refusal), ways[0].code)

    def clean_payment(self) -> str:
        code = self.cleaned_data["payment"]
        if self.ways[code].refusal:
            raise forms.ValidationError(self.ways[code].refusal)
        return code

    def clean(self):
        """What was shown must still hold. A hidden field that makes no sense says that it doesn’t."""
        for field in self.hidden_fields():
            self.errors.pop(field.name, None)
        for words in self.shown.differences(self.cleaned_data):
            self.add_error(None, words)
        return self.cleaned_data
