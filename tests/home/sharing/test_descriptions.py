import pytest

from home.sharing.descriptions import description_of, shortened
from tests import factories

pytestmark = pytest.mark.django_db


def test_what_an_editor_wrote_for_search_engines_goes_first():
    page = factories.make_story(search_description="Written for it.", introduction="An introduction.")
    assert description_of(page) == "Written for it."


def test_without_it_the_introduction_is_told():
    assert description_of(factories.make_story(introduction="An introduction.")) == "An introduction."


def test_without_an_introduction_the_text_begins():
    body = [("quote", {"quote": "Ha.", "who": "Ted"}), ("prose", "<p>Cows &amp; goats.</p><p>Grass.</p>")]
    assert description_of(factories.make_story(body=body)) == "Cows & goats. Grass."


def test_a_home_page_says_what_its_first_picture_says():
    home = factories.make_home()
    home.body = [("hero", {"title": "Fresh", "text": "Milk from one herd.", "picture": None, "links": []})]
    assert description_of(home) == "Milk from one herd."


def test_a_product_says_how_its_words_begin():
    assert description_of(factories.make_product_page(body="<p>In <b>glass</b>.</p>")) == "In glass."


def test_a_page_without_words_says_nothing():
    assert description_of(factories.make_story()) == ""


def test_a_long_text_is_cut_after_a_whole_word():
    words = (
        "Milk from one herd, made up on the farm and carried to your door with its date on it, every morning of " * 2
    )
    assert shortened(words) == (
        "Milk from one herd, made up on the farm and carried to your door with its date on it, every morning of Milk "
        "from one herd, made up on the farm and carried to…"
    )
    assert len(shortened(words)) <= 160


def test_lines_become_one():
    assert shortened(" Milk\n\n from  one herd. ") == "Milk from one herd."
