import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from oscar.core.loading import get_model
from wagtail.models import Locale

from products.models import Listing
from tests.factories import (
    make_allergens,
    make_home,
    make_picture,
    make_product,
    make_product_in_sizes,
    make_product_page,
    make_range_page,
    make_shop,
)

pytestmark = pytest.mark.django_db


def stand(name, *, category="Milk", page=None, **fields):
    """A product on the shelf."""
    product = make_product(name, category=category, **fields)
    make_product_page(product, **(page or {}))
    return product


def names(response):
    return [card.name for card in response.context["cards"]]


def count(response, group, value):
    """The number beside a choice; None if the choice is not offered."""
    choices = [each for shown in response.context["groups"] for each in shown.choices]
    return next((each.count for each in choices if (each.group, each.value) == (group, value)), None)


@pytest.fixture
def dairy(client):
    """Two milks, of which the second says nothing, a goat's cheese, an ice cream with eggs and nuts."""
    milk = stand("Whole milk", price="1.45", species="cow", is_homogenised=False, is_vegetarian=True)
    stand("Skimmed milk", price="1.30", species="cow", is_homogenised=True)
    goat = stand("Goat log", category="Cheese", price="3.95", species="goat", heat_treatment="raw", is_vegetarian=False)
    ice = stand("Hazelnut ice", category="Ice cream", price="5.50", species="cow")
    make_allergens(milk, "milk")
    make_allergens(goat, "milk")
    make_allergens(ice, "milk", "nuts", traces=("eggs",))


class TestWhatIsListed:
    def test_the_shop_page_shows_the_products_of_all_ranges(self, client, dairy):
        assert names(client.get("/shop/?sort=name")) == ["Goat log", "Hazelnut ice", "Skimmed milk", "Whole milk"]

    def test_a_range_page_shows_its_own_products_only(self, client, dairy):
        assert names(client.get("/shop/milk/?sort=name")) == ["Skimmed milk", "Whole milk"]

    def test_a_range_shows_what_is_in_a_category_below_its_own(self, client, dairy):
        dairy_range = make_range_page("Cheese")
        hard = dairy_range.category.add_child(name="Hard cheese")
        cheddar = make_product("Cheddar", category="Hard cheese")
        assert list(cheddar.categories.all()) == [hard]
        make_product_page(cheddar, range_page=dairy_range)
        assert names(client.get("/shop/cheese/?sort=name")) == ["Cheddar", "Goat log"]
        assert names(client.get("/shop/?kind=cheese&sort=name")) == ["Cheddar", "Goat log"]

    def test_a_draft_page_is_not_listed(self, client):
        stand("Whole milk")
        stand("Next week's milk", page={"live": False})
        assert names(client.get("/shop/")) == ["Whole milk"]

    def test_a_product_that_is_not_public_is_neither_listed_nor_counted(self, client):
        stand("Whole milk")
        hidden = stand("Secret milk", species="goat")
        hidden.is_public = False
        hidden.save()
        response = client.get("/shop/")
        assert names(response) == ["Whole milk"]
        assert response.context["counts"].everything == 1

    def test_a_page_without_a_product_is_not_listed(self, client):
        product = stand("Whole milk")
        page = make_product_page(make_product("Other"))
        Listing.objects.filter(translation_key=page.translation_key).update(translation_key=None)
        assert names(client.get("/shop/")) == [product.title]

    def test_an_alias_shows_the_product_once(self, client):
        page = make_product_page(make_product("Whole milk"))
        page.create_alias(parent=make_range_page("Gifts"), update_slug="milk-again")
        assert names(client.get("/shop/")) == ["Whole milk"]

    def test_a_page_in_another_language_is_listed_there_only(self, client):
        page = make_product_page(make_product("Whole milk"))
        hindi = Locale.objects.create(language_code="hi")
        make_home().copy_for_translation(hindi).save_revision().publish()
        make_shop().copy_for_translation(hindi).save_revision().publish()
        make_range_page("Milk").copy_for_translation(hindi).save_revision().publish()
        translated = page.copy_for_translation(hindi)
        translated.title = "दूध"
        translated.save_revision().publish()
        assert names(client.get("/shop/")) == ["Whole milk"]
        hindi_shop = make_shop().get_translation(hindi)
        assert names(client.get(hindi_shop.url)) == ["दूध"]

    def test_an_alias_that_stands_in_for_a_translation_is_listed_in_its_language(self, client):
        page = make_product_page(make_product("Whole milk"))
        hindi = Locale.objects.create(language_code="hi")
        for each in (make_home(), make_shop(), make_range_page("Milk"), page):
            each.copy_for_translation(hindi, copy_parents=True, alias=True)
        response = client.get(make_shop().get_translation(hindi).url)
        assert names(response) == ["Whole milk"]
        assert count(response, "kind", "milk") == 1


