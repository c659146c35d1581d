"""What a shopper may ask of a basket. Whatever else a form brings along changes nothing but the message."""

from __future__ import annotations  # a field named date

from datetime import date

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from oscar.apps.basket import forms as stock

from checkout.basket.adding import refusal, wanted_offer
from checkout.basket.dates import read_date

MOST_MARKS = 100  # of a page: its sizes times their dates
UNKNOWN_DATE = gettext_lazy("We don’t know that date. Choose one on the product’s page.")


class AddToBasketForm(stock.AddToBasketForm):
    """A product, or one of the sizes of a product in sizes, which date of it, and how many.

    `date` is what Offer.choice says: an ISO date, or nothing for the regular offer. Left out, it is the default offer.
    """

    date = forms.CharField(required=False, max_length=10, error_messages={"max_length": UNKNOWN_DATE})

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

    def posted_date(self) -> str | None:
        """The date chosen for the product, or for this size of it; None if it was not asked for."""
        size = self.data.get(self.add_prefix("child_id"), "")
        return self.data.get(f"date-{size}", self.data.get(self.add_prefix("date")))

    def shown(self) -> list[str]:
        """The marks of what the page showed, one for each offer on it; see checkout.seen."""
        return self.data.getlist(self.add_prefix("shown"))[:MOST_MARKS]

    def clean_date(self) -> date | None:
        words = (self.posted_date() or "").strip()
        day = read_date(words)
        if words and day is None:
            raise forms.ValidationError(UNKNOWN_DATE)
        return day

    def clean(self):
        if self.errors:
            return self.cleaned_data
        strategy = self.basket.strategy
        offers, day = strategy.offers(self.product.pk), self.cleaned_data["date"]
        offer = wanted_offer(offers, day, is_regular=self.posted_date() is not None)
        there = self.basket.offer_quantity(self.product, offer.date if offer and offer.is_dated else None)
        problem = refusal(offers, offer, there + self.cleaned_data["quantity"], strategy.due.day)
        if problem:
            raise forms.ValidationError(problem)
        return self.cleaned_data


class SavedLineForm(stock.SavedLineForm):
    """A kept line on its way back. It is asked whether its own offer has that many."""

    def clean(self):
        cleaned = forms.ModelForm.clean(self)
        if cleaned["move_to_basket"]:
            line = self.instance
            there = self.basket.offer_quantity(line.product, line.chosen_date)
            availability = self.strategy.fetch_for_choice(line.product, line.chosen_date).availability
            permitted, reason = availability.is_purchase_permitted(there + line.quantity)
            if not permitted:
                raise forms.ValidationError(reason)
        return cleaned


class SimpleAddToBasketForm(stock.SimpleAddToBasketMixin, AddToBasketForm):
    pass


class BasketVoucherForm(stock.BasketVoucherForm):
    code = forms.CharField(
        max_length=128, label=gettext_lazy("Voucher code"), widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
