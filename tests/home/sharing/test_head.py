import re

import pytest
from django.urls import reverse
from wagtail.models import PageViewRestriction

from tests import factories
from tests.language_factories import make_translation

pytestmark = pytest.mark.django_db

HERE = "http://127.0.0.1:8000"


def head(client, address: str) -> str:
    """What stands between <head> and </head>."""
    return re.search(r"<head>(.*)</head>", client.get(address).content.decode(), re.DOTALL)[1]


def canonicals(client, address: str) -> list[str]:
    return re.findall(r'<link rel="canonical" href="([^"]*)">', head(client, address))


class TestCanonical:
    @pytest.mark.parametrize(
        "query", ["", "?sort=price", "?good=vegetarian", "?good=vegetarian&page=2", "?serves=6", "?utm_source=mail"]
    )
    def test_what_a_query_chooses_belongs_to_the_plain_page(self, client, query):
        factories.make_range_page("Milk")
        assert canonicals(client, f"/shop/milk/{query}") == [f"{HERE}/shop/milk/"]

    def test_each_part_of_a_list_is_a_page_of_its_own(self, client):
        for number in range(26):
            factories.make_product_page(factories.make_product(f"Milk {number}"))
        assert canonicals(client, "/shop/milk/?page=1") == [f"{HERE}/shop/milk/"]
        assert canonicals(client, "/shop/milk/?page=2") == [f"{HERE}/shop/milk/?page=2"]
        assert canonicals(client, "/shop/milk/?page=99") == [f"{HERE}/shop/milk/?page=2"]

    def test_a_further_part_tells_its_number_and_has_no_translation(self, client):
        for number in range(26):
            factories.make_product_page(factories.make_product(f"Milk {number}"))
        make_translation(factories.make_range_page("Milk"))
        assert 'hreflang="hi"' in head(client, "/shop/milk/")
        second = head(client, "/shop/milk/?page=2")
        assert "<title>Milk, page 2 of 2 – Longmeadow Dairy</title>" in second
        assert "hreflang" not in second

    def test_what_is_no_page_has_none(self, client):
        factories.make_home()
        assert (
            canonicals(client, "/search/?q=milk") == canonicals(client, "/basket/") == canonicals(client, "/no/") == []
        )

    def test_the_page_of_all_offers_has_one(self, client):
        factories.make_shop()
        assert canonicals(client, reverse("offer:list") + "?page=7") == [f"{HERE}/offers/"]


class TestKeptOutOfSearchEngines:
    NOINDEX = '<meta name="robots" content="noindex">'

    @pytest.mark.parametrize(
        "address",
        [
            "/search/?q=milk",
            "/basket/",
            "/checkout/shipping-address/",
            "/accounts/login/",
            "/accounts/signup/",
            "/hi/basket/",
            "/shop/?good=vegetarian",
            "/recipes/?show=quick",
            "/shop/milk/?price=1&from=2",
        ],
    )
    def test_what_is_one_visitors_is(self, client, address):
        factories.make_product_page()
        factories.make_recipe()
        client.post(f"/basket/add/{factories.Product.objects.get().pk}/", headers={"sec-fetch-site": "same-origin"})
        assert self.NOINDEX in head(client, address)

    @pytest.mark.parametrize("address", ["/", "/shop/", "/shop/milk/", "/shop/milk/?page=1", "/offers/"])
    def test_what_is_everybodys_is_not(self, client, address):
        factories.make_product_page()
        assert "noindex" not in head(client, address)


class TestWords:
    def test_a_page_tells_its_name_what_it_is_about_and_where_it_stands(self, client):
        factories.make_story("How <we> work", slug="how", introduction="From “five” to nine.", seo_title="Our & day")
        told = head(client, "/how/")
        for line in (
            "<title>Our &amp; day – Longmeadow Dairy</title>",
            '<meta name="description" content="From “five” to nine.">',
            '<meta property="og:site_name" content="Longmeadow Dairy">',
            '<meta property="og:title" content="Our &amp; day">',
            '<meta property="og:description" content="From “five” to nine.">',
            f'<meta property="og:url" content="{HERE}/how/">',
            '<meta property="og:locale" content="en_GB">',
            '<meta name="twitter:card" content="summary_large_image">',
        ):
            assert line in told

    def test_the_home_page_is_called_by_its_name_alone(self, client):
        factories.make_home()
        assert "<title>Longmeadow Dairy</title>" in head(client, "/")

    def test_where_nothing_is_known_nothing_is_told(self, client):
        factories.make_story(slug="how")
        assert "description" not in head(client, "/how/")
        assert "og:" not in head(client, "/basket/")

    def test_a_translation_is_named_on_either_page(self, client):
        story = factories.make_story(slug="how")
        make_translation(story)
        for address, language, other in (("/how/", "en_GB", "hi_IN"), ("/hi/how/", "hi_IN", "en_GB")):
            told = head(client, address)
            assert f'<link rel="alternate" hreflang="en-GB" href="{HERE}/how/">' in told
            assert f'<link rel="alternate" hreflang="hi" href="{HERE}/hi/how/">' in told
            assert f'<link rel="alternate" hreflang="x-default" href="{HERE}/how/">' in told
            assert f'<meta property="og:locale" content="{language}">' in told
            assert f'<meta property="og:locale:alternate" content="{other}">' in told

    def test_a_page_in_one_language_names_no_other(self, client):
        factories.make_story(slug="how")
        assert "hreflang" not in head(client, "/how/") and "locale:alternate" not in head(client, "/how/")

    def test_a_translation_that_is_not_live_is_not_named(self, client):
        story = factories.make_story(slug="how")
        make_translation(story).unpublish()
        assert "hreflang" not in head(client, "/how/") and "locale:alternate" not in head(client, "/how/")

    def test_a_translation_that_not_everybody_may_see_is_not_named(self, client):
        story = factories.make_story(slug="how")
        above = make_translation(story).get_parent()
        assert 'hreflang="hi"' in head(client, "/how/")
        PageViewRestriction.objects.create(page=above, restriction_type=PageViewRestriction.LOGIN)
        assert "hreflang" not in head(client, "/how/") and "locale:alternate" not in head(client, "/how/")
