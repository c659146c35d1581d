"""A guest's order behind its signed link."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.views import generic
from oscar.apps.customer.forms import AnonymousOrderForm

from checkout.order.doors import OfGuest
from checkout.order.page import page_of
from checkout.paying import SESSION_KEY


class AnonymousOrderDetailView(OfGuest, generic.TemplateView):
    """How far it is and what is in it; no address and no phone."""

    template_name = "oscar/customer/anon_order.html"

    def get_context_data(self, **kwargs) -> dict:
        order = self.find_order()
        paths = {"cancel_path": self.path("order-cancel"), "claim_path": self.path("order-claim")}
        shown = page_of(order, timezone.now())
        if self.request.session.get(SESSION_KEY) != order.pk:  # only the browser that ordered may go on to pay
            shown["pay_path"] = ""
        return super().get_context_data(**kwargs) | shown | paths | {"order": order}


class AnonymousOrderFormView(OfGuest, generic.FormView):
    """Asks a guest for the e-mail of the order, once."""

    form_class = AnonymousOrderForm
    template_name = "oscar/customer/anon_order_form.html"
    asks_e_mail = False

    def form_valid(self, form):
        self.request.session["anon_order_email"] = form.cleaned_data["email"]
        if not self.knows_e_mail():
            form.add_error("email", _("This order was placed with another e-mail. Check it and try again."))
            return self.form_invalid(form)
        return super().form_valid(form)

    def get_success_url(self) -> str:
        return self.path("order")
