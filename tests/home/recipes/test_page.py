from datetime import timedelta

import pytest

from home.models import RecipeIngredient, RecipePage
from products.due import next_due
from products.models import Listing
from tests import factories
from tests.products.dated_goods import keep_in_batches, publish_ladder

pytestmark = pytest.mark.django_db


def shown(client, recipe, query: str = "") -> str:
    return client.get(f"{recipe.url}{query}").content.decode()


def product_with_page(name="Whole milk", **fields):
    product = factories.make_product(name, **fields)
    factories.make_product_page(product)
    return product


@pytest.fixture
def milk():
    return product_with_page(price="1.45")


def test_it_shows_what_to_buy_and_what_it_costs(client, milk):
    words = shown(client, factories.make_recipe(products=[milk]))
    assert "200 ml Whole milk" in words
    assert '<span class="recipe__count">1 × 568 ml</span>' in words
    assert f'name="take" value="{milk.pk}x1" id="take-{milk.listing.pk}" data-pennies="145" data-units="1"' in words
    assert f'name="shown" value="{milk.pk} regular 1.45 "' in words
    assert "150 g flour" in words


def test_another_number_of_servings_takes_more_of_everything(client, milk):
    words = shown(client, factories.make_recipe(products=[milk], serves=4), "?serves=12")
    assert "600 ml Whole milk" in words
    assert "450 g flour" in words
    assert '<span class="recipe__count">2 × 568 ml</span>' in words
    assert 'data-pennies="290" data-units="2"' in words
    assert "The amounts are for 12; the method was written for 4" in words


@pytest.mark.parametrize("serves", ["0", "-3", "1e9", "NaN", "abc", "%00", "<script>"])
def test_a_number_that_is_none_is_answered_as_written(client, milk, serves):
    response = client.get(f"{factories.make_recipe(products=[milk]).url}?serves={serves}")
    assert response.status_code == 200
    words = response.content.decode()
    assert "We can work it out for 1 to 48 people. Here it is for 4." in words
    assert "200 ml Whole milk" in words


def test_the_sum_is_told_with_its_deposit(client):
    milk = product_with_page(price="1.45", deposit="0.20")
    words = shown(client, factories.make_recipe(products=[milk], serves=4), "?serves=12")  # 600 ml: two bottles
    assert "£2.90 if you take it all, plus £0.40 deposit. Untick what you have at home." in words


def test_the_cheapest_sizes_together_cover_it(client):
    sizes = factories.make_product_in_sizes("Whole milk", sizes={"568": "1.45", "1000": "2.30"})
    factories.make_product_page(sizes)
    words = shown(client, factories.make_recipe(products=[sizes], serves=4), "?serves=24")  # 1.2 litres
    assert "1 × 568 ml</span>, £1.45" in words
    assert "1 × 1 litre</span>, £2.30" in words
    assert 'data-pennies="375" data-units="2"' in words


def test_a_product_that_is_used_twice_is_bought_once(client, milk):
    recipe = factories.make_recipe(products=[milk, milk])
    words = shown(client, recipe)
    assert words.count('name="take"') == 1
    assert "from the pack above" in words


def test_shorter_dates_are_picked_since_they_are_cheaper_and_get_cooked(client):
    publish_ladder()
    milk = product_with_page(price="2.40")
    keep_in_batches(milk, 3, 9)
    recipe = factories.make_recipe(products=[milk])
    words = shown(client, recipe)
    assert f'value="{milk.pk}x1@{next_due().day + timedelta(days=3)}"' in words
    assert "3 days left" in words
    assert "£1.68" in words
    assert '<a href="?dates=fresh#ingredients" rel="nofollow">take fresh instead</a>' in words


def test_whoever_wants_it_fresh_gets_it_fresh(client):
    publish_ladder()
    milk = product_with_page(price="2.40")
    keep_in_batches(milk, 3, 9)
    words = shown(client, factories.make_recipe(products=[milk]), "?dates=fresh")
    assert f'value="{milk.pk}x1"' in words
    assert "£2.40" in words
    assert '<a href="?#ingredients" rel="nofollow">Cook with shorter dates</a>' in words


def test_what_arrives_on_its_last_day_is_named_and_not_picked(client):
    publish_ladder()
    milk = product_with_page(price="2.40")
    keep_in_batches(milk, 0)
    words = shown(client, factories.make_recipe(products=[milk]))
    assert "Nothing fresh enough for" in words
    assert "568 ml: Best before" in words
    assert 'name="take"' not in words


