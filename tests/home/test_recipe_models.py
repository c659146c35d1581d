import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail.models import Locale

from home.models import RecipeIngredient, RecipePage
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def recipe():
    milk = factories.make_product("Whole milk", nutrition_per="ml", is_vegetarian=True)
    factories.make_product_page(milk)
    factories.make_allergens(milk, "milk")
    return factories.make_recipe(products=[milk])


def test_it_hands_out_its_lines_and_what_may_be_said_of_it(recipe):
    recipe = RecipePage.objects.get(pk=recipe.pk)
    assert recipe.ingredient_lines == ["200 ml Whole milk", "150 g flour"]
    assert recipe.step_lines == ["Whisk.", "Fry."]
    assert recipe.contents.unknown == ("flour",)
    recipe.ingredients.filter(name="flour").update(contains=["gluten"])
    recipe = RecipePage.objects.get(pk=recipe.pk)
    assert recipe.contents.contains == ("gluten", "milk")
    assert recipe.contents.diets == ("vegetarian", "no-eggs", "no-nuts", "no-soya")


def test_nutrition_is_handed_out_for_a_whole_recipe_only(recipe):
    values = {"energy_kj": 276, "energy_kcal": 66, "fat_g": 4, "saturates_g": 2, "carbohydrate_g": 5, "sugars_g": 5}
    listing = recipe.ingredients.first().product
    type(listing).objects.filter(pk=listing.pk).update(**values, protein_g=3, salt_g=0)
    assert RecipePage.objects.get(pk=recipe.pk).nutrition_per_serving is None
    recipe.ingredients.filter(name="flour").update(quantity=None)
    assert RecipePage.objects.get(pk=recipe.pk).nutrition_per_serving["energy_kj"] == 138  # 2 × 276 / 4


def test_contents_that_contradict_each_other_are_refused():
    with pytest.raises(ValidationError, match="not both"):
        RecipeIngredient(name="flour", contains=["none", "gluten"]).full_clean(exclude=["page", "locale"])


def test_a_recipe_can_be_copied_aliased_and_translated(recipe):
    hindi = Locale.objects.create(language_code="hi")
    copy = recipe.copy(update_attrs={"slug": "copy", "title": "Copy"})
    alias = recipe.create_alias(update_slug="alias")
    translated = recipe.copy_for_translation(hindi, copy_parents=True)
    for page in (copy, alias, translated):
        rows = list(page.ingredients.all())
        assert [row.name for row in rows] == ["Whole milk", "flour"]
        assert rows[0].product == recipe.ingredients.first().product
        assert {row.locale for row in [*rows, *page.steps.all()]} == {page.locale}
    keys = set(recipe.ingredients.values_list("translation_key", flat=True))
    assert set(translated.ingredients.values_list("translation_key", flat=True)) == keys
    assert not set(copy.ingredients.values_list("translation_key", flat=True)) & keys


def test_the_editor_tells_what_is_in_the_way(recipe, admin_client):
    words = admin_client.get(reverse("wagtailadmin_pages:edit", args=[recipe.pk])).content.decode()
    assert "Nobody has said yet what is in: <strong>flour</strong>" in words
