"""A page in two languages, as an editor makes it with wagtail-localize."""

from importlib import import_module

import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail.models import Collection, Locale, get_page_models
from wagtail_localize.fields import SynchronizedField, get_translatable_fields
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from home.models import RecipePage
from products.models import ProductPage
from tests.factories import make_home, make_product, make_product_page, make_recipe, make_user
from tests.language_factories import make_hindi

pytestmark = pytest.mark.django_db
ROOMS = ("home", "products")


@pytest.fixture
def hindi():
    return make_hindi()


@pytest.fixture
def editor(client):
    make_home()
    Collection.objects.filter(depth=1).exists() or Collection.add_root(name="Root")
    import_module("home.migrations.0002_groups").make_groups(apps, None)
    import_module("home.migrations.0014_translation_roles").give_roles(apps, None)
    mia = make_user("mia@example.com")
    mia.groups.add(Group.objects.get(name="Marketing"))
    client.force_login(mia)
    return client


def translate(editor, page, hindi, django_capture_on_commit_callbacks):
    """The page in Hindi after "Translate this page"; not a word of it is translated yet."""
    with django_capture_on_commit_callbacks(execute=True):
        address = reverse("wagtail_localize:submit_page_translation", args=[page.pk])
        response = editor.post(address, {"locales": [hindi.pk]})
    assert response.status_code == 302
    return type(page).objects.get(translation_key=page.translation_key, locale=hindi)


def say(page, hindi, path, words, django_capture_on_commit_callbacks):
    """Translates the words at a path of a page, such as "title", and publishes the translation."""
    segment = StringSegment.objects.get(source__object_id=page.translation_key, context__path=path)
    StringTranslation.objects.create(
        translation_of=segment.string, context=segment.context, locale=hindi, data=words, translation_type="manual"
    )
    with django_capture_on_commit_callbacks(execute=True):
        Translation.objects.get(source__object_id=page.translation_key).save_target(publish=True)
    return type(page).objects.get(translation_key=page.translation_key, locale=hindi)


@pytest.mark.parametrize("model", [each for each in get_page_models() if each._meta.app_label in ROOMS])
def test_every_page_type_stands_at_the_same_address_in_every_language(model):
    slug = next(field for field in get_translatable_fields(model) if field.field_name == "slug")
    assert isinstance(slug, SynchronizedField)
    assert not slug.overridable


def test_marketing_translates_a_product_into_a_second_page_of_one_product(
    editor, hindi, django_capture_on_commit_callbacks, client
):
    milk = make_product("Whole milk", price="1.45")
    page = make_product_page(milk, introduction="This morning’s milk.", body="<p>From one herd.</p>")
    in_hindi = translate(editor, page, hindi, django_capture_on_commit_callbacks)
    in_hindi = say(page, hindi, "title", "फुल क्रीम दूध", django_capture_on_commit_callbacks)

    assert (in_hindi.title, in_hindi.slug, in_hindi.live) == ("फुल क्रीम दूध", page.slug, True)
    assert in_hindi.listing == page.listing
    words = client.get("/hi/shop/milk/whole-milk/").content.decode()
    assert "फुल क्रीम दूध</h1>" in words
    assert "£1.45" in words
    assert "Whole milk" in client.get("/shop/milk/whole-milk/").content.decode()


def test_the_editor_of_a_translation_shows_both_languages(editor, hindi, django_capture_on_commit_callbacks):
    page = make_product_page(make_product("Whole milk"))
    in_hindi = translate(editor, page, hindi, django_capture_on_commit_callbacks)
    response = editor.get(reverse("wagtailadmin_pages:edit", args=[in_hindi.pk]))
    assert response.status_code == 200
    assert "wagtail_localize/admin/edit_translation.html" in [each.name for each in response.templates]
    assert "Whole milk" in response.content.decode()


def test_of_a_recipe_words_are_translated_and_quantities_and_products_follow(
    editor, hindi, django_capture_on_commit_callbacks
):
    milk = make_product("Whole milk")
    recipe = make_recipe("Pancakes", products=[milk])
    translate(editor, recipe, hindi, django_capture_on_commit_callbacks)
    ours, flour = recipe.ingredients.all()
    first = recipe.steps.first()
    for path, words in (
        ("title", "पैनकेक"),
        (f"ingredients.{ours.translation_key}.name", "फुल क्रीम दूध"),
        (f"ingredients.{flour.translation_key}.name", "मैदा"),
        (f"steps.{first.translation_key}.text", "फेंटें।"),
    ):
        in_hindi = say(recipe, hindi, path, words, django_capture_on_commit_callbacks)

    told = [(each.name, each.quantity, each.unit, each.product) for each in in_hindi.ingredients.all()]
    assert told == [("फुल क्रीम दूध", 200, "ml", milk.listing), ("मैदा", 150, "g", None)]
    assert [step.text for step in in_hindi.steps.all()] == ["फेंटें।", "Fry."]

    recipe.ingredients.filter(pk=flour.pk).update(quantity=250)
    source = Translation.objects.get(source__object_id=recipe.translation_key).source
    source.update_from_db()
    with django_capture_on_commit_callbacks(execute=True):
        source.translations.get().save_target(publish=True)
    again = RecipePage.objects.get(pk=in_hindi.pk)
    assert [(each.name, each.quantity) for each in again.ingredients.all()] == [("फुल क्रीम दूध", 200), ("मैदा", 250)]


def test_a_recipe_is_copied_and_aliased_with_its_rows():
    recipe = make_recipe("Pancakes")
    copy = recipe.copy(update_attrs={"title": "Waffles", "slug": "waffles"})
    alias = recipe.create_alias(update_slug="pancakes-again")
    for other in (copy, alias):
        assert [step.text for step in RecipePage.objects.get(pk=other.pk).steps.all()] == ["Whisk.", "Fry."]


def test_words_that_are_not_translated_yet_stand_in_the_shops_own_language(
    editor, hindi, django_capture_on_commit_callbacks
):
    page = make_product_page(make_product("Whole milk"), introduction="This morning’s milk.")
    in_hindi = translate(editor, page, hindi, django_capture_on_commit_callbacks)
    assert in_hindi.introduction == "This morning’s milk."


def test_merchandisers_are_not_asked_to_translate(editor, hindi, client):
    page = make_product_page()
    tom = make_user("tom@example.com")
    tom.groups.add(Group.objects.get(name="Merchandiser"))
    client.force_login(tom)
    assert client.post(reverse("wagtail_localize:submit_page_translation", args=[page.pk])).status_code in (302, 403)
    assert not ProductPage.objects.filter(locale=Locale.objects.get(language_code="hi")).exists()
