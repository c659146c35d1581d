import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from products.browse.search import reindex
from products.models import Listing
from tests.factories import make_picture, make_product, make_product_page, make_range_page, make_recipe, make_story

pytestmark = pytest.mark.django_db


def stand(name, *, price="1.45", category="Milk", picture=None):
    product = make_product(name, price=price, category=category)
    make_product_page(product, picture=picture)
    reindex(Listing.objects.get(product=product))
    return product


def names(response):
    return [card.name for card in response.context["cards"]]


def test_products_are_shown_as_cards_and_other_pages_as_teasers(client):
    stand("Whole milk")
    make_recipe("Milk pudding", prep_minutes=5, cook_minutes=40, picture=make_picture())
    make_story("Milk by night")
    response = client.get("/search/?q=milk")
    assert names(response) == ["Whole milk"]
    told = [(teaser.page.title, teaser.kind, teaser.note) for teaser in response.context["teasers"]]
    assert told == [("Milk by night", "Story", ""), ("Milk pudding", "Recipe", "45 minutes")]
    assert [page.title for page in response.context["shelves"]] == ["Milk"]
    assert "<h1>“milk”</h1>" in response.content.decode()


def test_every_page_has_the_search_bar_and_the_results_keep_the_words(client):
    stand("Whole milk")
    assert 'role="search" action="/search/"' in client.get("/shop/").content.decode()
    assert 'value="whole milk"' in client.get("/search/?q=whole+milk").content.decode()


def test_results_can_be_sorted_by_price(client):
    stand("Milk A", price="2.00")
    stand("Milk B", price="1.00")
    assert names(client.get("/search/?q=milk")) == ["Milk A", "Milk B"]
    assert names(client.get("/search/?q=milk&sort=price")) == ["Milk B", "Milk A"]
    assert names(client.get("/search/?q=milk&sort=price-down")) == ["Milk A", "Milk B"]
    assert names(client.get("/search/?q=milk&sort=magic")) == ["Milk A", "Milk B"]


def test_more_than_a_page_of_results_is_paged_and_keeps_the_words(client):
    for number in range(25):
        stand(f"Milk {number:02}")
    first = client.get("/search/?q=milk")
    assert len(names(first)) == 24
    assert 'href="?q=milk&amp;page=2"' in first.content.decode()
    assert names(client.get("/search/?q=milk&page=2")) == ["Milk 24"]
    assert names(client.get("/search/?q=milk&page=abc")) == names(first)


def test_nothing_found_offers_what_comes_nearest_and_the_ranges(client):
    stand("Mature cheddar", category="Cheese")
    stand("Whole milk")
    response = client.get("/search/?q=chedar")
    page = response.content.decode()
    assert "Nothing called “chedar”" in page
    assert "The nearest we have" in page
    assert [card.name for card in response.context["near"]] == ["Mature cheddar"]
    assert 'href="/shop/cheese/">Cheese</a>' in page


def test_nothing_near_offers_what_is_bought_most(client):
    stand("Whole milk")
    page = client.get("/search/?q=zzz").content.decode()
    assert "Most bought" in page and "Whole milk" in page


def test_a_search_for_nothing_asks_what_is_wanted(client):
    make_range_page("Milk")
    for address in ("/search/", "/search/?q=", "/search/?q=%20%00", "/search/?q=%22%2A%22"):
        response = client.get(address)
        assert response.status_code == 200
    assert "What are you looking for?" in client.get("/search/").content.decode()


def test_what_was_typed_is_shown_as_text(client):
    make_range_page("Milk")
    page = client.get("/search/?q=%3Cscript%3Ealert(1)%3C/script%3E").content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_the_searches_are_not_for_search_engines_and_take_no_posts(client):
    make_range_page("Milk")
    assert '<meta name="robots" content="noindex">' in client.get("/search/?q=milk").content.decode()
    assert client.post("/search/").status_code == 405


def test_suggestions_are_a_list_of_options_that_say_how_many_they_are(client):
    stand("Whole milk")
    make_recipe("Milk pudding")
    page = client.get("/search/suggest/?q=mil").content.decode()
    assert 'data-said="3 suggestions"' in page
    assert 'data-href="/shop/milk/whole-milk/"><span>Whole milk</span></li>' in page
    assert '<span>Milk pudding</span> <span class="suggest__kind">Recipe</span></li>' in page
    assert "<html" not in page


@pytest.mark.parametrize("query", ["", "q=", "q=%00", "q=%22*%22", "q=NEAR(", "q=" + "x" * 5000])
def test_nothing_to_suggest_is_an_empty_list(client, query):
    make_range_page("Milk")
    response = client.get(f"/search/suggest/?{query}")
    assert response.status_code == 200
    assert "<li" not in response.content.decode()
    assert 'data-said="No suggestions"' in response.content.decode()


@pytest.mark.parametrize("number", [2, 9])
def test_a_page_of_results_takes_the_same_queries_for_any_number(client, number):
    for each in range(number):
        stand(f"Milk {each}", picture=make_picture())
        make_recipe(f"Milk pudding {each}", picture=make_picture())
    client.get("/search/?q=milk")  # renditions, content types and site roots are remembered from here on
    with CaptureQueriesContext(connection) as queries:
        response = client.get("/search/?q=milk")
    assert len(response.context["cards"]) == number
    assert len(queries) == 18


def test_a_page_of_suggestions_takes_four_queries(client):
    for each in range(9):
        stand(f"Milk {each}")
    client.get("/search/suggest/?q=milk")
    with CaptureQueriesContext(connection) as queries:
        client.get("/search/suggest/?q=milk")
    assert len(queries) == 4
