"""Oscar's own catalogue addresses lead to the pages."""

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
        return get_object_or_404(get_model("catalogue", "Category"), pk=kwargs["pk"]).get_absolute_url()


class ProductDetailView(RedirectView):
    permanent = True

    def get_redirect_url(self, *args, **kwargs) -> str:
        return get_object_or_404(get_model("catalogue", "Product"), pk=kwargs["pk"]).get_absolute_url()
