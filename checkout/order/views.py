"""The order pages of the account. The customer fork takes them from here by the setting ORDER_VIEWS."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, re_path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import generic
from oscar.apps.customer import views
from oscar.apps.customer.mixins import PageTitleMixin
from oscar.core.loading import get_model

from accounts.customer.forms import OrderSearchForm
from checkout.order import after, live, papers
from checkout.order.again import order_again
from checkout.order.guests import AnonymousOrderDetailView, AnonymousOrderFormView
from checkout.order.numbers import read_number
from checkout.order.page import page_of
from checkout.order.shown import CLOSED, orders_shown

__all__ = [
    "ADDRESSES",
    "AccountSummaryView",
    "AnonymousOrderDetailView",
    "AnonymousOrderFormView",
    "OrderDetailView",
    "OrderHistoryView",
    "OrderLineView",
]

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
        number = self.object.number
        paths = {name: reverse(f"customer:order-{name}", args=[number]) for name in ("cancel", "claim")}
        paths = {f"{name}_path": path for name, path in paths.items()}
        return super().get_context_data(**kwargs) | page_of(self.object, timezone.now()) | paths

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


CUSTOMER = r"^orders/(?P<order_number>[\w-]+)"
GUEST = r"^order-status/(?P<order_number>[\w-]+)/(?P<hash>[\w:=-]+)"
ADDRESSES = [
    path("orders/<str:order_number>/cancel/", login_required(after.CustomerCancelView.as_view()), name="order-cancel"),
    path("orders/<str:order_number>/date/", login_required(after.CustomerClaimView.as_view()), name="order-claim"),
    re_path(rf"{CUSTOMER}/{papers.SLUG}/$", login_required(papers.CustomerPaperView.as_view()), name="order-paper"),
    re_path(rf"{CUSTOMER}/{papers.SLUG}\.pdf$", login_required(papers.CustomerPdfView.as_view()), name="order-pdf"),
    re_path(rf"{GUEST}/{papers.SLUG}/$", papers.GuestPaperView.as_view(), name="anon-order-paper"),
    re_path(rf"{GUEST}/{papers.SLUG}\.pdf$", papers.GuestPdfView.as_view(), name="anon-order-pdf"),
    re_path(rf"{CUSTOMER}/live/$", login_required(live.CustomerLiveView.as_view()), name="order-live"),
    re_path(rf"{CUSTOMER}/live/stream/$", login_required(live.CustomerStreamView.as_view()), name="order-stream"),
    re_path(rf"{GUEST}/live/$", live.GuestLiveView.as_view(), name="anon-order-live"),
    re_path(rf"{GUEST}/live/stream/$", live.GuestStreamView.as_view(), name="anon-order-stream"),
    re_path(rf"{GUEST}/cancel/$", after.GuestCancelView.as_view(), name="anon-order-cancel"),
    re_path(rf"{GUEST}/date/$", after.GuestClaimView.as_view(), name="anon-order-claim"),
]
