"""The reader's language: the pages in it, and the way from one language to another."""

import pytest
from django.test import RequestFactory
from django.urls import resolve
from django.utils import translation
from wagtail.models import PageViewRestriction

from products.language import in_reader_language, languages_of
from tests.factories import make_home, make_product_page, make_story
from tests.language_factories import make_hindi, make_translation

pytestmark = pytest.mark.django_db


def languages_at(path, page=None):
    request = RequestFactory().get(path)
    with translation.override(translation.get_language_from_path(path) or "en-gb"):
        request.resolver_match = resolve(request.path)
        return [(each.code, each.name, each.url, each.is_current, each.is_same) for each in languages_of(request, page)]


def test_a_page_leads_to_itself_in_the_other_language():
    story = make_story("Privacy", slug="privacy")
    in_hindi = make_translation(story, title="निजता")
    assert languages_at("/privacy/", story) == [
        ("en-gb", "English", "/privacy/", True, True),
        ("hi", "हिंदी", "/hi/privacy/", False, True),
    ]
    assert languages_at("/hi/privacy/", in_hindi) == [
        ("en-gb", "English", "/privacy/", False, True),
        ("hi", "हिंदी", "/hi/privacy/", True, True),
    ]


def test_a_page_that_is_not_translated_leads_home():
    make_hindi()
    story = make_story("Privacy", slug="privacy")
    assert languages_at("/privacy/", story)[1] == ("hi", "हिंदी", "/hi/", False, False)


def test_a_page_in_draft_is_no_translation_yet():
    make_hindi()
    story = make_story("Privacy", slug="privacy")
    make_translation(story).unpublish()
    assert languages_at("/privacy/", story)[1] == ("hi", "हिंदी", "/hi/", False, False)


def test_a_private_page_is_a_way_on_for_those_who_may_see_it():
    story = make_story("Privacy", slug="privacy")
    in_hindi = make_translation(story)
    PageViewRestriction.objects.create(page=in_hindi, restriction_type=PageViewRestriction.LOGIN)
    request = RequestFactory().get("/privacy/")
    english, hindi = languages_of(request, story)
    assert (english.is_private, hindi.is_private) == (False, True)
    assert (hindi.url, hindi.is_same) == ("/hi/privacy/", True)


def test_an_alias_is_a_way_on_but_tells_nothing_in_the_language():
    story = make_story("Privacy", slug="privacy")
    story.copy_for_translation(make_hindi(), alias=True)
    assert languages_at("/privacy/", story)[1] == ("hi", "हिंदी", "/hi/privacy/", False, False)


def test_an_alias_in_the_same_language_is_not_taken_for_a_translation():
    make_hindi()
    story = make_story("Privacy", slug="privacy")
    story.create_alias(update_slug="privacy-too")
    assert languages_at("/privacy/", story)[0] == ("en-gb", "English", "/privacy/", True, True)


def test_basket_and_search_lead_to_themselves_with_what_was_asked():
    make_hindi()
    assert languages_at("/basket/")[1] == ("hi", "हिंदी", "/hi/basket/", False, True)
    assert languages_at("/hi/search/?q=paneer")[0] == ("en-gb", "English", "/search/?q=paneer", False, True)


def test_what_is_not_found_leads_home():
    make_hindi()
    assert languages_at("/nothing/") == [
        ("en-gb", "English", "/", True, False),
        ("hi", "हिंदी", "/hi/", False, False),
    ]


def test_a_shop_of_one_language_has_no_other():
    make_home()
    assert [code for code, *_rest in languages_at("/basket/")] == ["en-gb"]


def test_the_ways_cost_one_query(django_assert_num_queries):
    story = make_story("Privacy", slug="privacy")
    make_translation(story)
    languages_at("/privacy/", story)
    with django_assert_num_queries(1):
        languages_at("/privacy/", story)


def test_what_an_editor_picked_is_read_in_the_readers_language(django_assert_num_queries):
    milk, kefir = make_product_page(slug="milk"), make_product_page(slug="kefir")
    doodh = make_translation(milk, title="दूध")
    with django_assert_num_queries(0):
        assert in_reader_language([milk, kefir]) == [milk, kefir]
    with translation.override("hi"), django_assert_num_queries(1):
        assert in_reader_language([kefir, milk]) == [kefir, doodh]


@pytest.mark.parametrize("path", ["/hi/", "/hi/basket/", "/hi/search/?q=x", "/hi/accounts/login/", "/hi/nothing/"])
def test_below_the_prefix_every_page_is_in_hindi_and_leads_to_hindi(client, path):
    make_hindi()
    words = client.get(path).content.decode()
    assert '<html lang="hi">' in words
    assert 'class="masthead__basket" href="/hi/basket/"' in words


def test_the_way_to_the_other_language_names_it_in_itself(client):
    make_hindi()
    link = '<a class="language" href="/hi/basket/" hreflang="hi" lang="hi">हिंदी</a>'
    assert client.get("/basket/").content.decode().count(link) == 2


@pytest.mark.parametrize("path", ["/account/", "/checkout/", "/hi/account/", "/hi/checkout/"])
def test_who_has_to_sign_in_or_to_shop_first_stays_in_the_language(client, path):
    make_hindi()
    response = client.get(path, follow=True)
    prefix = "/hi/" if path.startswith("/hi/") else "/"
    assert all(url.startswith(prefix) for url, _status in response.redirect_chain)


def test_sign_in_has_no_other_door_in_any_language(client):
    make_hindi()
    for door in ("account/login/", "_util/login/", "password-reset/"):
        assert client.get(f"/hi/{door}").url.startswith("/hi/accounts/"), door
