"""Oscar's own catalogue addresses lead to the pages, for good."""

from django.shortcuts import get_object_or_404
from django.views.generic import RedirectView
from oscar.core.loading import get_model

from products import addresses


class CatalogueView(RedirectView):
    permanent = True

    def get_redirect_url(self, *args, **kwargs) -> str:
        return addresses.of_shop()


class ProductCategoryView(RedirectView):
    permanent = True

    def get_redirect_url(self, *args, **kwargs) -> str:
        categories = get_model("catalogue", "Category").objects.filter(is_public=True)
        return get_object_or_404(categories, pk=kwargs["pk"]).get_absolute_url()


class ProductDetailView(RedirectView):
    permanent = True

    def get_redirect_url(self, *args, **kwargs) -> str:
        products = get_model("catalogue", "Product").objects.filter(is_public=True)
        return get_object_or_404(products, pk=kwargs["pk"]).get_absolute_url()


class OfferRangeView(RedirectView):
    """A range of an offer has no page of its own: everything on offer stands in the shop."""

    permanent = True

    def get_redirect_url(self, *args, **kwargs) -> str:
        get_object_or_404(get_model("offer", "Range").browsable, slug=kwargs["slug"])
        return addresses.of_offers()
