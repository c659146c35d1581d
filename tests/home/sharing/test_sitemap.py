from datetime import UTC, date, datetime

import pytest
import time_machine
from defusedxml import ElementTree
from wagtail.models import Page, PageViewRestriction

from home.models import CampaignPage
from home.sharing import sitemap
from products.models import PictureRendition
from tests import factories
from tests.language_factories import make_translation

pytestmark = pytest.mark.django_db

HERE = "http://127.0.0.1:8000"
NAMES = {
    "map": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "image": "http://www.google.com/schemas/sitemap-image/1.1",
    "xhtml": "http://www.w3.org/1999/xhtml",
}


def read(client, address="/sitemap.xml"):
    response = client.get(address)
    assert response.status_code == 200 and response["Content-Type"] == "application/xml; charset=utf-8"
    return ElementTree.fromstring(response.content)


def locations(client, address="/sitemap.xml") -> list[str]:
    return [each.text for each in read(client, address).iterfind(".//map:loc", NAMES)]


def test_every_page_that_anybody_may_see_is_named_once(client):
    sold_out = factories.make_product_page(factories.make_product("Kefir", stock=0), slug="kefir")
    factories.make_recipe("Pancakes", slug="pancakes")
    factories.make_product_page(factories.make_product("Skyr"), live=False)
    secret = factories.make_story("Secret")
    PageViewRestriction.objects.create(page=secret, restriction_type=PageViewRestriction.LOGIN)
    sold_out.create_alias(update_slug="again")
    assert locations(client) == [
        f"{HERE}/",
        f"{HERE}/shop/",
        f"{HERE}/shop/milk/",
        f"{HERE}/shop/milk/kefir/",
        f"{HERE}/recipes/",
        f"{HERE}/recipes/pancakes/",
    ]


def test_a_campaign_is_named_until_it_is_over(client):
    home = factories.make_home()
    home.add_child(instance=CampaignPage(title="Easter", slug="easter", ends_on=date(2026, 4, 6)))
    with time_machine.travel(datetime(2026, 4, 6, 9, tzinfo=UTC), tick=False):
        assert f"{HERE}/easter/" in locations(client)
    with time_machine.travel(datetime(2026, 4, 7, 9, tzinfo=UTC), tick=False):
        assert f"{HERE}/easter/" not in locations(client)


def test_it_says_when_a_page_was_changed(client):
    page = factories.make_story(slug="how")
    Page.objects.filter(pk=page.pk).update(last_published_at=datetime(2026, 11, 20, 9, 30, tzinfo=UTC))
    changed = read(client).findtext(f"map:url[map:loc='{HERE}/how/']/map:lastmod", namespaces=NAMES)
    assert changed == "2026-11-20T09:30:00+00:00"


def test_a_page_names_its_translations(client):
    make_translation(factories.make_story(slug="how"))
    for address in (f"{HERE}/how/", f"{HERE}/hi/how/"):
        links = read(client).iterfind(f"map:url[map:loc='{address}']/xhtml:link", NAMES)
        assert [(link.get("hreflang"), link.get("href")) for link in links] == [
            ("en-GB", f"{HERE}/how/"),
            ("hi", f"{HERE}/hi/how/"),
            ("x-default", f"{HERE}/how/"),
        ]


def test_pictures_are_named_as_they_stand_and_none_is_made(client):
    page = factories.make_recipe("Pancakes", slug="pancakes", picture=factories.make_picture(size=(1300, 900)))
    assert read(client).find(".//image:loc", NAMES) is None
    assert not PictureRendition.objects.exists()
    client.get(page.url)
    widest = PictureRendition.objects.get(filter_spec="fill-1280x800|format-webp")
    assert read(client).findtext(".//image:loc", namespaces=NAMES) == HERE + widest.url


def test_it_takes_the_same_few_queries_for_any_number_of_pages(client, django_assert_num_queries):
    def stand(number):
        factories.make_recipe(f"Dish {number}", picture=factories.make_picture())
        factories.make_product_page(factories.make_product(f"Milk {number}"), picture=factories.make_picture())

    stand(0)
    client.get("/sitemap.xml")
    with django_assert_num_queries(8):  # number, pages, site, three kinds with pictures, their sizes, translations
        client.get("/sitemap.xml")
    for number in range(1, 5):
        stand(number)
    with django_assert_num_queries(8):
        client.get("/sitemap.xml")


class TestFiles:
    @pytest.fixture(autouse=True)
    def two_a_file(self, monkeypatch):
        monkeypatch.setattr(sitemap, "MOST_ENTRIES", 2)
        for number in range(4):
            factories.make_story(f"Story {number}", slug=f"story-{number}")

    def test_more_pages_than_a_file_holds_are_parted(self, client):
        assert locations(client) == [f"{HERE}/sitemap-1.xml", f"{HERE}/sitemap-2.xml", f"{HERE}/sitemap-3.xml"]
        assert locations(client, "/sitemap-2.xml") == [f"{HERE}/story-1/", f"{HERE}/story-2/"]

    @pytest.mark.parametrize("number", ["0", "4", "99999999999999999999"])
    def test_a_file_that_it_has_not_is_not_found(self, client, number, django_assert_max_num_queries):
        assert client.get(f"/sitemap-{number}.xml").status_code == 404
