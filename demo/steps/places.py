"""What must stand before there are pages: where we deliver to, and the shop's own address."""

from django.conf import settings
from oscar.core.loading import get_model
from wagtail.models import Site

from config.address import follow_site_url, host_and_port
from home.models import HomePage

UNITED_KINGDOM = {
    "iso_3166_1_a3": "GBR",
    "iso_3166_1_numeric": "826",
    "printable_name": "United Kingdom",
    "name": "United Kingdom of Great Britain and Northern Ireland",
    "is_shipping_country": True,
}


def name_country() -> None:
    """The one country on the address form."""
    get_model("address", "Country").objects.get_or_create(iso_3166_1_a2="GB", defaults=UNITED_KINGDOM)


def name_site(home: HomePage) -> None:
    """The shop's name and address, for Wagtail and for the e-mails of sign-in."""
    names = {"root_page": home, "site_name": settings.OSCAR_SHOP_NAME}
    Site.objects.get_or_create(is_default_site=True, defaults=host_and_port() | names)
    follow_site_url()
