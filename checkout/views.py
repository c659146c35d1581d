"""Delivery → review → thanks. The pre-conditions (checkout.session) carry where to go and what to say."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views import generic
from django.views.decorators.cache import never_cache
from oscar.apps.checkout import views
from oscar.core.loading import get_class

from checkout.calendar import event_of
from checkout.confirmation import context as confirmation
from checkout.confirmation import order_path
from checkout.delivery_page import ShippingAddressView
from checkout.paying import waits_for_shopper
from checkout.payments.attempts import pay_by
from checkout.review_page import PaymentDetailsView

CheckoutSessionMixin = get_class("checkout.session", "CheckoutSessionMixin")

__all__ = ["PaymentDetailsView", "ShippingAddressView"]  # where Oscar looks for them


class IndexView(CheckoutSessionMixin, generic.RedirectView):
    """The checkout begins with the delivery, or goes on with the review; nobody signs in here."""

    pre_conditions = ["check_basket_is_not_empty"]

    def get_redirect_url(self, *args, **kwargs) -> str:
        return reverse("checkout:preview" if self.has_told_delivery() else "checkout:shipping-address")


class ToDelivery(generic.RedirectView):
    """Addresses of Oscar whose questions the delivery page asks."""

    pattern_name = "checkout:shipping-address"

    def get_redirect_url(self, *args, **kwargs) -> str:
        return reverse(self.pattern_name)


class ToReview(ToDelivery):
    """Addresses of Oscar whose questions the review page asks."""

    pattern_name = "checkout:preview"


class ShippingMethodView(ToDelivery):
    """There is one way to travel."""


class UserAddressUpdateView(ToDelivery):
    """The address book is in the account; the delivery page takes another address for this order."""


class UserAddressDeleteView(ToDelivery):
    """The address book is in the account."""


class PaymentMethodView(ToReview):
    """The way to pay is chosen on the review page."""


@method_decorator(never_cache, name="dispatch")
class ThankYouView(views.ThankYouView):
    """The order of this session, as often as it is asked for."""

    template_name = "checkout/thank_you.html"

    def get(self, request, *args, **kwargs):
        order = self.get_object()
        if order is not None and order.status == "Cancelled":
            for note in order.notes.filter(note_type="System"):  # why, which the shopper hasn't read yet
                messages.warning(request, note.message)
            return redirect(order_path(order))
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        words = super().get_context_data(**kwargs) | confirmation(self.object)
        is_confirmed = self.object.status != settings.OSCAR_INITIAL_ORDER_STATUS
        return words | {
            "waits": waits_for_shopper(self.object),
            "is_confirmed": is_confirmed,
            "pay_by": pay_by(self.object),
        }


@method_decorator(never_cache, name="dispatch")
class CalendarView(views.ThankYouView):
    """The delivery of this session's order, for the shopper's calendar."""

    def get(self, request, *args, **kwargs):
        order = self.get_object()
        if order is None:
            raise Http404
        answer = HttpResponse(event_of(order), content_type="text/calendar; charset=utf-8")
        answer["Content-Disposition"] = f'attachment; filename="{order.number}.ics"'
        return answer
