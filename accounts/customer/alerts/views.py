"""Asking to be told when a product is back. Nothing changes by following a link: mail programs follow them too."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import generic
from oscar.apps.customer.alerts import views
from oscar.core.loading import get_model

from accounts.customer.alerts.asking import ask_to_confirm, wait_for
from accounts.origin import FromOurPages

ASKED = gettext_lazy(
    "Look for a mail at %(email)s and follow its link, so that we know it is you. "
    "Without one, you are on the list already."
)


class ProductAlertListView(views.ProductAlertListView):
    """The alerts that still wait."""

    page_title = gettext_lazy("Back-in-stock alerts")

    def get_queryset(self):
        return super().get_queryset().exclude(status="Cancelled").select_related("product__parent")


class ProductAlertCreateView(FromOurPages, views.ProductAlertCreateView):
    """Takes the wish of anybody, and answers every address alike: nobody learns who waits for what.

    It takes no token, since the pages of strangers are cached.
    """

    def form_valid(self, form):
        user = self.request.user
        if user.is_authenticated:
            wait_for(product=self.product, user=user)
            messages.success(self.request, _("We will tell you when it is back."))
        else:
            email = form.cleaned_data["email"]
            ask_to_confirm(product=self.product, email=email)
            messages.success(self.request, ASKED % {"email": email})
        return redirect(self.product.get_absolute_url())


class AnswerView(generic.DetailView):
    """A page with one button."""

    model = get_model("customer", "ProductAlert")
    context_object_name = "alert"
    template_name = "oscar/customer/alerts/answer.html"

    def get_object(self, queryset=None):
        if "key" in self.kwargs:
            return get_object_or_404(self.model, key=self.kwargs["key"])
        return get_object_or_404(self.model, user=self.request.user, pk=self.kwargs["pk"])

    def post(self, request, **kwargs):
        alert = self.get_object()
        self.answer(alert)
        return redirect(self.next_page(alert))

    def next_page(self, alert) -> str:
        return alert.product.get_absolute_url()


class ProductAlertConfirmView(AnswerView):
    extra_context = {"is_confirming": True}

    def answer(self, alert) -> None:
        if alert.can_be_confirmed:
            alert.confirm()
            messages.success(self.request, _("Thank you. We will tell you when it is back."))
        else:
            messages.info(self.request, _("That alert was answered before."))


class ProductAlertCancelView(AnswerView):
    def answer(self, alert) -> None:
        if alert.can_be_cancelled:
            alert.cancel()
            messages.success(self.request, _("You won’t hear from us about it."))
        else:
            messages.info(self.request, _("That alert was cancelled before."))

    def next_page(self, alert) -> str:
        return "customer:alerts-list" if self.request.user.is_authenticated else super().next_page(alert)
