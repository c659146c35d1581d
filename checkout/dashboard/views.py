"""The front page of the order desk, and its way to a product."""

from django.shortcuts import get_object_or_404
from django.views.generic import RedirectView
from oscar.apps.dashboard import views
from oscar.core.loading import get_model

from checkout.dashboard import figures
from products.commerce.summary import form_url


class IndexView(views.IndexView):
    """What there is to do for the next delivery."""

    def get_stats(self) -> dict:
        day = self.request.opening.day
        return {
            "day": day,
            "to_prepare": figures.orders_to_prepare(day),
            "low_stock": figures.low_stock()[:10],
            "reviews_to_read": figures.reviews_to_read().count(),
            "owed": figures.orders_owed(),
            "claims_to_decide": figures.claims_to_decide().count(),
            "latest": get_model("order", "Order").objects.select_related("delivery").order_by("-date_placed")[:10],
        }


class ProductView(RedirectView):
    """A product is changed in the back office, by those who may; the others see its page in the shop."""

    def get_redirect_url(self, *args, **kwargs) -> str:
        product = get_object_or_404(get_model("catalogue", "Product"), pk=kwargs["pk"])
        return form_url(product, self.request.user) or product.get_absolute_url()
