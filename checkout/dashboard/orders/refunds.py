"""The order desk gives money back."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views import generic
from oscar.core.loading import get_model

from checkout.dashboard.orders.forms import RefundForm
from checkout.dashboard.orders.money import money_of
from checkout.errors import RefundRefused
from checkout.order.left import left_of
from checkout.order.refunding import items_for, refund_in_part, refund_shortage, total_of
from money import shown


class RefundView(generic.FormView):
    """Some of an order: first the sum is worked out, then it is agreed to, then it goes back."""

    template_name = "oscar/dashboard/orders/refund.html"
    form_class = RefundForm

    def get_form_kwargs(self) -> dict:
        self.order = _order(self)
        self.left = left_of(self.order)
        return super().get_form_kwargs() | {"left": self.left}

    def get_context_data(self, **kwargs) -> dict:
        context = super().get_context_data(**kwargs)
        return context | {"order": self.order, "left": self.left, "money": money_of(self.order)}

    def form_valid(self, form):
        wanted = form.wanted()
        try:
            total = total_of(items_for(wanted, self.left))
            if form.cleaned_data["checked"] != total:
                return self.render_to_response(self.get_context_data(form=_agreeing(form, total), total=total))
            refund = refund_in_part(
                order=self.order, wanted=wanted, seen=form.cleaned_data["seen"], by=self.request.user
            )
        except RefundRefused as refused:
            for words in refused.problems:
                form.add_error(None, words)
            return self.form_invalid(form)
        messages.success(self.request, _("%(sum)s goes back.") % {"sum": shown(refund.amount)})
        return redirect("dashboard:order-detail", number=self.order.number)


def _agreeing(form: RefundForm, total) -> RefundForm:
    """The form once more, with the sum that the next press agrees to."""
    form.data = form.data.copy()
    form.data["checked"] = str(total)
    return form


class ShortageRefundView(generic.View):
    """What wasn't there, with one press."""

    http_method_names = ("post",)

    def post(self, request, *args, **kwargs):
        order = _order(self)
        try:
            refund = refund_shortage(order=order, shortage_id=kwargs["pk"], by=request.user)
        except RefundRefused as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, _("%(sum)s goes back.") % {"sum": shown(refund.amount)})
        return redirect("dashboard:order-detail", number=order.number)


def _order(view):
    return get_object_or_404(get_model("order", "Order"), number=view.kwargs["number"])
