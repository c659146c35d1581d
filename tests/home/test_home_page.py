import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import factories
from tests.products.dated_goods import keep_in_batches, publish_ladder

pytestmark = pytest.mark.django_db

MOST_QUERIES = 25


def block(kind, **value) -> tuple:
    return (kind, {"title": kind.title(), **value})


def full_home(*, products: int, recipes: int):
    """A home page with one block of each kind."""
    home = factories.make_home()
    pages = [
        factories.make_product_page(factories.make_product(f"Milk {n}"), picture=factories.make_picture())
        for n in range(products)
    ]
    dishes = [factories.make_recipe(f"Dish {n}", picture=factories.make_picture()) for n in range(recipes)]
    home.body = [
        block("hero", text="Fresh.", picture=factories.make_picture("The range in a row"), links=[]),
        block("ranges"),
        block("product_shelf", text="", products=pages, link={"label": "All", "page": pages[0]}),
        block("promise", overline="", text=""),
        block("story", text="Cows.", picture=factories.make_picture("A meadow"), is_flipped=True, overline="", link={}),
        block("recipe_shelf", recipes=dishes),
    ]
    home.save()
    return home


def test_it_shows_every_block(client):
    full_home(products=2, recipes=1)
    words = client.get("/").content.decode()
    for told in ("Milk 0", "Milk 1", "Dish 0", "Cows.", 'alt="The range in a row"', "Hero", "Last day"):
        assert told in words
    assert words.count("<h1") == 1


def test_it_takes_the_same_few_queries_for_any_number_of_products(client, django_assert_max_num_queries):
    counts = []
    for products, recipes in ((1, 1), (6, 4)):
        full_home(products=products, recipes=recipes)
        client.get("/")  # makes the renditions
        cache.clear()
        client.get("/recipes/")  # reads the addresses of the site, which Wagtail keeps
        with django_assert_max_num_queries(MOST_QUERIES) as queries:
            client.get("/")
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_goods_with_dates_cost_two_more_queries(client):
    home = full_home(products=6, recipes=1)
    client.get("/")
    with CaptureQueriesContext(connection) as plain:
        client.get("/")
    publish_ladder()
    for page in home.body[2].value["products"]:
        keep_in_batches(page.listing.product, 8, 3)
    with CaptureQueriesContext(connection) as dated:
        client.get("/")
    assert (len(plain), len(dated)) == (21, 23)


def test_an_empty_home_page_still_has_a_heading(client):
    factories.make_home()
    assert '<h1 class="visually-hidden">Longmeadow Dairy</h1>' in client.get("/").content.decode()


def test_a_product_taken_offline_leaves_the_shelf(client):
    home = full_home(products=2, recipes=1)
    home.body[2].value["products"][0].unpublish()
    words = client.get("/").content.decode()
    assert "Milk 0" not in words
    assert "Milk 1" in words
