"""Which recipes a product page leads to."""

import pytest
from django.utils.translation import override
from wagtail.models import Locale

from home.templatetags.pages import recipes_with
from tests import factories

pytestmark = pytest.mark.django_db


def titles(listing, language: str) -> list[str]:
    with override(language):
        return [recipe.title for recipe in recipes_with(listing)]


def test_a_product_in_sizes_leads_to_its_recipes_once(client, django_assert_max_num_queries):
    milk = factories.make_product_in_sizes(sizes={"568": "1.45", "1000": "2.30"})
    page = factories.make_product_page(milk)
    factories.make_recipe("Pancakes", products=[milk, milk])
    factories.make_recipe("Bread")
    assert titles(milk.listing, "en-gb") == ["Pancakes"]
    assert "Pancakes" in client.get(page.url).content.decode()
    with django_assert_max_num_queries(2):
        recipes_with(milk.listing)


def test_they_are_in_the_readers_language():
    milk = factories.make_product()
    factories.make_product_page(milk)
    recipe = factories.make_recipe("Pancakes", products=[milk])
    hindi = recipe.copy_for_translation(Locale.objects.create(language_code="hi"), copy_parents=True)
    hindi.title, hindi.live = "चीला", True
    hindi.save()
    assert titles(milk.listing, "en-gb") == ["Pancakes"]
    assert titles(milk.listing, "hi") == ["चीला"]
