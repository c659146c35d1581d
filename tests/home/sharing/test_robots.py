from urllib.robotparser import RobotFileParser

import pytest
from django.urls import reverse
from django.utils.translation import override

from home.sharing.robots import robots_txt

SITEMAP = "https://dairy.example/sitemap.xml"


def read(**given) -> RobotFileParser:
    parser = RobotFileParser()
    parser.parse(robots_txt(**{"is_open": True, "sitemap": SITEMAP} | given).splitlines())
    return parser


@pytest.mark.parametrize(
    "name",
    [
        "basket:summary",
        "checkout:index",
        "customer:summary",
        "customer:order-list",
        "account_login",
        "account_signup",
        "wagtailadmin_home",
        "dashboard:index",
        "search:results",
        "search:suggest",
        "wagtailcore_login",
    ],
)
def test_what_is_one_visitors_or_for_staff_is_left_alone(name):
    assert not read().can_fetch("Googlebot", reverse(name))


@pytest.mark.parametrize("address", ["/", "/shop/", "/shop/milk/?page=2", "/hi/", "/offers/", "/static/css/main.css"])
def test_all_else_may_be_read(address):
    assert read().can_fetch("Googlebot", address)


def test_what_is_one_visitors_is_left_alone_in_every_language(client):
    parser = RobotFileParser()
    parser.parse(client.get("/robots.txt").content.decode().splitlines())
    for name in (
        "basket:summary",
        "checkout:index",
        "customer:summary",
        "account_login",
        "search:results",
        "wagtailcore_login",
    ):
        for language in ("en-gb", "hi"):
            with override(language):
                assert not parser.can_fetch("Googlebot", reverse(name))
    assert parser.can_fetch("Googlebot", "/hi/shop/")


def test_it_says_where_the_sitemap_is():
    assert read().site_maps() == [SITEMAP]


def test_a_shop_that_is_only_tried_out_is_left_alone_altogether():
    assert not read(is_open=False).can_fetch("Googlebot", "/")
    assert read(is_open=False).site_maps() is None


def test_the_shop_serves_it(client, settings):
    settings.SITE_URL = "https://dairy.example"
    response = client.get("/robots.txt")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response["Cache-Control"] == "public, max-age=3600"
    assert not response.cookies
    assert "Sitemap: https://dairy.example/sitemap.xml\n" in response.content.decode()


def test_a_setting_closes_the_shop_to_search_engines(client, settings):
    settings.SEARCH_ENGINES = False
    assert client.get("/robots.txt").content.decode() == "User-agent: *\nDisallow: /\n"
