"""The delivery day and place, chosen in the header of every page; without a token, since cached pages hold the form."""

from urllib.parse import urlencode, urlsplit

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views import generic
from django.views.decorators.csrf import csrf_exempt
from oscar.core.utils import safe_referrer

from accounts.origin import FromOurPages
from checkout.basket import day
from checkout.basket.day_forms import AskForAreaForm
from delivery.choosing import Wish, choice_of
from delivery.postcode import as_district, normalised
from delivery.services import ask_for_area
from products.addresses import of_shop


class DayView(FromOurPages, generic.View):
    """The days to choose from, and the one that was chosen in the header or here."""

    def get(self, request):
        asked = day.Asked(typed=request.delivery.postcode)
        return self.show(asked, safe_referrer(request, "/"))

    def post(self, request):
        asked = day.read(request.POST)
        if asked.problem:
            return self.show(asked, back_from(request))
        choice = choice_of(day.wish_of(asked, request.delivery), timezone.now())
        if not choice.is_served:
            return redirect(f"{reverse('basket:elsewhere')}?{urlencode({'postcode': asked.postcode})}")
        day.keep(request, choice)
        level = messages.WARNING if choice.lost else messages.SUCCESS
        messages.add_message(request, level, day.told_of(choice, is_check=asked.is_check))
        back = back_from(request)
        changed = day.basket_words(request)
        if changed and urlsplit(back).path != reverse("basket:summary"):  # which says it by itself
            messages.warning(request, changed)
        return HttpResponseRedirect(back + ("#choose-day" if asked.is_check else ""))

    def show(self, asked: day.Asked, came_from: str):
        return TemplateResponse(self.request, "checkout/day.html", {"asked": asked, "next": came_from})


@method_decorator(csrf_exempt, name="dispatch")  # said again, since it stands on the method that this class overrides
class ElsewhereView(FromOurPages, generic.FormView):
    """Where we don't come to (yet), and an e-mail address for the day when we do."""

    template_name = "checkout/elsewhere.html"
    form_class = AskForAreaForm

    def dispatch(self, request, *args, **kwargs):
        typed = request.GET.get("postcode", "")
        self.postcode = normalised(typed) or as_district(typed)
        if not self.postcode or choice_of(Wish(self.postcode), timezone.now()).is_served:
            return redirect("basket:day")
        return super().dispatch(request, *args, **kwargs)

    def get_initial(self):
        return {"email": getattr(self.request.user, "email", "")}

    def get_context_data(self, **kwargs):
        place = {"postcode": self.postcode, "district": as_district(self.postcode), "shop": of_shop()}
        return super().get_context_data(**kwargs) | place

    def form_valid(self, form):
        asked = ask_for_area(email=form.cleaned_data["email"], postcode=self.postcode)
        told = {"email": asked.email, "place": as_district(self.postcode)}
        messages.success(self.request, _("Thank you. We write to %(email)s once we come to %(place)s.") % told)
        return redirect(of_shop())


def back_from(request) -> str:
    """The page of ours that the shopper came from; the home page if that is unknown, or one of these two."""
    came_from = request.POST.get("next") or safe_referrer(request, "/")
    is_ours = url_has_allowed_host_and_scheme(came_from, request.get_host(), require_https=request.is_secure())
    is_here = any(reverse(f"basket:{name}") in came_from for name in ("day", "elsewhere"))
    return came_from if is_ours and not is_here else "/"
