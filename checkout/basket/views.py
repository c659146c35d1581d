"""Adding needs no token, so that a cached page can hold the button: the request must come from our own pages."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from oscar.apps.basket import views
from oscar.core.utils import safe_referrer

from checkout.basket.origin import from_our_pages
from checkout.basket.services import add_to_basket
from checkout.lines import lines_shown


@method_decorator(csrf_exempt, name="dispatch")
class BasketAddView(views.BasketAddView):
    """Puts units of a product into the basket and goes back to where the shopper was."""

    def post(self, request, *args, **kwargs):
        if not from_our_pages(request):
            messages.error(request, _("That came from another site, so nothing was added. Please use our own pages."))
            return redirect("basket:summary")
        return super().post(request, *args, **kwargs)

    def form_valid(self, form):
        quantity = form.cleaned_data["quantity"]
        add_to_basket(
            basket=self.request.basket, product=form.product, quantity=quantity, day=self.request.due.day
        )
        name = form.product.get_title()
        messages.success(self.request, _("%(count)d × %(name)s is in your basket.") % {"count": quantity, "name": name})
        return redirect(safe_referrer(self.request, "basket:summary"))

    def form_invalid(self, form):
        for errors in form.errors.values():
            for error in errors:
                messages.error(self.request, f"{self.product.get_title()}: {error}")
        return redirect(safe_referrer(self.request, "basket:summary"))


class BasketView(views.BasketView):
    """The basket. Its buttons for one more and one less work without JavaScript."""

    template_name = "checkout/basket.html"

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        shown = lines_shown(self.request.basket, self.request.strategy)
        return context | {"lines": list(zip(shown, context["formset"].forms, strict=False))}
