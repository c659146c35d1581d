"""What a shopper may ask of a basket. Whatever else a form brings along changes nothing but the message."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from oscar.apps.basket import forms as stock


class AddToBasketForm(stock.AddToBasketForm):
    """A product, or one of the sizes of a product in sizes, and how many."""

    quantity = forms.IntegerField(
        required=False,
        min_value=1,
        max_value=settings.MAX_UNITS_PER_LINE,
        error_messages={
            "invalid": gettext_lazy("Give a whole number."),
            "min_value": gettext_lazy("Give a number from 1 on."),
            "max_value": gettext_lazy("We bring at most %(limit_value)d of one thing. Ring us for more."),
        },
    )

    def _create_parent_product_fields(self, product) -> None:
        self.fields["child_id"] = forms.ModelChoiceField(
            queryset=product.get_public_children(),
            error_messages={
                "required": gettext_lazy("Choose a size first."),
                "invalid_choice": gettext_lazy("We don’t have that size. Choose another."),
            },
        )

    def clean_child_id(self):
        self.child_product = self.cleaned_data["child_id"]
        return self.child_product

    def clean_quantity(self) -> int:
        wanted = self.cleaned_data["quantity"] or 1
        most = settings.OSCAR_MAX_BASKET_QUANTITY_THRESHOLD
        if self.basket.num_items + wanted > most:
            raise forms.ValidationError(
                _("The van takes %(most)d things in one order, and your basket has %(there)d.")
                % {"most": most, "there": self.basket.num_items}
            )
        return wanted

    def clean(self):
        if self.errors:
            return self.cleaned_data
        availability = self.basket.strategy.fetch_for_product(self.product).availability
        there = self.basket.product_quantity(self.product)
        is_permitted, reason = availability.is_purchase_permitted(there + self.cleaned_data["quantity"])
        if not is_permitted:
            raise forms.ValidationError(reason)
        return self.cleaned_data


class SimpleAddToBasketForm(stock.SimpleAddToBasketMixin, AddToBasketForm):
    pass


class BasketVoucherForm(stock.BasketVoucherForm):
    code = forms.CharField(
        max_length=128, label=gettext_lazy("Voucher code"), widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
