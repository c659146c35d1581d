"""The back office's pages for what stands behind a product page."""

from copy import copy

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic.base import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from products.commerce import forms
from products.commerce.gaps import gaps_of
from products.commerce.standing import commerce_of
from products.errors import CommerceRefused
from products.models import Listing, ProductPage
from products.services import TRADE, attach_product, save_commerce


class TradeView(WagtailAdminTemplateMixin, View):
    """For those who may trade: a page, and the listing behind it."""

    header_icon = "tag"

    def dispatch(self, request, *args, **kwargs):
        if not request.user.has_perm(TRADE):
            raise PermissionDenied
        self.page = get_object_or_404(ProductPage, pk=kwargs["page_id"])
        self.listing = self.page.listing
        return super().dispatch(request, *args, **kwargs)

    def is_framed(self) -> bool:
        """Whether it is shown inside the page's editor."""
        return "framed" in self.request.GET

    def back(self) -> HttpResponse:
        """To the form, where it was opened."""
        address = reverse("products_commerce", args=[self.page.pk])
        return redirect(address + "?framed" * self.is_framed())


class CommerceView(TradeView):
    """The form for product, price, packs and facts."""

    page_title = _("Product and price")

    def get_template_names(self) -> list[str]:
        return [f"products/admin/commerce_{'framed' if self.is_framed() else 'page'}.html"]

    def get(self, request, page_id: int) -> HttpResponse:
        form, packs = self.forms()
        return self.render_to_response(self.get_context_data(form=form, packs=packs))

    def post(self, request, page_id: int) -> HttpResponse:
        form, packs = self.forms(request.POST)
        if all([form.is_valid(), packs.is_valid()]) and self.is_saved(form, packs.used()):
            messages.success(request, _("“%(name)s” is saved.") % {"name": form.cleaned_data["title"]})
            return self.back()
        return self.render_to_response(self.get_context_data(form=form, packs=packs), status=422)

    def forms(self, data=None):
        initial, packs = forms.opening(self.listing, self.page.title)
        instance = copy(self.listing) if self.listing else Listing()
        form = forms.CommerceForm(data, instance=instance, initial=initial)
        packs = forms.PackFormSet(data, prefix="packs", initial=None if data else packs)
        packs.leave_to_batches(forms.batch_counts(self.listing))
        return form, packs

    def is_saved(self, form, packs: list) -> bool:
        try:
            opened = form.cleaned_data["opened"]
            wanted = forms.commerce(form, packs)
            save_commerce(page=self.page, commerce=wanted, by=self.request.user, opened=opened)
        except CommerceRefused as refused:
            forms.show_problems(refused, form, packs)
            return False
        return True

    def get_page_subtitle(self) -> str:
        return self.page.title

    def get_breadcrumbs_items(self) -> list[dict]:
        editor = reverse("wagtailadmin_pages:edit", args=[self.page.pk])
        page = {"url": editor, "label": self.page.get_admin_display_title()}
        return [*self.breadcrumbs_items, page, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs) -> dict:
        free = [] if self.listing else Listing.objects.without_page().select_related("product")
        gaps = gaps_of(commerce_of(self.listing)) if self.listing else []
        return super().get_context_data(page=self.page, listing=self.listing, free_listings=free, gaps=gaps, **kwargs)


class AttachView(TradeView):
    """Puts a product that has no page behind this page."""

    def post(self, request, page_id: int) -> HttpResponse:
        typed = request.POST.get("listing", "")
        listing = Listing.objects.filter(pk=typed).first() if typed.isdecimal() else None
        try:
            if listing is None:
                messages.error(request, _("Choose a product first."))
            else:
                attach_product(page=self.page, listing=listing, by=request.user)
                messages.success(request, _("“%(name)s” stands behind this page now.") % {"name": listing})
        except CommerceRefused as refused:
            messages.error(request, str(refused))
        return self.back()
