"""One set of facts, told in the language of the page."""

from importlib import import_module

import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override
from wagtail.models import Collection

from accounts.models import User
from products.commerce.standing import commerce_of
from products.facts.wording import ask_for_words, in_reader_words, texts_of
from products.models import FactWords, Listing
from products.services import save_commerce
from tests.factories import make_home, make_product, make_product_page, make_user
from tests.language_factories import make_hindi, make_translation

pytestmark = pytest.mark.django_db

MILK = "Whole **milk**, sugar."
IN_HINDI = "फुल क्रीम **दूध**, चीनी।"
LIST = "/admin/fact_words/"


@pytest.fixture
def listing():
    return make_product("Whole milk", ingredients=MILK, storage_advice="Drink it soon.", packaging="").listing


def say(original, words):
    return FactWords.objects.create(language="hi", original=original, words=words)


def test_texts_that_have_words_are_told_in_hindi_and_the_others_as_they_are_typed(listing):
    say(MILK, IN_HINDI)
    say("Drink it soon.", "")
    with override("hi"):
        told = in_reader_words(listing)
    assert (told.ingredients, told.storage_advice) == (IN_HINDI, "Drink it soon.")
    assert listing.ingredients == MILK


def test_readers_of_the_shops_own_language_cost_no_query(listing):
    say(MILK, IN_HINDI)
    with CaptureQueriesContext(connection) as queries:
        assert in_reader_words(listing).ingredients == MILK
    assert len(queries) == 0


def test_words_of_a_text_that_was_changed_are_not_shown(listing):
    say(MILK, IN_HINDI)
    listing.ingredients = "Whole **milk**, honey."
    with override("hi"):
        assert in_reader_words(listing).ingredients == "Whole **milk**, honey."


def test_what_is_told_as_it_is_typed_is_marked_as_the_shops_own_language(client, listing):
    """Voices and fonts of a Hindi page are told which words are English."""
    Listing.objects.update(origin_farm="Low Farm")
    make_translation(make_product_page(listing.product), title="दूध")
    page = client.get("/hi/shop/milk/whole-milk/").content.decode()
    assert '<span lang="en-gb">Whole <strong>milk</strong>, sugar.</span>' in page
    assert '<dd><span lang="en-gb">Low Farm</span></dd>' in page
    say(MILK, IN_HINDI)
    assert '<span lang="en-gb">Whole' not in client.get("/hi/shop/milk/whole-milk/").content.decode()
    assert '<span lang="en-gb">' not in client.get("/shop/milk/whole-milk/").content.decode()


def test_each_text_is_asked_for_once_in_each_other_language(listing):
    say(MILK, IN_HINDI)
    ask_for_words(listing)
    ask_for_words(listing)
    asked = FactWords.objects.values_list("language", "original", "words")
    assert sorted(asked) == [("hi", "Drink it soon.", ""), ("hi", MILK, IN_HINDI)]
    assert texts_of(listing) == {"Drink it soon.", MILK}


@pytest.mark.parametrize("words", ["फुल क्रीम दूध, चीनी।", "**फुल** **दूध**, चीनी।", "फुल क्रीम **दूध, चीनी।"])
def test_an_allergen_that_stands_out_stands_out_in_every_language(words):
    with pytest.raises(ValidationError, match="Put stars around 1 allergen,"):
        FactWords(language="hi", original=MILK, words=words).clean()
    FactWords(language="hi", original=MILK, words=IN_HINDI).clean()
    FactWords(language="hi", original=MILK, words="").clean()


def test_the_page_of_a_product_tells_its_facts_in_hindi(client, listing):
    make_hindi()
    page = make_product_page(listing.product)
    make_translation(page, title="फुल क्रीम दूध")
    say(MILK, IN_HINDI)
    say("Drink it soon.", "जल्दी पी लें।")
    words = client.get("/hi/shop/milk/whole-milk/").content.decode()
    assert "फुल क्रीम <strong>दूध</strong>, चीनी।" in words
    assert "जल्दी पी लें।" in words
    assert "Drink it soon." not in words
    assert "Drink it soon." in client.get("/shop/milk/whole-milk/").content.decode()


@pytest.fixture
def marketing(client):
    make_home()
    Collection.objects.filter(depth=1).exists() or Collection.add_root(name="Root")
    import_module("home.migrations.0002_groups").make_groups(apps, None)
    import_module("home.migrations.0019_fact_words_roles").give_roles(apps, None)
    mia = make_user("mia@example.com")
    mia.groups.add(Group.objects.get(name="Marketing"))
    client.force_login(mia)
    return client


def test_marketing_says_a_text_in_hindi_and_finds_what_is_missing_first(marketing, listing):
    say(MILK, IN_HINDI)
    ask_for_words(listing)
    listed = marketing.get(LIST).content.decode()
    assert listed.index("Drink it soon.") < listed.index("Whole **milk**, sugar.")
    asked = FactWords.objects.get(original="Drink it soon.")
    form = marketing.get(f"{LIST}edit/{asked.pk}/").content.decode()
    assert "Drink it soon." in form
    response = marketing.post(f"{LIST}edit/{asked.pk}/", {"words": "जल्दी पी लें।"})
    assert response.status_code == 302
    asked.refresh_from_db()
    assert (asked.original, asked.language, asked.words) == ("Drink it soon.", "hi", "जल्दी पी लें।")


@pytest.mark.parametrize("is_superuser", [False, True])
def test_nobody_adds_or_deletes_a_text(marketing, listing, is_superuser):
    words = say(MILK, IN_HINDI)
    User.objects.update(is_superuser=is_superuser)
    assert marketing.get(f"{LIST}new/").status_code == 302
    assert marketing.post(f"{LIST}delete/{words.pk}/").status_code == 302
    assert FactWords.objects.get() == words


def test_what_is_saved_with_a_product_is_asked_for(listing):
    page = make_product_page(listing.product)
    save_commerce(page=page, commerce=commerce_of(Listing.objects.get(pk=listing.pk)))
    assert set(FactWords.objects.values_list("original", flat=True)) == {MILK, "Drink it soon."}
