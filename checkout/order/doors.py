"""Who may see an order's page: its customer, signed in, or a guest with the link and the e-mail."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from oscar.core.loading import get_model

from checkout.order import links


class OfCustomer:
    """For views of an order in the account; another customer's is not there."""

    frame = "oscar/customer/baseaccountpage.html"

    def find_order(self):
        """The order that the address names, of who is signed in."""
        orders = get_model("order", "Order").objects.filter(user=self.request.user)
        return get_object_or_404(orders.select_related("delivery"), number=self.kwargs["order_number"])

    def path(self, name: str = "order") -> str:
        """The address of a page about this order: "order", "order-cancel", "order-claim"."""
        return reverse(f"customer:{name}", args=[self.kwargs["order_number"]])


class OfGuest:
    """For views behind a guest's link: it must be ours and not have ended; then the e-mail is asked for, once.

    Nobody keeps or lists what is behind it.
    """

    frame = "oscar/customer/anon_frame.html"
    asks_e_mail = True

    def dispatch(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        self.order_number, self.hash = kwargs["order_number"], kwargs["hash"]
        self.link = links.read(self.order_number, self.hash)
        return unlisted(self._answer(request, *args, **kwargs))

    def _answer(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        is_over = self.link.is_over(timezone.localdate())
        if self.link.order is None or is_over:
            status = 410 if is_over else 404
            return render(request, "oscar/customer/anon_order_gone.html", {"is_over": is_over}, status=status)
        if self.asks_e_mail and not self.knows_e_mail():
            return redirect(self.path("order-form"))
        return super().dispatch(request, *args, **kwargs)

    def knows_e_mail(self) -> bool:
        """Whether this browser has given the e-mail of the order."""
        said = self.request.session.get("anon_order_email", "")
        return self.link.order.guest_email.casefold() == said.casefold()

    def find_order(self):
        return self.link.order

    def path(self, name: str = "order") -> str:
        return reverse(f"customer:anon-{name}", args=[self.order_number, self.hash])


def unlisted(response: HttpResponse) -> HttpResponse:
    """The answer, with the word to caches and search engines to leave it alone."""
    response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    add_never_cache_headers(response)
    return response
