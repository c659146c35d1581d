"""Choosing one of our products in a form of the back office, by its name."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.views.generic import chooser
from wagtail.admin.viewsets.chooser import ChooserViewSet

from products.models import Listing, ProductPage


class NameFilterForm(BaseFilterForm):
    """Narrows products to those whose name has some words in it."""

    q = forms.CharField(label=_("Name"), required=False, widget=forms.TextInput(attrs={"placeholder": _("Search")}))

    def filter(self, objects):
        words = self.cleaned_data.get("q")
        if not words:
            return objects
        self.is_searching, self.search_query = True, words
        return objects.filter(product__title__icontains=words)


class ByName:
    """Products that have a live page, by name."""

    filter_form_class = NameFilterForm

    def get_object_list(self):
        live = ProductPage.objects.live().values("translation_key")
        listings = Listing.objects.filter(translation_key__in=live)
        return listings.select_related("product").order_by("product__title", "pk")


class ChooseView(ByName, chooser.ChooseView):
    """The window."""


class ChooseResultsView(ByName, chooser.ChooseResultsView):
    """The list in the window, while somebody types."""


class ListingChooserViewSet(ChooserViewSet):
    """Registered, it stands at every field that leads to a product of ours."""

    model = Listing
    icon = "tag"
    choose_one_text = _("Choose one of our products")
    choose_another_text = _("Choose another product")
    choose_view_class = ChooseView
    choose_results_view_class = ChooseResultsView
    per_page = 12
