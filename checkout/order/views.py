"""The order pages of the account. The customer fork takes them from here by the setting ORDER_VIEWS."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import generic
from oscar.apps.customer import views
from oscar.apps.customer.mixins import PageTitleMixin
from oscar.core.loading import get_model

from accounts.customer.forms import OrderSearchForm
from checkout.order.again import order_again
from checkout.order.numbers import read_number
from checkout.order.shown import CLOSED, orders_shown

LAST_ORDERS = 3


class AccountSummaryView(PageTitleMixin, generic.TemplateView):
    """What is on its way, and what was before that."""

    template_name = "oscar/customer/summary.html"
    active_tab = "summary"
    page_title = gettext_lazy("Your account")

    def get_context_data(self, **kwargs):
        orders = get_model("order", "Order").objects.filter(user=self.request.user)
        return super().get_context_data(**kwargs) | {
            "on_its_way": orders_shown(orders.exclude(status__in=CLOSED)[:10]),
            "before": orders_shown(orders.filter(status__in=CLOSED)[:LAST_ORDERS]),
        }


class OrderHistoryView(views.OrderHistoryView):
    """All orders, found by number or day."""

    form_class = OrderSearchForm
    page_title = gettext_lazy("Your orders")

    def get(self, request, *args, **kwargs):
        number = read_number(request.GET.get("order_number", ""))
        mine = get_model("order", "Order").objects.filter(user=request.user, number=number)
        if number and mine.exists():
            return redirect("customer:order", order_number=number)
        self.form = self.form_class(request.GET or None)
        return generic.ListView.get(self, request, *args, **kwargs)

    def get_context_data(self, *args, **kwargs):
        context = super().get_context_data(*args, **kwargs)
        return context | {"shown": orders_shown(context["orders"])}


class OrderDetailView(views.OrderDetailView):
    """One order: how far it is, where it goes, what it cost."""

    def get_page_title(self) -> str:
        return _("Order %s") % self.object.number

    def get_context_data(self, **kwargs):
        [shown] = orders_shown([self.object])
        return super().get_context_data(**kwargs) | {"shown": shown}

    def do_reorder(self, order) -> None:
        self.response = _again(self.request, list(order.lines.select_related("product")))


class OrderLineView(views.OrderLineView):
    """A line has no page of its own; it can be ordered again."""

    def get(self, request, *args, **kwargs):
        self.get_object()
        return redirect("customer:order", order_number=kwargs["order_number"])

    def get_object(self, queryset=None):
        lines = get_model("order", "Line").objects.filter(order__user=self.request.user)
        return get_object_or_404(lines, order__number=self.kwargs["order_number"], pk=self.kwargs["line_id"])

    def do_reorder(self, line) -> None:
        self.response = _again(self.request, [line])


class AnonymousOrderDetailView(views.AnonymousOrderDetailView):
    """A guest's order behind its signed link: how far it is and what is in it; no address, no way to change it."""

    def get_object(self):
        return _order_of_guest(self)

    def get_context_data(self, **kwargs):
        [shown] = orders_shown([self.object])
        return super().get_context_data(**kwargs) | {"shown": shown}


class AnonymousOrderFormView(views.AnonymousOrderFormView):
    """Asks a guest for the e-mail of the order, once."""

    def dispatch(self, request, *args, **kwargs):
        if not _signed_order(self):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_object(self):
        return _order_of_guest(self)

    def form_valid(self, form):
        self.request.session["anon_order_email"] = form.cleaned_data["email"]
        if not self.get_object():
            form.add_error("email", _("This order was placed with another e-mail. Check it and try again."))
            return self.form_invalid(form)
        return generic.FormView.form_valid(self, form)


def _signed_order(view):
    """The guest's order that the link names; None if the signature is not ours."""
    order = get_model("order", "Order").objects.filter(user=None, number=view.order_number).first()
    return order if order and order.guest_email and order.check_verification_hash(view.hash) else None


def _order_of_guest(view):
    """The order, once its e-mail has been given in this session; else None."""
    order = _signed_order(view)
    return order if order and order.guest_email.casefold() == (view.email or "").casefold() else None


def _again(request, lines: list):
    """Orders lines again and says what could not be had."""
    added, missing = order_again(basket=request.basket, lines=lines, day=request.due.day)
    for sentence in missing:
        messages.warning(request, sentence)
    if not added:
        messages.error(request, _("None of it can be had at the moment."))
        return redirect("customer:order-list")
    messages.success(request, _("It is in your basket, at today’s prices."))
    return redirect("basket:summary")
