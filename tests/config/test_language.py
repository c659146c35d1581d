"""The address alone says the language: what a browser prefers changes no answer, and none says that it does."""

import pytest

from tests.factories import make_product, make_product_page
from tests.language_factories import make_hindi

pytestmark = pytest.mark.django_db
ENGLISH = ["/", "/shop/milk/whole-milk/", "/basket/", "/search/", "/accounts/login/", "/nothing/", "/account/"]
FOR_MACHINES = ["/robots.txt", "/sitemap.xml", "/admin/login/", "/dashboard/", "/media/nothing.jpg"]


def varied_by(response) -> set[str]:
    return {name.strip().lower() for name in response.get("Vary", "").split(",")}


@pytest.mark.parametrize("path", ENGLISH + FOR_MACHINES)
@pytest.mark.parametrize("wanted", ["hi", "hi-IN,hi;q=0.9,en;q=0.1", "fr"])
def test_an_address_without_a_prefix_is_of_the_shops_own_language(client, path, wanted):
    """Guard: LanguageOfAddress.process_response."""
    make_hindi()
    make_product_page(make_product())
    response = client.get(path, headers={"Accept-Language": wanted})
    assert response["Content-Language"] == "en-gb"
    assert "accept-language" not in varied_by(response)


@pytest.mark.parametrize("path", ["/hi/", "/hi/basket/", "/hi/nothing/"])
def test_below_a_prefix_it_is_that_of_the_prefix(client, path):
    make_hindi()
    response = client.get(path, headers={"Accept-Language": "en-GB"})
    assert response["Content-Language"] == "hi"
    assert "accept-language" not in varied_by(response)


@pytest.mark.parametrize("path", ["/", "/search/?q=milk", "/nothing/"])
def test_what_is_answered_is_the_same_to_the_letter(client, path):
    make_hindi()
    make_product_page(make_product())
    english, hindi = (client.get(path, headers={"Accept-Language": wanted}) for wanted in ("en-GB", "hi"))
    assert english.content == hindi.content
    assert '<html lang="en-gb">' in hindi.content.decode()


def test_a_cookie_of_django_is_not_asked_either(client, settings):
    make_hindi()
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "hi"
    assert client.get("/basket/")["Content-Language"] == "en-gb"
