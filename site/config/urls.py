"""Every address of the shop. Wagtail's pages come last."""

from django.apps import apps
from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from django.views.generic import RedirectView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from accounts.doors import SIGN_IN_DOORS
from config.media import media


def oscar(label: str):
    """The addresses of one of Oscar's apps, or of our fork of it."""
    return apps.get_app_config(label).urls


urlpatterns = [
    *SIGN_IN_DOORS,  # before the includes that they shadow
    path("accounts/", include("allauth.urls")),
    path("basket/", oscar("basket")),
    path("checkout/", oscar("checkout")),
    path("account/", oscar("customer")),
    path("catalogue/", oscar("catalogue")),
    path("offers/", oscar("offer")),
    path("wishlists/", oscar("wishlists")),
    path("dashboard/", oscar("dashboard")),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("search/", include("products.browse.urls")),
    re_path(r"^home/$", RedirectView.as_view(url="/"), name="home"),
    *([path("media/<path:path>", media)] if settings.SERVE_MEDIA else []),
]
urlpatterns += i18n_patterns(path("", include(wagtail_urls)), prefix_default_language=False)
