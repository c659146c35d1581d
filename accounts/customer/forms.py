"""What the account pages ask for."""

from allauth.account.forms import ResetPasswordForm as SendReset
from django import forms
from django.core.exceptions import NON_FIELD_ERRORS
from django.utils.translation import gettext_lazy as _
from oscar.apps.address.forms import UserAddressForm as StockAddressForm
from oscar.apps.customer import forms as stock
from oscar.core.loading import get_model

from accounts.models import User
from accounts.plain import keep_plain
from delivery.postcode import normalised

DATE = {"type": "date"}
AUTOFILL = {
    "first_name": "given-name",
    "last_name": "family-name",
    "line1": "address-line1",
    "line2": "address-line2",
    "line4": "address-level2",
    "postcode": "postal-code",
    "phone_number": "tel",
}
ADDRESS_LABELS = {
    "first_name": _("First name"),
    "last_name": _("Last name"),
    "line1": _("House and street"),
    "line2": _("Flat, farm or building"),
    "line4": _("Town"),
    "postcode": _("Postcode"),
}


class PasswordResetForm(forms.Form):
    """What the order desk's button "send a password reset" does: allauth's mail, whose link leads to our one door."""

    email = forms.EmailField()

    def save(self, request=None, **kwargs) -> None:
        form = SendReset(data={"email": self.cleaned_data["email"]})
        if form.is_valid():
            form.save(request)


class ProfileForm(forms.ModelForm):
    """Names. The e-mail and the password are changed with the sign-in, which asks for the password again."""

    class Meta:
        model = User
        fields = ["first_name", "last_name"]
        labels = {"first_name": _("First name"), "last_name": _("Last name")}

    def __init__(self, user, *args, **kwargs) -> None:
        super().__init__(*args, instance=user, **kwargs)
        for name in self.fields:
            self.fields[name].widget.attrs["autocomplete"] = AUTOFILL[name]
        keep_plain(self.fields)


class ConfirmPasswordForm(stock.ConfirmPasswordForm):
    """The password once more, before something that can't be undone."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].label = _("Your password")
        self.fields["password"].widget.attrs["autocomplete"] = "current-password"

    def clean_password(self) -> str:
        password = self.cleaned_data["password"]
        if not self.user.check_password(password):
            raise forms.ValidationError(_("That is not your password. Check it and try again."))
        return password


class OrderSearchForm(stock.OrderSearchForm):
    """Orders by number or by the days on which they were placed."""

    date_from = forms.DateField(required=False, label=_("Ordered from"), widget=forms.DateInput(DATE))
    date_to = forms.DateField(required=False, label=_("Ordered until"), widget=forms.DateInput(DATE))
    order_number = forms.CharField(required=False, label=_("Order number"), max_length=40)

    def clean(self) -> dict:
        """Nothing asked for is everything found."""
        data = self.cleaned_data
        if data.get("date_from") and data.get("date_to") and data["date_from"] > data["date_to"]:
            self.add_error("date_to", _("The second day is before the first."))
        return data

    def get_filters(self) -> dict:
        filters = super().get_filters()
        number = filters.pop("number__contains", "").strip().upper()
        return filters | ({"number__contains": number} if number else {})


class UserAddressForm(StockAddressForm):
    """One address of the book, in the country that we deliver to."""

    class Meta(StockAddressForm.Meta):
        fields = ["first_name", "last_name", "line1", "line2", "line4", "postcode", "phone_number", "notes"]
        labels = ADDRESS_LABELS | {"notes": _("Note for the driver")}
        widgets = {"notes": forms.TextInput(attrs={"maxlength": 200})}

    def __init__(self, user, *args, **kwargs) -> None:
        super().__init__(user, *args, **kwargs)
        self.instance.country = get_model("address", "Country").objects.filter(is_shipping_country=True).first()
        self.fields["phone_number"].label = _("Phone")
        self.fields["phone_number"].help_text = _("Only for the driver, only on the day.")
        self.fields["notes"].help_text = ""
        for name, autofill in AUTOFILL.items():
            self.fields[name].widget.attrs["autocomplete"] = autofill
        keep_plain(self.fields)

    def clean(self) -> dict:
        data = super().clean()
        if self.instance.country is None:
            raise forms.ValidationError(_("We can’t deliver to any address at the moment. Please try again later."))
        return data

    def _post_clean(self) -> None:
        """One word on a wrong postcode is enough; Oscar's model has another for the whole address."""
        super()._post_clean()
        if "postcode" in self.errors:
            self.errors.pop(NON_FIELD_ERRORS, None)

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


class ProductAlertForm(stock.ProductAlertForm):
    """An e-mail, for those who are not signed in. Whether it waits already is not for the form to say."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].label = _("E-mail")
        self.fields["email"].widget.attrs = {"type": "email", "autocomplete": "email"}

    def clean(self) -> dict:
        return self.cleaned_data
