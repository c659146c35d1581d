import pytest
from django.contrib.sites.models import Site as DjangoSite
from wagtail.models import Site

from config.address import follow_site_url
from tests.factories import make_home

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("url", "host", "port", "domain"),
    [
        ("http://127.0.0.1:8931", "127.0.0.1", 8931, "127.0.0.1:8931"),
        ("https://longmeadow.example", "longmeadow.example", 443, "longmeadow.example"),
    ],
)
def test_the_sites_follow_the_address(settings, url, host, port, domain):
    make_home()
    DjangoSite.objects.get_or_create(pk=1, defaults={"domain": "example.com", "name": "example.com"})
    settings.SITE_URL = url
    follow_site_url()
    site = Site.objects.get(is_default_site=True)
    assert (site.hostname, site.port) == (host, port)
    assert DjangoSite.objects.get(pk=1).domain == domain


def test_a_page_knows_its_new_address(settings):
    home = make_home()
    settings.SITE_URL = "http://127.0.0.1:8931"
    follow_site_url()
    assert home.full_url == "http://127.0.0.1:8931/"
