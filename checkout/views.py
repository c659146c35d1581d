"""Delivery → review → thanks. Oscar's pre-conditions carry where to go and what to say."""

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext as _
from django.views import generic
from oscar.apps.checkout import exceptions, views
from oscar.core.loading import get_class, get_model

from checkout.errors import BasketChanged
from checkout.forms import ReviewForm
from checkout.lines import lines_shown
from checkout.payments.gateway import gateways
from checkout.services import Submission, confirm, place

CheckoutSessionMixin = get_class("checkout.session", "CheckoutSessionMixin")

READY_TO_ORDER = [
    "check_basket_is_not_empty",
    "check_basket_is_valid",
    "check_user_email_is_captured",
    "check_shipping_data_is_captured",
]


class IndexView(generic.RedirectView):
    """The checkout begins with the delivery; nobody signs in here."""

    pattern_name = "checkout:shipping-address"


class ShippingAddressView(views.ShippingAddressView):
    """Who, where, and what the driver should know."""

    template_name = "checkout/delivery.html"
    success_url = reverse_lazy("checkout:preview")
    skip_conditions = []  # an empty basket needs no delivery; Oscar would send it round in circles
    pre_conditions = ["check_basket_is_not_empty", "check_basket_is_valid"]

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"is_guest": not self.request.user.is_authenticated}

    def get_initial(self):
        initial = dict(super().get_initial() or {})
        return initial | {
            "email": self.checkout_session.get_guest_email() or "",
            "safe_place": self.checkout_session.safe_place(),
        }

    def get_context_data(self, **kwargs):
        summary = lines_shown(self.request.basket, self.request.strategy)
        return super().get_context_data(**kwargs) | self.build_submission() | {"lines": summary}

    def post(self, request, *args, **kwargs):
        if "address_id" in request.POST:
            return self.use_saved_address(request.POST["address_id"])
        return generic.FormView.post(self, request, *args, **kwargs)

    def use_saved_address(self, typed: str):
        """Delivers to an address from the shopper's own book."""
        mine = get_model("address", "UserAddress").objects.filter(user_id=self.request.user.pk)
        address = mine.filter(pk=typed).first() if typed.isdigit() else None
        if address is None:
            messages.error(self.request, _("That address is not in your book any more. Choose another."))
            return redirect("checkout:shipping-address")
        self.checkout_session.ship_to_user_address(address)
        return self.go_on()

    def form_valid(self, form):
        if "email" in form.cleaned_data:
            self.checkout_session.set_guest_email(form.cleaned_data["email"])
        super().form_valid(form)  # starts the delivery afresh
        self.checkout_session.set_safe_place(form.cleaned_data["safe_place"])
        return self.go_on()

    def go_on(self):
        method = self.get_default_shipping_method()
        self.checkout_session.use_shipping_method(method.code)
        return HttpResponseRedirect(self.get_success_url())

    def get_default_shipping_method(self):
        repository = get_class("shipping.repository", "Repository")()
        return repository.get_default_shipping_method(self.request.basket)


class ShippingMethodView(generic.RedirectView):
    """There is one way to travel; it is chosen with the address."""

    pattern_name = "checkout:shipping-address"


class PaymentMethodView(generic.RedirectView):
    """The way to pay is chosen on the review page."""

    pattern_name = "checkout:preview"


class PaymentDetailsView(CheckoutSessionMixin, generic.FormView):
    """Review and order."""

    template_name = "checkout/review.html"
    form_class = ReviewForm
    pre_conditions = READY_TO_ORDER
    preview = False

    def dispatch(self, request, *args, **kwargs):
        request.basket.num_lines  # noqa: B018 - read before looking for its order, so that no moment lies between
        return self.placed_before(request) or super().dispatch(request, *args, **kwargs)

    def placed_before(self, request):
        """A second click on "Order" lands where the first did: the basket posted is the one that was reviewed here."""
        basket = request.session.get("reviewed_basket")
        if request.method != "POST" or request.POST.get("basket") != str(basket):
            return None
        order = get_model("order", "Order").objects.filter(basket_id=basket).first()
        return self.thank(order) if order else None

    def get_form_kwargs(self):
        self.submission = self.build_submission()
        total = self.submission["order_total"].incl_tax
        initial = {"shown_total": total, "basket": self.request.basket.pk}
        return super().get_form_kwargs() | {"gateways": gateways(), "total": total, "initial": initial}

    def get_context_data(self, **kwargs):
        self.request.session["reviewed_basket"] = self.request.basket.pk
        context = super().get_context_data(**kwargs)
        lines = lines_shown(self.request.basket, self.request.strategy)
        return context | self.submission | {"lines": lines, "safe_place": self.checkout_session.safe_place()}

    def form_valid(self, form):
        try:
            order = place(self.as_submission(), self.request)
        except BasketChanged as changed:
            for problem in changed.problems:
                messages.warning(self.request, problem)
            return redirect("basket:summary")
        confirm(order, gateways()[form.cleaned_data["payment"]])
        return self.thank(order)

    def as_submission(self) -> Submission:
        session = self.checkout_session
        address = self.submission["shipping_address"]
        return Submission(
            basket=self.request.basket,
            user=self.request.user,
            guest_email=session.get_guest_email() or "",
            shipping_address=address,
            shipping_method=self.submission["shipping_method"],
            shipping_charge=self.submission["shipping_charge"],
            surcharges=self.submission["surcharges"],
            total=self.submission["order_total"],
            opening=self.request.opening,
            note=address.notes or "",
            safe_place=session.safe_place(),
        )

    def thank(self, order):
        self.request.session["checkout_order_id"] = order.pk
        self.request.session["checkout_data"] = {}
        return HttpResponseRedirect(reverse("checkout:thank-you"))

    def check_user_email_is_captured(self, request):
        if not request.user.is_authenticated and not self.checkout_session.get_guest_email():
            raise exceptions.FailedPreCondition(url=reverse("checkout:shipping-address"))


class ThankYouView(views.ThankYouView):
    template_name = "checkout/thank_you.html"