class TestFilters:
    def test_choices_of_a_group_widen_and_groups_narrow(self, client, dairy):
        assert names(client.get("/shop/?kind=milk&kind=cheese&sort=name")) == ["Goat log", "Skimmed milk", "Whole milk"]
        assert names(client.get("/shop/?kind=milk&kind=cheese&milk=goat")) == ["Goat log"]

    def test_each_count_is_taken_with_the_filters_of_the_other_groups(self, client, dairy):
        response = client.get("/shop/?kind=milk&milk=cow")
        assert [count(response, "kind", kind) for kind in ("milk", "cheese", "ice-cream")] == [2, 0, 1]
        assert [count(response, "milk", animal) for animal in ("cow", "goat")] == [2, 0]
        assert response.context["counts"].left == 2

    def test_free_from_leaves_out_what_contains_it_and_what_may_contain_a_trace(self, client, dairy):
        assert names(client.get("/shop/?free=eggs&sort=name")) == ["Goat log", "Whole milk"]
        assert names(client.get("/shop/?free=nuts&free=milk&sort=name")) == []

    def test_only_what_says_what_it_contains_is_free_from_anything(self, client, dairy):
        stand("Honey", has_no_allergens=True)
        whey = stand("Whey")
        make_allergens(whey, traces=("soya",))
        assert names(client.get("/shop/?free=eggs&sort=name")) == ["Goat log", "Honey", "Whole milk"]
        assert names(client.get("/shop/?free=nuts&free=milk&sort=name")) == ["Honey"]
        response = client.get("/shop/?milk=cow")
        assert [count(response, "free", each) for each in ("milk", "nuts", "eggs", "soya")] == [0, 1, 1, None]

    def test_only_allergens_that_occur_are_offered_with_what_is_free_from_them(self, client, dairy):
        response = client.get("/shop/")
        assert {each: count(response, "free", each) for each in ("milk", "nuts", "eggs", "fish")} == {
            "milk": None,
            "nuts": 2,
            "eggs": 2,
            "fish": None,
        }
        assert count(client.get("/shop/?milk=cow&free=nuts"), "free", "eggs") == 1

    def test_an_allergen_that_everything_contains_is_not_offered(self, client, dairy):
        assert count(client.get("/shop/ice-cream/"), "free", "milk") is None

    def test_what_is_good_to_know_narrows(self, client, dairy):
        assert names(client.get("/shop/?good=raw")) == ["Goat log"]
        assert names(client.get("/shop/?good=unhomogenised")) == ["Whole milk"]
        assert names(client.get("/shop/?good=raw&good=vegetarian")) == []
        assert count(client.get("/shop/?good=raw"), "good", "vegetarian") == 0
        assert count(client.get("/shop/"), "good", "vegetarian") == 1
        assert names(client.get("/shop/?good=vegetarian")) == ["Whole milk"]

    def test_prices_from_and_to_include_their_ends(self, client, dairy):
        assert names(client.get("/shop/?from=1.45&to=3.95&sort=price")) == ["Whole milk", "Goat log"]

    def test_crossed_prices_are_uncrossed(self, client, dairy):
        assert names(client.get("/shop/?from=3.95&to=1.45&sort=price")) == ["Whole milk", "Goat log"]

    def test_prices_are_counted_into_the_other_groups(self, client, dairy):
        response = client.get("/shop/?to=2")
        assert [count(response, "milk", "cow"), count(response, "kind", "ice-cream")] == [2, 0]

    def test_a_range_of_one_milk_does_not_ask_for_the_milk(self, client, dairy):
        assert count(client.get("/shop/milk/"), "milk", "cow") is None

    def test_every_filter_has_a_chip_that_takes_only_itself_off(self, client, dairy):
        response = client.get("/shop/?milk=cow&free=eggs&to=2&sort=price&page=1")
        assert [(chip.label, chip.query) for chip in response.context["chips"]] == [
            ("Cow’s milk", "free=eggs&to=2.00&sort=price"),
            ("Free from eggs", "milk=cow&to=2.00&sort=price"),
            ("Up to £2.00", "milk=cow&free=eggs&sort=price"),
        ]

    def test_nothing_found_says_what_to_do(self, client, dairy):
        response = client.get("/shop/?milk=goat&kind=milk")
        assert response.context["cards"] == []
        assert "Nothing fits all of these at once" in response.content.decode()

    def test_an_empty_range_leads_to_the_others(self, client):
        make_range_page("Butter")
        assert "Nothing stands on this shelf at the moment" in client.get("/shop/butter/").content.decode()

    @pytest.mark.parametrize(
        "query",
        [
            "page=abc",
            "page=-3",
            "page=0",
            "page=" + "9" * 5000,
            "from=1e9999",
            "from=NaN&to=-Infinity",
            "to=-1",
            "from=" + "1" * 5000,
            "from=%00&kind=%00",
            "from=١",
            "kind=oat&milk=unicorn&free=gold&good=best&offer=yes&sort=random",
            "sort=" + "x" * 5000,
            "milk=" + "cow" * 2000,
        ],
    )
    def test_values_that_mean_nothing_are_left_out(self, client, dairy, query):
        response = client.get(f"/shop/?{query}")
        assert response.status_code == 200
        assert len(response.context["cards"]) == 4

    @pytest.mark.parametrize("number", ["7", "9999", "99999"])
    def test_a_page_past_the_end_shows_the_last(self, client, number):
        for each in range(26):
            stand(f"Milk {each:02}")
        response = client.get(f"/shop/?page={number}&sort=name")
        assert names(response) == ["Milk 24", "Milk 25"]
        assert response.context["pager"].number == 2


