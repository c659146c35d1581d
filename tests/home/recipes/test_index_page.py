import pytest

from tests import factories

pytestmark = pytest.mark.django_db


def dish(title: str, contains=("gluten",), **fields):
    milk = factories.make_product(f"Milk for {title}")
    factories.make_product_page(milk)
    factories.make_allergens(milk, "milk")
    recipe = factories.make_recipe(title, products=[milk], picture=factories.make_picture(), **fields)
    recipe.ingredients.filter(name="flour").update(contains=list(contains))
    return recipe


def titles(client, query="") -> list[str]:
    response = client.get(f"/recipes/{query}")
    assert response.status_code == 200
    return [recipe.title for recipe in response.context["recipes"]]


def test_recipes_can_be_narrowed_by_diet_and_time(client):
    dish("Bread", cook_minutes=60)
    dish("Custard", contains=["eggs"], cook_minutes=20)
    assert titles(client) == ["Bread", "Custard"]
    assert titles(client, "?show=no-eggs") == ["Bread"]
    assert titles(client, "?show=quick") == ["Custard"]
    words = client.get("/recipes/").content.decode()
    assert 'href="/recipes/?show=no-eggs">No eggs <span class="chips__count">1</span></a>' in words


@pytest.mark.parametrize("query", ["?show=", "?show=nonsense", "?show=%00", "?page=x", "?page=999"])
def test_odd_addresses_show_all(client, query):
    dish("Bread")
    assert titles(client, query) == ["Bread"]


def test_a_choice_that_leaves_nothing_leads_back(client):
    dish("Bread")
    assert "No recipe of ours is like that yet." in client.get("/recipes/?show=no-milk").content.decode()


def test_many_are_paged(client):
    for number in range(13):
        factories.make_recipe(f"Dish {number:02}")
    assert len(titles(client)) == 12
    assert titles(client, "?page=2") == ["Dish 12"]


def test_it_takes_the_same_few_queries_for_any_number_of_recipes(client, django_assert_max_num_queries):
    counts = []
    for number in (1, 4):
        for each in range(number):
            dish(f"Dish {number}-{each}")
        client.get("/recipes/")
        with django_assert_max_num_queries(21) as queries:
            client.get("/recipes/")
        counts.append(len(queries))
    assert counts[0] == counts[1]
