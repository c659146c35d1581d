import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from products.browse.search import find, nearest, reindex, suggest
from products.models import Listing
from tests.factories import (
    make_farm,
    make_product,
    make_product_page,
    make_range_page,
    make_recipe,
    make_story,
)

pytestmark = pytest.mark.django_db

BAD_INPUT = [
    "",
    " ",
    "x" * 5000,
    "milk " * 1000,
    "“milk”",
    '"*"',
    '"',
    "'",
    "''; DROP TABLE",
    "NEAR(",
    "NEAR(milk kefir, 2)",
    "AND OR NOT",
    "milk AND",
    "NOT milk",
    "title:milk",
    "^milk",
    "milk*",
    "-milk +kefir",
    "(((",
    "mi\x00lk",
    "\x00",
    "🥛",
    "🥛 milk",
    "\\",
    "%",
    "%s",
    "_",
    ":*",
    "&|!<->",
    "{title} : milk",
    "ﷺ" * 100,
    "\ud800",
]


def stand(name, *, category="Milk", page=None, **facts):
    """A product on the shelf, in the index."""
    product = make_product(name, category=category, **facts)
    make_product_page(product, **(page or {}))
    reindex(Listing.objects.get(product=product))
    return product


def titles(typed):
    """What a search finds: products, then pages."""
    from wagtail.models import Page

    found = find(typed)
    names = Listing.objects.in_bulk(found.listings)
    pages = Page.objects.in_bulk(found.pages)
    return [names[pk].product.title for pk in found.listings] + [pages[pk].title for pk in found.pages]


@pytest.fixture
def dairy():
    stand("Natural yoghurt", category="Yoghurt", species="cow")
    stand("Mature cheddar", category="Cheese", species="cow", page={"introduction": "Clothbound, fourteen months old."})
    stand("Goat log", category="Cheese", species="goat", ingredients="Goat’s **milk**, salt")
    stand("Whole milk", species="cow")
    make_recipe("Cheddar soup")
    make_story("Where the cream line went")


class TestWords:
    @pytest.mark.parametrize("typed", ["yoghurt", "yoghurts", "yog", "YOGHURT", "yogurt", "yogurts", "yoghourt"])
    def test_plurals_beginnings_and_other_spellings_find_the_yoghurt(self, dairy, typed):
        assert titles(typed) == ["Natural yoghurt"] or titles(typed) == ["Natural yoghurt", "Yoghurt"]

    def test_the_beginning_of_a_word_finds_products_recipes_and_stories(self, dairy):
        assert titles("chedd") == ["Mature cheddar", "Cheddar soup"]
        assert titles("cream lin") == ["Where the cream line went"]

    def test_all_words_have_to_be_found_in_any_order(self, dairy):
        assert titles("cheddar mature") == ["Mature cheddar"]
        assert titles("mature goat") == []

    def test_what_stands_behind_a_product_finds_it(self, dairy):
        assert titles("goat milk") == ["Goat log"]
        assert set(titles("cheeses")) >= {"Mature cheddar", "Goat log"}

    def test_whole_words_of_the_text_find_it(self, dairy):
        assert titles("clothbound") == ["Mature cheddar"]
        assert titles("clothbound month") == ["Mature cheddar"]

    def test_a_title_that_begins_with_the_word_comes_first(self, dairy):
        stand("Old dutch", page={"introduction": "Like a goat."})
        stand("A goat in the name")
        stand("Coat of salt", page={"introduction": "Once a goat."})
        assert titles("goat")[:2] == ["Goat log", "A goat in the name"]

    def test_a_range_is_found_by_its_name(self, dairy):
        make_range_page("Butter")
        assert titles("butter") == ["Butter"]

    def test_an_ingredient_finds_the_recipe(self, dairy):
        recipe = make_recipe("Pancakes")
        recipe.save_revision().publish()
        assert titles("flour")[-1:] == ["Pancakes"] or "Pancakes" in titles("flour")


class TestWhatIsLeftOut:
    def test_drafts_hidden_products_and_private_pages_are_not_found(self):
        stand("Draft milk", page={"live": False})
        hidden = stand("Hidden milk")
        type(hidden).objects.filter(pk=hidden.pk).update(is_public=False)
        secret = make_story("Secret milk")
        PageViewRestriction.objects.create(page=secret, restriction_type=PageViewRestriction.LOGIN)
        assert titles("milk") == ["Milk"]

    def test_an_alias_is_not_found_beside_its_source(self):
        product = stand("Kefir")
        make_farm("Kefir farm").create_alias(update_slug="again")
        product.listing.refresh_from_db()
        from products.models import ProductPage

        ProductPage.objects.get().create_alias(parent=make_range_page("Gifts"), update_slug="kefir")
        assert titles("kefir") == ["Kefir", "Kefir farm"]


class TestChangedFacts:
    def test_a_changed_fact_is_found_after_reindexing(self, dairy):
        listing = Listing.objects.get(product__title="Goat log")
        Listing.objects.filter(pk=listing.pk).update(ingredients="Goat's **milk**, rosemary")
        assert titles("rosemary") == []
        reindex(listing)
        assert titles("rosemary") == ["Goat log"]

    def test_a_listing_without_a_page_needs_no_reindexing(self):
        reindex(make_product().listing)


class TestNearest:
    def test_a_slip_of_the_finger_still_leads_near(self, dairy):
        names = Listing.objects.in_bulk(nearest("chedar").listings)
        assert [listing.product.title for listing in names.values()] == ["Mature cheddar"]

    def test_one_known_word_of_two_is_enough(self, dairy):
        assert titles("oat milk") == []
        names = Listing.objects.in_bulk(nearest("oat milk").listings)
        assert "Whole milk" in [listing.product.title for listing in names.values()]


class TestSuggestions:
    def test_pages_to_go_to_are_suggested_while_typing(self, dairy):
        assert [page.title for page in suggest("ched")] == ["Cheddar soup", "Mature cheddar"]

    def test_at_most_eight_are_suggested(self):
        for number in range(10):
            stand(f"Milk {number}")
        assert len(suggest("milk")) == 8


@pytest.mark.parametrize("typed", BAD_INPUT)
def test_no_input_breaks_the_search(dairy, typed):
    find(typed)
    nearest(typed)
    suggest(typed)


@pytest.mark.postgres
@pytest.mark.parametrize("typed", BAD_INPUT)
def test_no_input_breaks_the_search_of_postgresql(dairy, typed):
    find(typed)
    nearest(typed)
    suggest(typed)


@pytest.mark.postgres
def test_postgresql_finds_plurals_beginnings_and_spellings(dairy):
    assert titles("yoghurts")[0] == titles("yogurt")[0] == titles("yog")[0] == "Natural yoghurt"
    assert titles("chedd") == ["Mature cheddar", "Cheddar soup"]


@pytest.mark.parametrize("number", [2, 9])
def test_finding_takes_the_same_queries_for_any_number(number):
    for each in range(number):
        stand(f"Milk {each}")
        make_recipe(f"Milk pudding {each}")
    find("milk")  # content types are remembered from here on
    with CaptureQueriesContext(connection) as queries:
        assert len(find("milk").listings) == number
    assert len(queries) == 5
