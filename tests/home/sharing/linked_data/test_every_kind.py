"""Every type of page, held against what search engines require; campaigns and the dairy itself."""

from datetime import date, time

import pytest
from django.core.cache import cache
from wagtail.models import Page, get_page_models

from home.models import CampaignPage, ContactDetails, ContactField, ContactPage, HomePage, OpeningHours
from products.models import LastDaysPage
from tests import factories, page_factories
from tests.home.sharing.linked_data.pages import make_article, make_faq, make_product_page
from tests.home.sharing.linked_data.schema import HERE, faults, graph, of_kind
from tests.language_factories import make_translation

pytestmark = pytest.mark.django_db


def make_campaign(**fields):
    """With a picture and a shelf of one product."""
    hero = {"title": "Three cheeses", "text": "", "picture": factories.make_picture(size=(1440, 900)), "links": []}
    cheese = factories.make_product_page(factories.make_product("Blue cheese", category="Cheese"))
    shelf = {"title": "For the board", "rule": "picked", "products": [cheese]}
    body = CampaignPage().body.stream_block.normalize([("hero", hero), ("product_shelf", shelf)])
    return page_factories.make_campaign("The cheeseboard", slug="board", body=body, **fields)


def make_contact_page():
    page = ContactPage(title="Write to us", slug="contact", introduction="We read everything.")
    page.form_fields.add(ContactField(label="Your words", field_type="multiline"))
    return factories.make_home().add_child(instance=page)


def write_contact() -> None:
    row = ContactDetails.objects.create(
        street="Longmeadow Farm\nBank Lane", locality="Leeds", region="", postal_code="LS17 9LF", country="GB"
    )
    OpeningHours.objects.create(contact=row, weekday=5, opens=time(9), closes=time(12))
    cache.clear()


class TestEveryKindOfPage:
    def test_nothing_that_search_engines_require_is_missing(self, client):
        product, _page = make_product_page()
        factories.make_product_page(factories.make_product_in_sizes("Cream", sizes={"250": "1.10", "500": "1.90"}))
        factories.make_recipe(products=[product], picture=factories.make_picture(), prep_minutes=10)
        make_article(author="Ted Hill")
        make_campaign()
        write_contact()
        for make in (make_faq, factories.make_story, factories.make_farm, make_contact_page):
            make()
        factories.make_shop().add_child(instance=LastDaysPage(title="Last days"))
        pages = Page.objects.live().filter(depth__gt=1).specific()
        assert {type(each) for each in pages} == {kind for kind in get_page_models() if kind is not Page}
        for each in pages:
            found = graph(client, each.url)
            assert {told["@type"] for told in found} > {"BreadcrumbList"} or isinstance(each, HomePage), each.url
            assert faults(found) == [], each.url

    def test_what_is_no_page_says_nothing(self, client):
        factories.make_home()
        for address in ("/basket/", "/search/", "/nowhere/"):
            assert "ld+json" not in client.get(address).content.decode()

    def test_a_text_of_an_editors_can_not_end_the_block(self, client):
        evil = "</script><script>alert(1)</script>&<!--"
        story = factories.make_story(evil, slug="evil", introduction=evil)
        html = client.get(story.url).content.decode()
        assert "<script>alert(1)" not in html
        told = of_kind(client, story.url, "WebPage")
        assert (told["name"], told["description"]) == (evil, evil)


class TestTheDairy:
    def test_the_contact_page_tells_where_it_stands_and_when_it_is_open(self, client):
        write_contact()
        shop = of_kind(client, make_contact_page().url, "ContactPage")["mainEntity"]
        assert (shop["@type"], shop["name"]) == ("GroceryStore", "Longmeadow Dairy")
        assert shop["address"] == {
            "@type": "PostalAddress",
            "streetAddress": "Longmeadow Farm, Bank Lane",
            "addressLocality": "Leeds",
            "postalCode": "LS17 9LF",
            "addressCountry": "GB",
        }
        assert shop["openingHoursSpecification"] == [
            {"@type": "OpeningHoursSpecification", "dayOfWeek": ["Saturday"], "opens": "09:00", "closes": "12:00"}
        ]
        assert shop["contactPoint"] == {
            "@type": "ContactPoint",
            "contactType": "customer service",
            "telephone": "0113 496 0182",
            "email": "hello@longmeadow.example",
        }

    def test_both_pages_tell_of_the_same_dairy(self, client):
        contact = make_contact_page()
        (home,) = [each for each in graph(client, "/") if each["@type"] == "Organization"]
        assert of_kind(client, contact.url, "ContactPage")["mainEntity"] == home


class TestCampaign:
    def test_it_lists_what_was_picked_for_its_shelves(self, client):
        told = of_kind(client, make_campaign().url, "CollectionPage")
        (item,) = told["mainEntity"]["itemListElement"]
        assert (item["name"], item["url"]) == ("Blue cheese", f"{HERE}/shop/cheese/blue-cheese/")
        assert len(told["image"]) == 1

    def test_in_another_language_it_names_the_products_of_that_language(self, client):
        page = make_campaign()
        make_translation(factories.ProductPage.objects.get(), title="नीला चीज़")
        told = of_kind(client, make_translation(page).url, "CollectionPage")
        assert [each["name"] for each in told["mainEntity"]["itemListElement"]] == ["नीला चीज़"]

    def test_one_that_is_over_lists_nothing(self, client):
        page = make_campaign(ends_on=date(2020, 12, 24), farewell="The boards are eaten.")
        told = of_kind(client, page.url, "WebPage")
        assert told["description"] == "The boards are eaten." and "image" not in told
