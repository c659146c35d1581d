"""What an editor sees of a block before picking it, and of a page before publishing it."""

from datetime import timedelta

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from home.blocks import ArticleBody, CampaignBody, FaqBody, HomeBody, StoryBody
from products.due import next_due
from tests import factories
from tests.page_factories import make_article, make_journal
from tests.products.dated_goods import keep_in_batches, publish_ladder

pytestmark = pytest.mark.django_db


def blocks() -> dict:
    bodies = (ArticleBody(), StoryBody(), CampaignBody(), HomeBody(), FaqBody())
    return {name: block for body in bodies for name, block in body.child_blocks.items()}


@pytest.fixture
def editor(client):
    client.force_login(factories.make_user("admin@example.com", is_superuser=True))
    return client


@pytest.fixture
def dairy():
    """A shop with a little of everything; its yoghurt is for sale at £1.68 today, 3 days before its date."""
    publish_ladder()
    yoghurt = factories.make_product("Natural yoghurt", price="2.40", category="Yoghurt")
    factories.make_product_page(yoghurt)
    keep_in_batches(yoghurt, 3)
    factories.make_recipe("Pancakes")
    factories.make_farm("Far Ghyll")
    make_article("Why we pour into churns")
    factories.make_picture("A meadow", size=(100, 80))
    return yoghurt


def preview_of(editor, block) -> str:
    response = editor.get(reverse("wagtailadmin_block_preview"), {"id": block.definition_prefix})
    assert response.status_code == 200
    return response.content.decode()


SHOWS = {
    "prose": "two days longer",
    "quote": "A date is a promise",
    "callout": "Take it out an hour before",
    "table": "<caption>Our milks</caption>",
    "picture": 'alt="A meadow"',
    "gallery": 'alt="A meadow"',
    "film": "Play “Milking at five”",
    "product_shelf": "Natural yoghurt",
    "recipe_shelf": "Pancakes",
    "farm_card": "Far Ghyll",
    "promise": "Read it off the bottle top",
    "hero": 'alt="A meadow"',
    "ranges": "Yoghurt",
    "story": 'alt="A meadow"',
    "journal_shelf": "Why we pour into churns",
    "newsletter": "Letters from the dairy",
    "group": "How long does milk keep?",
}


@pytest.mark.parametrize("name", blocks())
def test_a_block_looks_as_in_the_shop_and_shows_what_is_in_it(editor, dairy, name):
    words = preview_of(editor, blocks()[name])
    assert SHOWS[name] in words
    assert '<link rel="stylesheet" href="/static/css/main.css">' in words


@pytest.mark.parametrize("name", blocks())
def test_a_block_can_be_looked_at_in_an_empty_shop(editor, name):
    factories.make_home()
    preview_of(editor, blocks()[name])


def test_a_shelf_shows_prices_and_dates_of_today(editor, dairy):
    words = preview_of(editor, blocks()["product_shelf"])
    date = next_due().day + timedelta(days=3)
    assert "£1.68" in words
    assert "3 days left" in words
    assert f'value="{date:%Y-%m-%d}"' in words


def test_a_draft_is_previewed_with_prices_and_dates_of_today(editor, dairy):
    article = make_article("Draft", live=False)
    article.body = [("product_shelf", {"title": "From that milk", "rule": "bought", "products": [], "link": {}})]
    article.save_revision()
    words = editor.get(reverse("wagtailadmin_pages:view_draft", args=[article.pk])).content.decode()
    assert "From that milk" in words
    assert "£1.68" in words
    assert "3 days left" in words


def test_an_article_can_be_looked_at_before_it_is_saved_for_the_first_time(editor, dairy):
    where = reverse("wagtailadmin_pages:preview_on_add", args=["home", "articlepage", make_journal().pk])
    prose = streamfield([("prose", rich_text("<p>Eleven doors.</p>"))])
    fields = {"title": "The first round", "slug": "first", "published_on": "2026-11-20", "body": prose}
    posted = nested_form_data(fields | {"comments": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0}})
    assert editor.post(where, posted).json() == {"is_valid": True, "is_available": True}
    words = editor.get(where).content.decode()
    assert "Eleven doors." in words
    assert "Why we pour into churns" in words