class TestOrder:
    def test_prices_rise_or_fall_and_what_has_none_comes_last(self, client, dairy):
        stand("Butter to come", category="Butter", price=None)
        assert names(client.get("/shop/?sort=price")) == [
            "Skimmed milk",
            "Whole milk",
            "Goat log",
            "Hazelnut ice",
            "Butter to come",
        ]
        assert names(client.get("/shop/?sort=price-down")) == [
            "Hazelnut ice",
            "Goat log",
            "Whole milk",
            "Skimmed milk",
            "Butter to come",
        ]

    def test_what_was_bought_most_comes_first_packs_taken_together(self, client):
        records = get_model("analytics", "ProductRecord").objects
        records.create(product=stand("Kefir"), num_purchases=5)
        milk = make_product_in_sizes("Milk in sizes", sizes={"568": "1.45", "1000": "2.20"})
        make_product_page(milk)
        for child, units in zip(milk.children.order_by("pk"), (2, 4), strict=True):
            records.create(product=child, num_purchases=units)
        stand("A new thing")
        assert names(client.get("/shop/")) == ["Milk in sizes", "Kefir", "A new thing"]

    def test_the_newest_product_comes_first(self, client):
        old = stand("Old")
        stand("New")
        type(old).objects.filter(pk=old.pk).update(date_created="2020-01-01T00:00Z")
        assert names(client.get("/shop/?sort=new")) == ["New", "Old"]

    def test_names_are_those_of_the_pages_without_regard_to_case(self, client):
        stand("B", page={"title": "apple butter"})
        stand("A", page={"title": "Zebra milk"})
        assert names(client.get("/shop/?sort=name")) == ["apple butter", "Zebra milk"]


class TestPages:
    def test_the_second_page_goes_on_where_the_first_ended_and_keeps_the_filters(self, client):
        for number in range(26):
            stand(f"Milk {number:02}", species="cow")
        first = client.get("/shop/milk/?sort=name&milk=cow")
        assert names(first)[0] == "Milk 00" and len(names(first)) == 24
        assert names(client.get("/shop/milk/?sort=name&milk=cow&page=2")) == ["Milk 24", "Milk 25"]
        assert 'href="?sort=name&amp;milk=cow&amp;page=2"' in first.content.decode()


class TestQueries:
    """A stranger's page with masthead and footer. Pictures have been shown once, so their renditions are there."""

    def queries_of(self, client, address):
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).context["cards"]
        return len(queries)

    def fill(self, number):
        for each in range(number):
            milk = make_product_in_sizes(f"Milk {each:02}", sizes={"568": "1.45", "1000": "2.20"}, species="cow")
            make_product_page(milk, picture=make_picture(size=(4, 5)))
            make_allergens(milk, "milk")

    @pytest.mark.parametrize("number", [26, 50])
    def test_a_range_page_takes_17_queries_for_any_catalogue_page_and_filter(self, client, number):
        self.fill(number)
        assert self.queries_of(client, "/shop/milk/") == 17
        assert self.queries_of(client, "/shop/milk/?page=2") == 17
        assert self.queries_of(client, "/shop/milk/?milk=cow&free=eggs&offer=&sort=name") == 17
        assert self.queries_of(client, "/shop/milk/?milk=cow&free=eggs&from=1&offer=&sort=price") == 18

    @pytest.mark.parametrize("number", [3, 30])
    def test_the_page_with_everything_takes_18_queries(self, client, number):
        self.fill(number)
        make_range_page("Cheese")
        assert self.queries_of(client, "/shop/") == 18
        assert self.queries_of(client, "/shop/?kind=milk&sort=name") == 18
