"""What a shopper can still do about an order: call it off, or say that a date was nearer than promised."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views import generic

from checkout.errors import ClaimRefused, NotCancellable
from checkout.models import ClaimState
from checkout.order.cancelling import cancel_by_shopper, refusal
from checkout.order.claims import claim_date, claimable
from checkout.order.doors import OfCustomer, OfGuest
from checkout.order.forms import ClaimForm
from checkout.order.paid import paid_for
from money import shown


class CancelView(generic.TemplateView):
    """Asks once more, then cancels. A second click finds it done."""

    template_name = "oscar/customer/order/cancel.html"

    def get_context_data(self, **kwargs) -> dict:
        order = self.find_order()
        return super().get_context_data(**kwargs) | {
            "order": order,
            "paid": paid_for(order),
            "problem": refusal(order, timezone.now()),
            "back": self.path(),
            "frame": self.frame,
            "active_tab": "orders",
            "page_title": _("Cancel order %s") % order.number,
        }

    def post(self, request, *args, **kwargs):
        try:
            cancel_by_shopper(order=self.find_order())
        except NotCancellable as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, _("Your order is cancelled."))
        return redirect(self.path())


class ClaimView(generic.FormView):
    """Takes down which date was on the pack."""

    template_name = "oscar/customer/order/claim.html"
    form_class = ClaimForm

    def get_form_kwargs(self) -> dict:
        self.order = self.find_order()
        return super().get_form_kwargs() | {"lines": claimable(self.order, timezone.localdate())}

    def get_context_data(self, **kwargs) -> dict:
        context = super().get_context_data(**kwargs)
        has_lines = bool(context["form"].fields["line"].choices)
        titles = {"page_title": _("A nearer date than promised"), "frame": self.frame, "active_tab": "orders"}
        return context | titles | {"order": self.order, "has_lines": has_lines, "back": self.path()}

    def form_valid(self, form):
        data = form.cleaned_data
        said = {"line_id": data["line"], "quantity": data["quantity"], "found_date": data["found_date"]}
        try:
            claim = claim_date(order=self.order, **said)
        except ClaimRefused as refused:
            for field, words in refused.problems.items():
                form.add_error(field, words)
            return self.form_invalid(form)
        _tell(self.request, claim)
        return redirect(self.path())


def _tell(request, claim) -> None:
    """Says what becomes of a claim; first of all, not to eat what is past its use-by date."""
    if claim.is_urgent:
        words = _("Please don’t eat or drink it: %(name)s was past its use-by date. We look into it at once.")
        messages.error(request, words % {"name": claim.order_line.name})
    if claim.state == ClaimState.PAID:
        words = _("We are sorry. %(amount)s is on its way back to you, and the goods are yours.")
        messages.success(request, words % {"amount": shown(claim.refund.amount)})
    else:
        words = _("Thank you for telling us. We look into it and write to you. The answer will stand here too.")
        messages.success(request, words)


class CustomerCancelView(OfCustomer, CancelView):
    pass


class GuestCancelView(OfGuest, CancelView):
    pass


class CustomerClaimView(OfCustomer, ClaimView):
    pass


class GuestClaimView(OfGuest, ClaimView):
    pass
