"""The basket's pages. Adding needs no token, so that a cached page can hold the button (see accounts.origin)."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views import generic
from django.views.decorators.cache import never_cache
from oscar.apps.basket import views
from oscar.apps.basket.signals import basket_addition
from oscar.core.utils import safe_referrer

from accounts.origin import FromOurPages
from checkout.basket import changes, page
from checkout.basket.answering import answer
from checkout.basket.putting import forms_for, put, put_several, tell_refusal
from checkout.basket.services import (
    accept,
    move_to_basket,
    save_for_later,
    set_quantities,
    swap_line,
)
from checkout.basket.vouchers import use_voucher
from checkout.errors import AlreadyPlaced, NotPermitted
from checkout.lines import is_on_sale


def warn(request, problems: list[str]) -> None:
    """Tells the shopper each problem."""
    for problem in problems:
        messages.warning(request, problem)


class ToBasket:
    """After a change: back to the basket, with words if it had become an order meanwhile."""

    def get(self, request, *args, **kwargs):
        return redirect("basket:summary")

    def post(self, request, *args, **kwargs):
        try:
            self.change(request, **kwargs)
        except AlreadyPlaced:
            messages.info(request, _("That basket has just been ordered. This is a new one."))
        except NotPermitted as refused:
            warn(request, refused.problems)
        return redirect("basket:summary")


class BasketAddView(FromOurPages, views.BasketAddView):
    """Puts units of a product into the basket and goes back to where the shopper was."""

    http_method_names = ["get", "post"]

    def get(self, request, *args, **kwargs):
        return redirect("basket:summary")

    def get_form_kwargs(self):
        if not is_on_sale(self.product):
            raise Http404
        return super().get_form_kwargs()

    def form_valid(self, form):
        is_added = put(self.request, form)
        if is_added:
            self.add_signal.send(sender=self, product=form.product, user=self.request.user, request=self.request)
        return answer(self.request, self.get_success_url(), is_added=is_added)

    def form_invalid(self, form):
        tell_refusal(self.request, form)
        return answer(self.request, safe_referrer(self.request, "basket:summary"), is_added=False)


class AddSeveralView(FromOurPages, generic.View):
    """Puts several products into the basket in one tap: what goes together, what a recipe needs."""

    http_method_names = ["get", "post"]

    def get(self, request):
        return redirect("basket:summary")

    def post(self, request):
        forms = forms_for(request.basket, request.POST)
        lines = put_several(request, forms)
        if not {"product", "take"} & set(request.POST):
            messages.info(request, _("Nothing was ticked, so nothing was added."))
        elif not forms:
            messages.warning(request, _("Nothing of that is on sale any more."))
        for line in lines:
            basket_addition.send(sender=self, product=line.product, user=request.user, request=request)
        return answer(request, safe_referrer(request, "basket:summary"), is_added=bool(lines))


@method_decorator(never_cache, name="dispatch")
class BasketView(ToBasket, generic.TemplateView):
    """The basket. All its buttons are one form, which works without JavaScript."""

    template_name = "checkout/basket.html"

    def get(self, request, *args, **kwargs):
        return self.render_to_response(self.get_context_data(**kwargs))

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | page.context(self.request)

    def change(self, request) -> None:
        lines = {line.pk: line for line in request.basket.all_lines()}
        pressed = changes.read(request.POST, {pk: line.quantity for pk, line in lines.items()})
        line, day = lines.get(pressed.line_id), request.due.day
        for pk in pressed.unreadable:
            name = lines[pk].name
            messages.warning(request, _("%(name)s: give a whole number, 0 or more.") % {"name": name})
        if lines:
            warn(request, set_quantities(basket=request.basket, wanted=pressed.wanted))
        if pressed.button == "accept":
            accept(basket=request.basket, line=line, day=day, seen=pressed.seen)
        elif pressed.button == "swap":
            self.swap(request, line, pressed)
        elif pressed.button == "save":
            self.save_for_later(request, line)
        elif pressed.button == "remove":
            messages.info(request, _("%(name)s is out of your basket.") % {"name": line.name})

    def swap(self, request, line, pressed: changes.Pressed) -> None:
        units = swap_line(basket=request.basket, line=line, to=pressed.date, seen=pressed.seen)
        told = {"count": units, "name": line.name}
        messages.success(request, _("%(count)d × %(name)s of that date instead.") % told)

    def save_for_later(self, request, line) -> None:
        if not request.user.is_authenticated:
            raise NotPermitted([_("Sign in to keep something for later.")])
        save_for_later(basket=request.basket, line=line, user=request.user)
        messages.success(request, _("%(name)s is kept for later.") % {"name": line.name})


class SavedView(ToBasket, generic.View):
    """What was kept for later: back into the basket, or away."""

    def change(self, request) -> None:
        lines = {str(line.pk): line for line in page.saved_lines(request)}
        moved, dropped = lines.get(request.POST.get("move", "")), lines.get(request.POST.get("drop", ""))
        if moved:
            move_to_basket(basket=request.basket, line=moved)
            messages.success(request, _("%(name)s is in your basket.") % {"name": moved.name})
        elif dropped:
            dropped.delete()


class VoucherAddView(ToBasket, views.VoucherAddView):
    def change(self, request) -> None:
        form = self.get_form()
        if not form.is_valid() or not request.basket.num_lines:
            raise NotPermitted([_("Enter the code of your voucher.")])
        code = form.cleaned_data["code"]
        use_voucher(basket=request.basket, code=code, request=request)
        messages.success(request, _("Voucher “%(code)s” is in your basket.") % {"code": code})


class VoucherRemoveView(ToBasket, views.VoucherRemoveView):
    http_method_names = ["get", "post"]

    def change(self, request, pk: int) -> None:
        voucher = request.basket.vouchers.filter(pk=pk).first() if request.basket.pk else None
        if voucher is None:
            raise NotPermitted([_("That voucher is not in your basket any more.")])
        request.basket.vouchers.remove(voucher)
        self.remove_signal.send(sender=self, basket=request.basket, voucher=voucher)
        messages.info(request, _("Voucher “%(code)s” is out of your basket.") % {"code": voucher.code})
