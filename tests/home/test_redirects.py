"""A page that gets another address is still found at the old one."""

import pytest
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Locale

from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def rename(django_capture_on_commit_callbacks):
    """Publishes a page with another slug, and is done when that is committed."""

    def publish(page, slug: str):
        page = type(page).objects.get(pk=page.pk)
        page.slug = slug
        with django_capture_on_commit_callbacks(execute=True):
            page.save_revision().publish()
        return type(page).objects.get(pk=page.pk)

    return publish


def followed(client, url: str) -> list[tuple[str, int]]:
    """Where an address leads in the end, step by step."""
    response = client.get(url, follow=True)
    assert response.status_code == 200, url
    return response.redirect_chain


def test_a_page_with_a_new_slug_is_found_at_its_old_address(client, rename):
    story = rename(factories.make_story("How we work"), "our-work")
    assert followed(client, "/how-we-work/") == [("/our-work/", 301)]
    assert followed(client, story.url) == []


def test_however_often_it_is_renamed_each_old_address_leads_there_in_one_step(client, rename):
    story = factories.make_story("How we work")
    for slug in ("our-work", "our-craft", "the-work"):
        story = rename(story, slug)
    for old in ("/how-we-work/", "/our-work/", "/our-craft/"):
        assert followed(client, old) == [("/the-work/", 301)]


def test_a_page_that_gets_its_first_address_back_leads_nowhere_else(client, rename):
    story = rename(rename(factories.make_story("How we work"), "our-work"), "how-we-work")
    assert followed(client, "/how-we-work/") == []
    assert followed(client, "/our-work/") == [("/how-we-work/", 301)]
    assert story.url == "/how-we-work/"


def test_another_page_may_take_an_old_address(client, rename):
    rename(factories.make_story("How we work"), "our-work")
    factories.make_story("How we work")
    assert followed(client, "/how-we-work/") == []


def test_what_lies_below_a_renamed_range_is_found_too(client, rename):
    product = factories.make_product_page()
    rename(product.get_parent().specific, "fresh-milk")
    assert followed(client, "/shop/milk/") == [("/shop/fresh-milk/", 301)]
    assert followed(client, "/shop/milk/whole-milk/?date=2026-12-03") == [("/shop/fresh-milk/whole-milk/", 301)]


def test_a_product_that_moves_to_another_range_is_found_at_its_old_address(client):
    product = factories.make_product_page()
    product.move(factories.make_range_page("Cream"), pos="last-child")
    assert followed(client, "/shop/milk/whole-milk/") == [("/shop/cream/whole-milk/", 301)]


def test_a_page_in_hindi_is_found_under_hindi(client, rename):
    hindi, _ = Locale.objects.get_or_create(language_code="hi")
    story = factories.make_story("How we work")
    translation = story.copy_for_translation(hindi, copy_parents=True)
    translation.save_revision().publish()
    rename(translation, "hamara-kaam")
    assert followed(client, f"/hi/{translation.slug}/") == [("/hi/hamara-kaam/", 301)]
    assert followed(client, "/how-we-work/") == []


def test_a_page_that_is_unpublished_afterwards_leads_nobody_in_a_circle(client, rename):
    story = rename(factories.make_story("How we work"), "our-work")
    story.unpublish()
    assert Redirect.objects.count() == 1
    response = client.get("/how-we-work/", follow=True)
    assert (response.redirect_chain, response.status_code) == ([("/our-work/", 301)], 404)
