"""Delivery → review → thanks. The pre-conditions (checkout.session) carry where to go and what to say."""

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse, reverse_lazy
from django.utils.decorators import method_decorator
from django.views import generic
from django.views.decorators.cache import never_cache
from oscar.apps.checkout import exceptions, views
from oscar.core.loading import get_class, get_model

from checkout import seen
from checkout.confirmation import context as confirmation
from checkout.confirmation import order_path
from checkout.errors import BasketChanged
from checkout.forms import ANOTHER, ReviewForm
from checkout.lines import lines_shown
from checkout.paying import go_on
from checkout.payments.gateway import Payer, gateways
from checkout.services.placing import Submission, place
from checkout.terms import note_falls
from checkout.totals import basket_totals

CheckoutSessionMixin = get_class("checkout.session", "CheckoutSessionMixin")


def basket_context(request) -> dict:
    """What every page of the checkout shows of the basket."""
    return {"lines": lines_shown(request.basket.all_lines()), "totals": basket_totals(request.basket, request)}


class IndexView(generic.RedirectView):
    """The checkout begins with the delivery; nobody signs in here."""

    pattern_name = "checkout:shipping-address"


@method_decorator(never_cache, name="dispatch")
class ShippingAddressView(views.ShippingAddressView):
    """Who, where, and what the driver should know."""

    template_name = "checkout/delivery.html"
    success_url = reverse_lazy("checkout:preview")
    pre_conditions = ["check_basket_is_not_empty", "check_basket_is_valid"]
    skip_conditions = []

    def get_form_kwargs(self):
        user = self.request.user
        addresses = self.get_available_addresses() if user.is_authenticated else ()
        return super().get_form_kwargs() | {"is_guest": not user.is_authenticated, "addresses": addresses}

    def get_initial(self):
        session, user = self.checkout_session, self.request.user
        names = {"first_name": user.first_name, "last_name": user.last_name} if user.is_authenticated else {}
        typed = super().get_initial() or {}
        return (
            names
            | typed
            | {
                "saved": ANOTHER if typed else str(session.shipping_user_address_id() or ""),
                "email": session.get_guest_email() or "",
                "note": session.note(),
                "safe_place": session.safe_place(),
            }
        )

    def get_context_data(self, **kwargs):
        words = generic.FormView.get_context_data(self, **kwargs)
        return words | basket_context(self.request)

    def post(self, request, *args, **kwargs):
        return generic.FormView.post(self, request, *args, **kwargs)

    def form_valid(self, form):
        session, typed = self.checkout_session, form.cleaned_data
        if form.chosen_address:
            session.ship_to_user_address(form.chosen_address)
        else:
            session.reset_shipping_data()
            super().form_valid(form)
        if "email" in form.fields:
            session.set_guest_email(typed["email"])
        session.set_door(typed["note"], typed["safe_place"])
        note_falls(self.request.basket, self.request.due.day)
        return HttpResponseRedirect(self.get_success_url())


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
class PaymentDetailsView(CheckoutSessionMixin, generic.FormView):
    """Review and order."""

    template_name = "checkout/review.html"
    form_class = ReviewForm
    pre_conditions = [
        "check_basket_is_not_empty",
        "check_basket_is_valid",
        "check_user_email_is_captured",
        "check_shipping_data_is_captured",
    ]
    preview = False

    def dispatch(self, request, *args, **kwargs):
        if not self.preview:
            return redirect("checkout:preview")
        return super().dispatch(request, *args, **kwargs)

    def check_pre_conditions(self, request) -> None:
        """A second click on "Order" lands where the first did, whatever the first has changed meanwhile."""
        try:
            super().check_pre_conditions(request)
        except exceptions.FailedPreCondition:
            if self.placed_before():
                raise exceptions.FailedPreCondition(url=reverse("checkout:thank-you")) from None
            raise

    def placed_before(self):
        """The order of the basket that this form was about, if it has been placed; the session is told of it."""
        basket = self.request.session.get("reviewed_basket")
        if self.request.method != "POST" or not basket or self.request.POST.get("basket") != str(basket):
            return None
        order = get_model("order", "Order").objects.filter(basket_id=basket).first()
        if order:
            self.remember(order)
        return order

    def get_form_kwargs(self):
        self.submission = self.build_submission()
        total, opening = self.submission["order_total"].incl_tax, self.request.opening
        dates = seen.dates_of(self.request.basket.all_lines())
        initial = {"shown_total": total, "shown_day": opening.day, "shown_dates": seen.written(dates)}
        initial["basket"] = self.request.basket.pk
        known = {"gateways": gateways(), "payer": self.payer(total), "dates": dates, "initial": initial}
        return super().get_form_kwargs() | known

    def payer(self, total) -> Payer:
        user = self.request.user if self.request.user.is_authenticated else None
        email = "" if user else self.checkout_session.get_guest_email() or ""
        return Payer(total, user, email, self.submission["shipping_address"].generate_hash())

    def get_context_data(self, **kwargs):
        self.request.session["reviewed_basket"] = self.request.basket.pk
        session = self.checkout_session
        words = generic.FormView.get_context_data(self, **kwargs) | basket_context(self.request)
        return words | {
            "address": self.submission["shipping_address"],
            "email": getattr(self.request.user, "email", "") or session.get_guest_email(),
            "note": session.note(),
            "safe_place": session.safe_place(),
            "gateways": [(gateway, gateway.refusal(words["form"].payer)) for gateway in gateways().values()],
        }

    def form_valid(self, form):
        try:
            order = place(self.as_submission(form), self.request)
        except BasketChanged as changed:
            for problem in changed.problems:
                messages.warning(self.request, problem)
            return redirect("basket:summary")
        self.remember(order)
        return redirect(go_on(order))

    def form_invalid(self, form):
        if self.placed_before():
            return redirect("checkout:thank-you")
        form.data = form.data.copy()
        for name, value in form.initial.items():  # the page shows what holds now, and so says the form
            form.data[name] = value
        return super().form_invalid(form)

    def as_submission(self, form) -> Submission:
        session, parts = self.checkout_session, self.submission
        parts["shipping_address"].notes = session.note()
        return Submission(
            basket=self.request.basket,
            user=self.request.user,
            guest_email=session.get_guest_email() or "",
            shipping_address=parts["shipping_address"],
            shipping_method=parts["shipping_method"],
            shipping_charge=parts["shipping_charge"],
            surcharges=parts["surcharges"],
            total=parts["order_total"],
            slot=self.request.opening,
            gateway=form.cleaned_data["payment"],
            note=session.note(),
            safe_place=session.safe_place(),
        )

    def remember(self, order) -> None:
        """Opens the thank-you page to this session, and to a guest the order's own page."""
        self.request.session["checkout_order_id"] = order.pk
        self.request.session["anon_order_email"] = order.guest_email
        self.request.session["checkout_data"] = {}


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
        return super().get_context_data(**kwargs) | confirmation(self.object)