def test_a_sold_out_product_is_named_and_not_added(client):
    milk = product_with_page(stock=0)
    words = shown(client, factories.make_recipe(products=[milk]))
    assert "Sold out for" in words
    assert 'name="take"' not in words
    assert "Add the ticked ingredients" not in words


def test_where_there_is_too_little_all_of_it_is_offered_and_that_is_said(client):
    milk = product_with_page(stock=1)
    words = shown(client, factories.make_recipe(products=[milk]), "?serves=48")
    assert f'value="{milk.pk}x1"' in words
    assert "There is less of it for" in words


def test_a_product_without_a_live_page_is_an_ingredient_like_any_other(client):
    milk = factories.make_product("Whole milk")
    factories.make_product_page(milk, live=False)
    words = shown(client, factories.make_recipe(products=[milk]))
    assert "200 ml Whole milk" in words
    assert 'name="take"' not in words


def test_grams_of_what_is_filled_by_volume_are_a_guess_that_is_said(client, milk):
    recipe = factories.make_recipe(products=[milk])
    recipe.ingredients.filter(product=milk.listing).update(unit="g")
    assert "We can’t tell how much of a pack that is." in shown(client, recipe)


def test_ingredients_stand_under_their_headings(client):
    recipe = factories.make_recipe()
    recipe.ingredients.add(RecipeIngredient(name="honey", heading="To finish"))
    recipe.save()
    words = shown(client, recipe)
    assert words.index("150 g flour") < words.index('<h3 class="recipe__heading">To finish</h3>') < words.index("honey")


def test_what_nobody_checked_is_said_and_no_diet_claimed(client, milk):
    factories.make_allergens(milk, "milk", traces=("nuts",))
    Listing.objects.filter(product=milk).update(is_vegetarian=True)
    recipe = factories.make_recipe(products=[milk])
    words = shown(client, recipe)
    assert "Contains <strong>milk</strong>. May contain traces of <strong>nuts</strong>. Not checked: flour." in words
    assert "No eggs" not in words
    recipe.ingredients.filter(name="flour").update(contains=["gluten"])
    words = shown(client, recipe)
    assert "Contains <strong>cereals with gluten and milk</strong>." in words
    assert "Not checked" not in words
    assert "Vegetarian" in words and "No eggs" in words
    assert "No nuts" not in words


def test_a_step_with_a_timer_says_its_minutes(client):
    recipe = factories.make_recipe(steps=("Bake.", "Eat."))
    recipe.steps.filter(text="Bake.").update(timer_minutes=90)
    words = shown(client, recipe)
    assert words.count('data-timer="90"') == words.count("data-timer=") == 1
    assert "<span data-left>1 hour 30 minutes</span>" in words


def test_nutrition_says_what_it_is_of(client):
    values = {"energy_kj": 276, "energy_kcal": 66, "fat_g": 4, "saturates_g": 2, "carbohydrate_g": 5, "sugars_g": 5}
    milk = product_with_page(nutrition_per="ml", protein_g=3, salt_g="0.13", **values)
    words = shown(client, factories.make_recipe(products=[milk]))
    assert "Nutrition from our part, for one of 4" in words
    assert "Typical values of Whole milk only. We don’t know those of flour, so the dish has more." in words
    assert "138 kJ / 33 kcal" in words


def test_a_stranger_gets_no_cookie_whatever_is_asked(client, milk):
    response = client.get(f"{factories.make_recipe(products=[milk]).url}?serves=6&dates=fresh")
    assert not response.cookies
    assert "csrfmiddlewaretoken" not in response.content.decode()


def test_an_editor_previews_a_draft_with_prices(admin_client, milk):
    recipe = RecipePage.objects.get(pk=factories.make_recipe(products=[milk]).pk)
    recipe.title = "Thin pancakes"
    recipe.save_revision()
    words = admin_client.get(f"/admin/pages/{recipe.pk}/view_draft/").content.decode()
    assert "Thin pancakes" in words
    assert "£1.45" in words


def test_it_takes_the_same_few_queries_for_any_number_of_ingredients(client, django_assert_max_num_queries):
    counts = []
    for number in (1, 5):
        products = [factories.make_product(f"Milk {number}-{n}") for n in range(number)]
        for product in products:
            factories.make_product_page(product, picture=factories.make_picture())
            factories.make_allergens(product, "milk")
        recipe = factories.make_recipe(f"Dish {number}", products=products)
        client.get(recipe.url)
        with django_assert_max_num_queries(21) as queries:
            client.get(recipe.url)
        counts.append(len(queries))
    assert counts[0] == counts[1]
