"""What pages say to machines, walked through with a client."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.cache import cache
from oscar.core.loading import get_model

from products.due import next_due
from tests import factories
from tests.home.sharing.linked_data.pages import make_article, make_faq, make_product_page
from tests.home.sharing.linked_data.schema import HERE, faults, graph, of_kind
from tests.products.dated_goods import keep_in_batches, publish_ladder

pytestmark = pytest.mark.django_db


class TestProduct:
    def test_it_is_told_as_the_page_shows_it(self, client):
        product, page = make_product_page()
        product.upc = "5060000000017"
        product.save()
        told = of_kind(client, page.url, "Product")
        assert told["name"] == "Natural yoghurt"
        assert told["description"] == "Set in the jar."
        assert told["url"] == f"{HERE}/shop/yoghurt/natural-yoghurt/"
        assert told["gtin"] == "5060000000017" and told["sku"] == f"SKU-{product.pk}"
        assert told["size"] == "450 g" and told["weight"]["value"] == "450"
        assert told["category"] == "Yoghurt"
        assert "aggregateRating" not in told and "review" not in told
        (offer,) = told["offers"]
        assert (offer["price"], offer["priceCurrency"]) == ("2.40", "GBP")
        assert offer["availability"] == "https://schema.org/InStock"
        assert "£2.40" in client.get(page.url).content.decode()

    def test_a_shorter_date_is_an_offer_of_its_own_until_the_cut_off(self, client):
        publish_ladder()
        product, page = make_product_page()
        keep_in_batches(product, 8, 3)
        regular, dated = of_kind(client, page.url, "Product")["offers"]
        cut_off = next_due().day - timedelta(days=1)
        assert (regular["price"], dated["price"]) == ("2.40", "1.68")
        assert dated["priceValidUntil"] == cut_off.isoformat()
        assert dated["validThrough"] == dated["availabilityEnds"]
        assert dated["validThrough"].startswith(f"{cut_off}T21:00:00")
        assert regular["priceValidUntil"] > dated["priceValidUntil"] and "validThrough" not in regular
        assert dated["priceSpecification"][1]["price"] == "2.40"
        assert dated["description"].endswith("3 days left")
        html = client.get(page.url).content.decode()
        assert "£2.40" in html and "£1.68" in html

    def test_a_price_is_said_to_hold_as_long_as_it_can_be_had_for(self, client, time_machine):
        """Rounds go on every weekday for a fortnight; one can be ordered for until nine on the evening before."""
        time_machine.move_to(datetime(2026, 12, 1, 9, tzinfo=UTC), tick=False)  # a Tuesday
        publish_ladder()
        product, page = make_product_page()
        keep_in_batches(product, 8, 3)
        regular, dated = of_kind(client, page.url, "Product")["offers"]
        assert (regular["priceValidUntil"], dated["priceValidUntil"]) == ("2026-12-13", "2026-12-01")
        time_machine.move_to(datetime(2026, 12, 4, 22, tzinfo=UTC), tick=False)  # the next round is on Monday
        (dated,) = of_kind(client, page.url, "Product")["offers"]
        assert (dated["price"], dated["validThrough"]) == ("1.68", "2026-12-06T21:00:00+00:00")

    def test_what_has_sold_out_says_so(self, client):
        _product, page = make_product_page(stock=0)
        (offer,) = of_kind(client, page.url, "Product")["offers"]
        assert offer["availability"] == "https://schema.org/OutOfStock"

    def test_what_has_no_price_is_no_offer(self, client):
        _product, page = make_product_page(price=None)
        assert [each["@type"] for each in graph(client, page.url)] == ["BreadcrumbList"]

    def test_sizes_are_variants_of_a_group(self, client):
        cream = factories.make_product_in_sizes("Cream", sizes={"250": "1.10", "500": "1.90"})
        told = of_kind(client, factories.make_product_page(cream).url, "ProductGroup")
        assert told["productGroupID"] == str(cream.pk)
        variants = [(each["name"], each["offers"][0]["price"]) for each in told["hasVariant"]]
        assert variants == [("Cream, 250 ml", "1.10"), ("Cream, 500 ml", "1.90")]

    def test_reviews_are_those_that_the_page_shows(self, client):
        product, page = make_product_page()
        reviews = get_model("reviews", "ProductReview").objects
        reviews.create(product=product, score=4, status=1, title="Good", body="Yes.", name="Ann Hill")
        reviews.create(product=product, score=1, status=0, title="Not read yet", body="No.", name="Bob")
        told = of_kind(client, page.url, "Product")
        assert told["aggregateRating"]["ratingValue"] == "4" and told["aggregateRating"]["reviewCount"] == 1
        assert [(each["author"]["name"], each["name"]) for each in told["review"]] == [("Ann", "Good")]
        assert faults([told]) == []


class TestReading:
    def test_a_recipe_tells_ingredients_steps_and_times(self, client):
        recipe = factories.make_recipe(prep_minutes=10, cook_minutes=20, serves=4, picture=factories.make_picture())
        told = of_kind(client, recipe.url, "Recipe")
        assert told["recipeIngredient"] == ["150 g flour"]
        assert [step["text"] for step in told["recipeInstructions"]] == ["Whisk.", "Fry."]
        assert (told["prepTime"], told["cookTime"], told["totalTime"]) == ("PT10M", "PT20M", "PT30M")
        assert told["recipeYield"] == ["4"] and "nutrition" not in told

    def test_the_time_of_a_recipe_that_waits_is_not_known(self, client):
        recipe = factories.make_recipe(prep_minutes=10, waiting="and a night")
        assert "totalTime" not in of_kind(client, recipe.url, "Recipe")

    def test_an_article_names_who_wrote_it_and_when(self, client):
        told = of_kind(client, make_article(author="Ted Hill").url, "BlogPosting")
        assert told["author"] == {"@type": "Person", "name": "Ted Hill"}
        assert told["datePublished"] == "2026-11-03"

    def test_questions_come_with_their_answers(self, client):
        (asked,) = of_kind(client, make_faq().url, "FAQPage")["mainEntity"]
        assert asked["name"] == "How long?" and "Six days." in asked["acceptedAnswer"]["text"]

    def test_crumbs_lead_from_home_to_the_page(self, client):
        _product, page = make_product_page()
        steps = of_kind(client, page.url, "BreadcrumbList")["itemListElement"]
        assert [(each["position"], each["name"]) for each in steps] == [
            (1, "Home"),
            (2, "The dairy"),
            (3, "Yoghurt"),
            (4, "Natural yoghurt"),
        ]

    def test_a_range_lists_its_products(self, client):
        make_product_page()
        (item,) = of_kind(client, "/shop/yoghurt/", "CollectionPage")["mainEntity"]["itemListElement"]
        assert item["url"] == f"{HERE}/shop/yoghurt/natural-yoghurt/"

    def test_the_home_page_tells_who_we_are_and_how_to_search(self, client):
        factories.make_home()
        shop = of_kind(client, "/", "Organization")
        assert shop["telephone"] == "0113 496 0182"
        lines = "Longmeadow Farm, Bank Lane, Leeds LS17 9LF"  # of the environment: their parts aren't known
        assert shop["address"] == {"@type": "PostalAddress", "streetAddress": lines}
        search = of_kind(client, "/", "WebSite")["potentialAction"]["target"]["urlTemplate"]
        assert search == f"{HERE}/search/?q={{search_term_string}}"


def test_it_costs_no_query(client, django_assert_max_num_queries, monkeypatch):
    _product, page = make_product_page()
    counts = []
    for says_nothing in (False, True):
        if says_nothing:
            monkeypatch.setattr("home.templatetags.sharing.graph", lambda context: {})
        client.get(page.url)
        cache.clear()
        client.get("/")
        with django_assert_max_num_queries(40) as queries:
            client.get(page.url)
        counts.append(len(queries))
    assert counts[0] == counts[1]
