"""A stranger's pages can be cached: they hold nothing private, set no cookie and carry no token."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.conf import settings

from accounts.models import User
from tests import factories
from tests.account_factories import make_review
from tests.page_factories import make_article, make_campaign, make_faq

pytestmark = pytest.mark.django_db


@pytest.fixture
def pages():
    milk = factories.make_product("Whole milk", deposit="0.20")
    product = factories.make_product_page(milk)
    sold_out = factories.make_product_page(factories.make_product("Kefir", stock=0))
    recipe = factories.make_recipe(products=[milk])
    story = factories.make_story()
    written = [make_article(), make_campaign(), make_faq({"Dates": {"How long?": "<p>A week.</p>"}})]
    pages = [product, sold_out, recipe.get_parent(), recipe, story, *written, written[0].get_parent()]
    return ["/", "/shop/", "/shop/milk/", *(page.url for page in pages), "/nothing/"]


def test_a_stranger_gets_no_cookie_and_no_token(client, pages):
    User.objects.create_user(email="priya@example.com", first_name="Priya", password="x")
    for url in pages:
        response = client.get(url)
        words = response.content.decode()
        assert not response.cookies, url
        assert "csrfmiddlewaretoken" not in words, url
        assert "Priya" not in words, url
        assert "@example.com" not in words, url
        assert 'class="masthead__count"' not in words, url


def test_a_customer_sees_name_and_basket(client, pages):
    priya = User.objects.create_user(email="priya@example.com", first_name="Priya", password="x")
    client.force_login(priya)
    milk = factories.make_product("Gold top", price="1.70")
    client.post(f"/basket/add/{milk.pk}/", {"quantity": 3}, headers={"sec-fetch-site": "same-origin"})
    words = client.get("/shop/").content.decode()
    assert "<span>Priya</span>" in words
    assert '<span class="masthead__count">3</span>' in words
    assert "<span>£5.10</span>" in words


def test_a_stranger_who_adds_to_the_basket_is_known_from_then_on(client, pages):
    milk = factories.make_product("Gold top", price="1.70")
    response = client.post(f"/basket/add/{milk.pk}/", {"quantity": 1}, headers={"sec-fetch-site": "same-origin"})
    assert response.status_code == 302
    assert '<span class="masthead__count">1</span>' in client.get("/shop/").content.decode()


class Asked(HTMLParser):
    """The addresses that a browser asks for by itself when it shows a page, or where its forms lead."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []

    def handle_starttag(self, tag, attrs):
        if tag == "a" or dict(attrs).get("rel") in ("canonical", "alternate"):
            return  # followed by people, or read by search engines
        for name, value in attrs:
            if name in ("src", "href", "poster", "action", "data", "style"):
                self.addresses.append(value or "")
            elif name == "srcset":
                self.addresses += [each.split()[0] for each in value.split(",")]


def foreign(addresses) -> list[str]:
    """Those that lead to another host than ours."""
    return [each for each in addresses if re.match(r"(https?:)?//(?!testserver[/:])", each) or "url(" in each]


def test_a_page_that_calls_another_host_is_caught():
    page = Asked()
    page.feed(
        '<img srcset="//cdn.example/a.avif 1x, /b.avif 2x"><script src="https://cdn.example/x.js"></script>'
        '<a href="https://food.example/">Elsewhere</a><link rel="stylesheet" href="/static/css/main.css">'
    )
    assert foreign(page.addresses) == ["//cdn.example/a.avif", "https://cdn.example/x.js"]


def test_a_strangers_visit_sets_no_cookie_and_calls_nobody_else(client, pages):
    picture = factories.make_picture()
    shown = factories.make_product_page(factories.make_product("Skyr"), picture=picture, body="<p>Thick.</p>")
    make_review(shown.listing.product)
    reviews = f"/catalogue/{shown.listing.product.slug}_{shown.listing.product_id}/reviews/"
    for url in (*pages, shown.url, reviews, "/search/?q=milk", "/basket/", "/basket/day/", "/offers/"):
        response = client.get(url, follow=True)
        page = Asked()
        page.feed(response.content.decode())
        assert not response.cookies, url
        assert foreign(page.addresses) == [], url


def test_style_sheets_and_scripts_call_nobody_else():
    for file in [*Path("static/css").rglob("*.css"), *Path("static/js").rglob("*.js")]:
        words = file.read_text()
        assert re.findall(r"url\(\s*['\"]?(?:https?:)?//", words) == [], file
        assert re.findall(r"(?:fetch|import)\(\s*['\"](?:https?:)?//", words) == [], file


def test_the_cookies_of_a_shopper_are_the_three_that_the_privacy_page_names(client, pages):
    milk = factories.make_product("Gold top")
    factories.make_country()
    days, ours = {}, {"sec-fetch-site": "same-origin"}
    for answer in (
        client.post(f"/basket/add/{milk.pk}/", {"quantity": 1}, headers=ours | {"hx-request": "true"}),
        client.post("/basket/day/", {"postcode": "LS8 2QT", "check": "1"}, headers=ours),
        client.get("/basket/"),
        client.get("/accounts/login/"),
        client.get("/checkout/", follow=True),
    ):
        days |= {name: cookie["max-age"] / 86_400 for name, cookie in answer.cookies.items()}
    assert days == {"basket": 7, "sessionid": 14, "csrftoken": 364}
    assert settings.MESSAGE_STORAGE.endswith("SessionStorage")
