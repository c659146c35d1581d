"""The page on which an order is looked over and placed."""

from django.conf import settings
from django.contrib import messages
from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from django.views import generic
from django.views.decorators.cache import never_cache
from oscar.apps.checkout import exceptions
from oscar.core.loading import get_class, get_model

from checkout import seen
from checkout.errors import BasketChanged
from checkout.forms import ReviewForm
from checkout.gathered import gathered
from checkout.lines import lines_shown
from checkout.paying import SESSION_KEY, go_on, where_now
from checkout.payments.gateway import GatewayRefused, Payer
from checkout.reviewed import Door, Shown, ways_to_pay
from checkout.services.placing import Submission, place
from checkout.totals import basket_totals
from delivery.errors import NoPlace

CheckoutSessionMixin = get_class("checkout.session", "CheckoutSessionMixin")
# Where a refusal can be mended, by its cause; in the basket if it isn't named.
MENDED_AT = {NoPlace: "checkout:shipping-address", GatewayRefused: "checkout:preview"}


def basket_context(request) -> dict:
    """What every page of the checkout shows of the basket."""
    return {"lines": lines_shown(request.basket.all_lines()), "totals": basket_totals(request.basket, request)}


@method_decorator(never_cache, name="dispatch")
class PaymentDetailsView(CheckoutSessionMixin, generic.FormView):
    """Review and order."""

    template_name = "checkout/review.html"
    form_class = ReviewForm
    pre_conditions = [
        "check_basket_is_not_empty",
        "check_user_email_is_captured",
        "check_shipping_data_is_captured",
        "check_all_still_holds",
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
            order = self.placed_before()
            if order:
                raise exceptions.FailedPreCondition(url=where_now(order)) from None
            raise

    def placed_before(self):
        """The order of the basket that this form was about, if it has been placed; the session is told of it.

        A basket that has been given back, since nobody paid, is about to be ordered again.
        """
        basket = self.request.session.get("reviewed_basket")
        if self.request.method != "POST" or not basket or self.request.POST.get("basket") != str(basket):
            return None
        orders = get_model("order", "Order").objects.filter(basket_id=basket)
        order = orders.exclude(basket__status=get_model("basket", "Basket").OPEN).first()
        if order:
            self.remember(order)
        return order

    def get_form_kwargs(self):
        self.submission, basket = self.build_submission(), self.request.basket
        total, charge = self.submission["order_total"].incl_tax, self.submission["shipping_charge"].incl_tax
        dates = seen.dates_of(basket.all_lines())
        shown = Shown(basket.pk, total, charge, self.request.opening, self.door(), dates)
        return super().get_form_kwargs() | {"ways": ways_to_pay(self.payer(total)), "shown": shown}

    def payer(self, total) -> Payer:
        user = self.request.user if self.request.user.is_authenticated else None
        email = "" if user else self.checkout_session.get_guest_email() or ""
        return Payer(total, user, email, self.submission["shipping_address"])

    def door(self) -> Door:
        session, address = self.checkout_session, self.submission["shipping_address"]
        email = getattr(self.request.user, "email", "") or session.get_guest_email()
        phone = str(address.phone_number or "")
        return Door(f"{address.summary} {phone}", email, session.note(), session.safe_place())

    def get_context_data(self, **kwargs):
        self.request.session["reviewed_basket"] = self.request.basket.pk
        words = generic.FormView.get_context_data(self, **kwargs) | basket_context(self.request)
        return words | {
            "address": self.submission["shipping_address"],
            "door": words["form"].shown.door,
            "payment_minutes": settings.PAYMENT_MINUTES,
            "changes": gathered(words["lines"]),
        }

    def form_valid(self, form):
        try:
            order = place(self.as_submission(form), self.request)
        except BasketChanged as changed:
            for problem in changed.problems:
                messages.warning(self.request, problem)
            return redirect(MENDED_AT.get(type(changed.__cause__), "basket:summary"))
        self.remember(order)
        return redirect(go_on(order))

    def form_invalid(self, form):
        order = self.placed_before()
        if order:
            return redirect(where_now(order))
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
        self.request.session[SESSION_KEY] = order.pk
        self.request.session["anon_order_email"] = order.guest_email
        self.request.session["checkout_data"] = {}
