"""A stranger's pages can be cached: they hold nothing private, set no cookie and carry no token."""

import pytest

from accounts.models import User
from tests import factories
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
