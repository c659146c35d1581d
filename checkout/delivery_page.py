"""The page that asks who, where and when. A posted form is answered for the place and time that it asks for."""

from dataclasses import replace

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views import generic
from django.views.decorators.cache import never_cache
from oscar.apps.checkout import views

from checkout.another_day import now_of
from checkout.asked import Asked, area_key, problems_of, read
from checkout.basket.adding import day_words
from checkout.forms import ANOTHER
from checkout.paying import waiting_order
from checkout.review_page import basket_context
from checkout.terms import note_falls
from checkout.when import days_shown, instead
from delivery.choosing import choice_of, remember
from delivery.plans import area_of
from delivery.postcode import district, normalised
from products.middleware import answer_for


@method_decorator(never_cache, name="dispatch")
class ShippingAddressView(views.ShippingAddressView):
    """Who, where and when, and what the driver should know."""

    template_name = "checkout/delivery.html"
    success_url = reverse_lazy("checkout:preview")
    skip_conditions = []
    asked = Asked()

    def dispatch(self, request, *args, **kwargs):
        self.day_before = request.delivery.slot.day
        self.addresses = self.saved_addresses()
        if request.method == "POST":
            self.asked = read(request.POST, self.addresses)
            answer_for(request, choice_of(self.asked.wish(request.delivery.wish), timezone.now()))
        return super().dispatch(request, *args, **kwargs)

    def get_pre_conditions(self, request) -> list[str]:
        """A posted form is read whatever its day does to the basket: that is told afterwards."""
        is_read = request.method == "POST"
        return ["check_basket_is_not_empty"] if is_read else ["check_basket_is_not_empty", "check_basket_is_valid"]

    def saved_addresses(self) -> dict:
        """The shopper's own by the value of their radio button, the usual one first."""
        if not self.request.user.is_authenticated:
            return {}
        return {str(address.pk): address for address in self.get_available_addresses().select_related("country")}

    def get(self, request, *args, **kwargs):
        wish, address = request.delivery.wish, next(iter(self.addresses.values()), None)
        postcode = normalised(address.postcode) if address else ""
        if postcode and not wish.postcode and area_of(postcode):
            remember(request, replace(wish, postcode=postcode, weekly_slot_id=None))  # the slot may be of another area
            return redirect(request.path)
        return super().get(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        if "look" in request.POST:
            return self.render_to_response(self.get_context_data())
        return generic.FormView.post(self, request, *args, **kwargs)

    def get_form_kwargs(self):
        request = self.request
        kwargs = super().get_form_kwargs() | {
            "is_guest": not request.user.is_authenticated,
            "addresses": self.addresses,
            "problems": problems_of(self.asked, request.delivery, request.basket),
        }
        if "look" in request.POST:  # nothing is checked yet, and nothing typed is lost
            kwargs["initial"] = request.POST.dict()
            del kwargs["data"], kwargs["files"]
        return kwargs

    def get_initial(self):
        session, user = self.checkout_session, self.request.user
        names = {"first_name": user.first_name, "last_name": user.last_name} if user.is_authenticated else {}
        typed = super().get_initial() or {"postcode": normalised(self.request.delivery.postcode)}
        return (
            names
            | typed
            | {
                "saved": ANOTHER if "line1" in typed else self.likely_address(),
                "email": session.get_guest_email() or "",
                "note": session.note(),
                "safe_place": session.safe_place(),
            }
        )

    def likely_address(self) -> str:
        """The saved address that was used last; else one in the district that the shop is shown for."""
        used = self.checkout_session.shipping_user_address_id()
        wanted = self.request.delivery.district
        near = [pk for pk, address in self.addresses.items() if district(address.postcode) == wanted]
        return str(used or next(iter(near), ""))

    def get_context_data(self, **kwargs):
        request, words = self.request, generic.FormView.get_context_data(self, **kwargs)
        days = days_shown(request.basket, request.delivery)
        when = {"days": days, "instead": instead(days), "delivery": request.delivery}
        when["area"], when["has_day"] = area_key(request.delivery), any(day.is_possible for day in days)
        return words | basket_context(request) | when | {"waiting": waiting_order(request)}

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
        remember(self.request, self.request.delivery.wish)
        return self.lead_on()

    def lead_on(self):
        """To the review; first to the basket if another day has changed something there."""
        request, day = self.request, self.request.due.day
        if day != self.day_before and now_of(request.basket.all_lines()).lines:
            told = {"day": day_words(day)}
            messages.info(request, _("For %(day)s some things change. Look them over, then go on.") % told)
            return redirect("basket:summary")
        note_falls(request.basket, day)
        return HttpResponseRedirect(self.get_success_url())
