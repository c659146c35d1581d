"""Every address of the shop. Wagtail's pages come last."""

from django.apps import apps
from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, reverse_lazy
from django.views.generic import RedirectView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from accounts.doors import DOORS_OF_BACK_OFFICE, DOORS_OF_SHOP
from config.media import media


def oscar(label: str):
    """The addresses of one of Oscar's apps, or of our fork of it."""
    return apps.get_app_config(label).urls


urlpatterns = [
    *DOORS_OF_BACK_OFFICE,  # before the includes that they shadow
    path("dashboard/", oscar("dashboard")),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("", include("home.sharing.urls")),
    *([path("media/<path:path>", media)] if settings.SERVE_MEDIA else []),
]
# What shoppers see stands once for each language, so that the address alone says which one a page is in.
urlpatterns += i18n_patterns(
    *DOORS_OF_SHOP,
    path("accounts/", include("allauth.urls")),
    path("basket/", oscar("basket")),
    path("checkout/", oscar("checkout")),
    path("account/", oscar("customer")),
    path("catalogue/", oscar("catalogue")),
    path("post/", include("home.post.urls")),
    path("offers/", oscar("offer")),
    path("wishlists/", oscar("wishlists")),
    path("search/", include("products.browse.urls")),
    path("feeds/", include("home.sharing.feed_urls")),
    path("home/", RedirectView.as_view(url=reverse_lazy("wagtail_serve", args=[""])), name="home"),
    path("", include(wagtail_urls)),
    prefix_default_language=False,
)
