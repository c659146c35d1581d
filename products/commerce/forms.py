"""The commerce form of a product page: it reads and words; products.services judges and writes."""

from collections.abc import Iterable
from decimal import Decimal

from django import forms
from django.core import signing
from django.utils.translation import gettext_lazy as _
from oscar.core.loading import get_model
from wagtail.admin.widgets import AdminAutoHeightTextInput

from products.commerce.shape import FACTS, Commerce, PackEntry, as_texts
from products.commerce.standing import commerce_of
from products.errors import ChangedMeanwhile, CommerceRefused
from products.facts.gtin import GtinError, checked_gtin
from products.models import Allergen, Listing, NetUnit

SALT = "products.commerce.opened"
WHOLE_PENNIES = {"max_decimal_places": _("Give whole pennies, for example 1.25."), "min_value": _("Give 0 or more.")}


def pounds(label: str, **options) -> forms.DecimalField:
    """A field for an amount in whole pennies."""
    return forms.DecimalField(
        label=label, min_value=0, max_digits=8, decimal_places=2, error_messages=WHOLE_PENNIES, **options
    )


class CommerceForm(forms.ModelForm):
    """The product and its facts. `opened` remembers what the form was opened with."""

    title = forms.CharField(label=_("Name"), max_length=255, help_text=_("As it stands on orders and receipts"))
    product_class = forms.ModelChoiceField(
        get_model("catalogue", "ProductClass").objects.all(), label=_("Product type"), empty_label=None
    )
    categories = forms.ModelMultipleChoiceField(
        get_model("catalogue", "Category").objects.all(),
        label=_("Categories"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("The range that the page stands in is added by itself"),
    )
    contains = forms.MultipleChoiceField(label=_("Contains"), choices=Allergen.choices, required=False)
    traces = forms.MultipleChoiceField(label=_("May contain a trace"), choices=Allergen.choices, required=False)
    opened = forms.CharField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Listing
        fields = ["tax_class", "temperature_zone", *FACTS]
        widgets = {
            "ingredients": AdminAutoHeightTextInput,
            "carbon_date": forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
            **dict.fromkeys(
                ("is_homogenised", "is_vegetarian", "is_recyclable", "is_biodegradable"), forms.NullBooleanSelect
            ),
        }

    def clean_opened(self) -> dict[str, str]:
        """What the form was opened with, by key."""
        token = self.cleaned_data["opened"]
        try:
            return signing.loads(token, salt=SALT, max_age=24 * 60 * 60) if token else {}
        except signing.BadSignature as error:
            raise forms.ValidationError(_("This form was open for too long. Open it again.")) from error

    def allergen_rows(self) -> list[tuple[str, str, bool, bool]]:
        """For each of the fourteen: its key, its name, whether it is in it, whether there may be a trace."""
        contains, traces = self["contains"].value() or [], self["traces"].value() or []
        return [(key, name, key in contains, key in traces) for key, name in Allergen.choices]


class PackForm(forms.Form):
    """One pack. `in_batches` is what is on the shelf of goods with dates: then nobody types it in."""

    in_batches: int | None = None

    product_id = forms.IntegerField(widget=forms.HiddenInput, required=False)
    net_content = forms.DecimalField(
        label=_("Content"), min_value=Decimal("0.1"), max_digits=8, decimal_places=1, help_text=_("For example 568")
    )
    net_unit = forms.ChoiceField(label=_("Unit"), choices=NetUnit.choices, initial=NetUnit.MILLILITRES)
    price = pounds(_("Price with tax"))
    stock = forms.IntegerField(label=_("On the shelf"), min_value=0, max_value=1_000_000, required=False)
    deposit = pounds(_("Deposit"), required=False, help_text=_("For empties"))
    gtin = forms.CharField(label=_("GTIN"), max_length=20, required=False, help_text=_("The digits under the barcode"))
    is_withdrawn = forms.BooleanField(label=_("No longer sold"), required=False)
    is_removed = forms.BooleanField(label=_("Remove"), required=False)

    def clean_gtin(self) -> str:
        try:
            return checked_gtin(self.cleaned_data["gtin"]) if self.cleaned_data["gtin"] else ""
        except GtinError as error:
            raise forms.ValidationError(str(error)) from error

    def entry(self) -> PackEntry:
        """The pack as it was typed."""
        deposit = self.cleaned_data["deposit"] or Decimal("0.00")
        return PackEntry(**self.cleaned_data | {"deposit": deposit, "in_batches": self.in_batches})

    def leave_to_batches(self, count: int) -> None:
        """Shows what is on the shelf instead of asking for it."""
        self.in_batches = count
        self.fields.pop("stock", None)


class BasePackFormSet(forms.BaseFormSet):
    """The packs that stand, and an empty form for one more."""

    def used(self) -> list[PackForm]:
        """The forms that are filled in."""
        return [form for form in self.forms if form.has_changed()]

    def leave_to_batches(self, counts: dict[int, int]) -> None:
        """Takes the question for the stock out of the forms of packs that are kept in batches, given by product id.

        A further pack of a product of which all others are is such a pack too.
        """
        standing = {str(pk): count for pk, count in counts.items()}
        for form in self.forms:
            pk = str(form["product_id"].value() or "")
            if pk in standing or (not pk and 0 in counts):
                form.leave_to_batches(standing.get(pk, 0))


PackFormSet = forms.formset_factory(PackForm, formset=BasePackFormSet, extra=1, max_num=20, validate_max=True)


def opening(listing: Listing | None, title: str) -> tuple[dict, list[dict]]:
    """The initial values of the form and of its packs."""
    if listing is None:
        return {"title": title}, []
    now = commerce_of(listing)
    form = {name: getattr(now, name) for name in ("title", "contains", "traces", "categories")}
    form |= {"product_class": now.product_class_id, "opened": remember(as_texts(now))}
    return form, [{name: shown(getattr(pack, name)) for name in PackForm.base_fields} for pack in now.packs]


def batch_counts(listing: Listing | None) -> dict[int, int]:
    """What is on the shelf of the packs that are kept in batches, by product id; 0 stands for a pack to come."""
    packs = commerce_of(listing).packs if listing else ()
    counts = {pack.product_id: pack.in_batches for pack in packs if pack.in_batches is not None}
    return counts | {0: 0} if counts and len(counts) == len(packs) else counts


def shown(value: object) -> object:
    """Content as it is spoken of, 568 and not 568.0; amounts of money keep their pennies."""
    if isinstance(value, Decimal) and value == value.to_integral() and value.as_tuple().exponent == -1:
        return int(value)
    return value


def remember(opened: dict[str, str]) -> str:
    """The text for the hidden field `opened`."""
    return signing.dumps(opened, salt=SALT, compress=True)


def commerce(form: CommerceForm, packs: Iterable[PackForm]) -> Commerce:
    """What was typed, as one value."""
    data = form.cleaned_data
    return Commerce(
        title=data["title"],
        product_class_id=data["product_class"].pk,
        packs=tuple(pack.entry() for pack in packs),
        tax_class=data["tax_class"],
        temperature_zone=data["temperature_zone"],
        facts={name: data[name] for name in FACTS},
        contains=frozenset(data["contains"]),
        traces=frozenset(data["traces"]),
        categories=frozenset(category.pk for category in data["categories"]),
    )


def show_problems(refused: CommerceRefused, form: CommerceForm, packs: list[PackForm]) -> None:
    """Puts each problem at its field; after a clash the form knows what stands now, so that a second try counts."""
    for problem in refused.problems:
        target = form if problem.pack is None else packs[problem.pack]
        name = problem.field.removesuffix("_id")
        target.add_error(name if name in target.fields else None, problem.message)
    if isinstance(refused, ChangedMeanwhile):
        form.data = form.data.copy()
        form.data["opened"] = remember(refused.opened)
