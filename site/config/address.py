"""Where the shop is, said once: by SITE_URL. Wagtail and Django keep rows that must say the same."""

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sites.models import Site as DjangoSite
from wagtail.models import Site

PORTS = {"http": 80, "https": 443}


def host_and_port() -> dict:
    """The columns of Wagtail's site row for SITE_URL."""
    address = urlsplit(settings.SITE_URL)
    return {"hostname": address.hostname, "port": address.port or PORTS[address.scheme]}


def follow_site_url() -> None:
    """Lets Wagtail's default site and Django's site follow SITE_URL, which changes with PORT and with a domain."""
    wanted = host_and_port()
    for site in Site.objects.filter(is_default_site=True).exclude(**wanted):
        site.hostname, site.port = wanted["hostname"], wanted["port"]
        site.save()
    DjangoSite.objects.update(domain=urlsplit(settings.SITE_URL).netloc, name=settings.OSCAR_SHOP_NAME)
    DjangoSite.objects.clear_cache()
