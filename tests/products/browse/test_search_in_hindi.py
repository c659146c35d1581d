"""Search in a script whose vowels are marks on letters."""

import unicodedata

import pytest
from django.db import connection
from django.urls import reverse
from django.utils.translation import override
from wagtail.models import Page

from products.browse.search import find, nearest, reindex, suggest
from products.models import Listing
from tests.factories import make_product, make_product_page, make_recipe
from tests.language_factories import make_hindi, make_translation

NUKTA = "\N{DEVANAGARI SIGN NUKTA}"
ZA, JA = "\N{DEVANAGARI LETTER ZA}", "\N{DEVANAGARI LETTER JA}"  # ज़ in one sign, and the ज under its nukta

NAMES = {
    "Whole milk": "फुल क्रीम दूध",
    "Natural yoghurt": "सादा दही",
    "Paneer": "पनीर",
    "Mozzarella": "मोज़रेला",
    "Cultured butter": "पाँच दिन पका मक्खन",
}


@pytest.fixture(params=[pytest.param("sqlite"), pytest.param("postgresql", marks=pytest.mark.postgres)])
def dairy(request, db):
    """Five goods and a recipe in two languages, on the database of this run."""
    if connection.vendor != request.param:
        pytest.skip(f"this run is on {connection.vendor}")
    make_hindi()
    for english, hindi in NAMES.items():
        page = make_product_page(make_product(english, species="cow"))
        reindex(Listing.objects.get(product__title=english))
        make_translation(page, title=hindi, introduction=f"{hindi}: खेत से।")
    make_translation(make_recipe("Paneer curry"), title="टमाटर में पनीर")


def found(typed, language="hi"):
    """Titles of what a search in that language finds: products by their English names, then pages."""
    with override(language):
        hits = find(typed)
    products, pages = Listing.objects.in_bulk(hits.listings), Page.objects.in_bulk(hits.pages)
    return [products[pk].product.title for pk in hits.listings] + [pages[pk].title for pk in hits.pages]


@pytest.mark.parametrize(
    ("typed", "titles"),
    [
        ("दही", ["Natural yoghurt"]),
        ("सादा दही", ["Natural yoghurt"]),
        ("दूध", ["Whole milk"]),
        ("पनीर", ["Paneer", "टमाटर में पनीर"]),
        ("पनी", ["Paneer", "टमाटर में पनीर"]),
        ("टमाटर", ["टमाटर में पनीर"]),
        ("मक्खन", ["Cultured butter"]),
        ("क्रीम", ["Whole milk"]),
    ],
)
def test_a_product_is_found_by_its_hindi_name_and_by_the_beginning_of_it(dairy, typed, titles):
    assert found(typed) == titles


@pytest.mark.parametrize("typed", ["दाध", "दहु", "दधू", "पिनार", "मुक्खन"])
def test_a_word_with_other_vowel_signs_is_another_word(dairy, typed):
    assert found(typed) == []


@pytest.mark.parametrize("typed", [f"मो{JA}{NUKTA}रेला", f"मो{ZA}रेला", f"मो{JA}रेला", f"मो{ZA}रे"])
def test_a_dot_below_is_found_however_it_is_typed_or_left_out(dairy, typed):
    assert found(typed) == ["Mozzarella"]


@pytest.mark.parametrize("typed", ["पाँच", "पांच", "पा\N{ZERO WIDTH JOINER}ँच"])
def test_both_signs_of_a_nasal_vowel_are_one(dairy, typed):
    assert found(typed) == ["Cultured butter"]


def test_a_title_that_was_typed_with_ready_made_letters_is_found_too(dairy):
    page = make_product_page(make_product("Fresh cheese", species="cow"))
    make_translation(page, title=f"ता{ZA}ा ची{ZA}")
    assert unicodedata.normalize("NFC", ZA) != ZA
    for typed in (f"ता{ZA}ा", f"ता{JA}{NUKTA}ा", f"ता{JA}ा", f"ची{JA}"):
        assert found(typed) == ["Fresh cheese"]


def test_each_language_finds_its_own_pages(dairy):
    assert found("टमाटर", "en-gb") == []
    assert found("दही", "en-gb") == []
    assert found("curry") == []
    assert found("curry", "en-gb") == ["Paneer curry"]


def test_a_product_is_found_in_hindi_by_its_english_name_too(dairy):
    assert found("paneer") == ["Paneer"]
    assert found("yogurt") == ["Natural yoghurt"]


def test_the_animal_is_found_in_the_language_of_the_page(dairy):
    assert set(found("गाय")) == set(NAMES)
    assert found("गाय", "en-gb") == []


def test_what_stands_in_the_text_is_found(dairy):
    assert set(found("खेत")) == set(NAMES)


def test_a_slip_of_the_finger_leads_near(dairy):
    with override("hi"):
        near = nearest("पनीीर")
    assert [each.product.title for each in Listing.objects.filter(pk__in=near.listings)] == ["Paneer"]


def test_suggestions_are_pages_of_the_language(dairy):
    with override("hi"):
        assert [page.title for page in suggest("पनी")] == ["पनीर", "टमाटर में पनीर"]
    with override("en-gb"):
        assert [page.title for page in suggest("pan")] == ["Paneer", "Paneer curry"]
        assert suggest("पनी") == []


def test_the_pages_of_search_and_suggestions_speak_hindi(dairy, client):
    with override("hi"):
        searched, suggested = reverse("search:results"), reverse("search:suggest")
    for address in (searched, suggested):
        words = client.get(address, {"q": "दही"}).content.decode()
        assert "सादा दही" in words
        assert 'href="/hi/shop/milk/natural-yoghurt/"' in words
        assert "Natural yoghurt" not in words
