"""Names of products: those of their pages in the reader's language, one query for any number."""

import re
from pathlib import Path

import pytest
from django.utils import translation

from products.cards import pages_for
from products.names import Name, name_of, name_on, prefetch_names
from products.templatetags.shop import marked
from tests.factories import make_product, make_product_in_sizes, make_product_page
from tests.language_factories import make_hindi, make_translation
from tests.test_templates import customers_templates

pytestmark = pytest.mark.django_db


@pytest.fixture
def milk():
    milk = make_product()
    make_translation(make_product_page(milk), title="फुल क्रीम दूध")
    return milk


def named(product) -> tuple[str, str, str]:
    """(name, its language, the language that it has to be marked with)"""
    name = name_of(product)
    return name, name.language, name.foreign


def test_a_product_is_named_as_on_its_page_in_the_readers_language(milk):
    assert named(milk) == ("Whole milk", "en-gb", "")
    with translation.override("hi"):
        assert named(milk) == ("फुल क्रीम दूध", "hi", "")


def test_a_size_is_named_as_its_parents_page_with_the_size():
    parent = make_product_in_sizes("Natural yoghurt", sizes={"450": "2.40", "1000": "4.10"})
    make_translation(make_product_page(parent), title="सादा दही")
    small, large = parent.children.order_by("pk")
    assert small.name == "Natural yoghurt, 450 ml"
    with translation.override("hi"):
        assert small.name == "सादा दही, 450 मि.ली."
        assert large.name == "सादा दही, 1 लीटर"


def test_without_a_page_in_the_language_the_shops_own_name_stands():
    make_hindi()
    kefir, cream = make_product("Kefir"), make_product("Cream")
    make_product_page(kefir)
    with translation.override("hi"):
        assert named(kefir) == ("Kefir", "en-gb", "en-gb")
        assert named(cream) == ("Cream", "en-gb", "en-gb")


@pytest.mark.parametrize("is_alias", [True, False])
def test_a_page_that_is_in_draft_or_an_alias_tells_no_name_of_the_language(is_alias):
    kefir = make_product("Kefir")
    page = make_product_page(kefir, title="Kefir, the page")
    if is_alias:
        make_translation(page.get_parent().specific)
        page.copy_for_translation(make_hindi(), alias=True)
    else:
        make_translation(page, title="केफ़िर").unpublish()
    with translation.override("hi"):
        assert named(kefir) == ("Kefir", "en-gb", "en-gb")


def test_names_are_read_in_one_query_and_kept(milk, django_assert_num_queries):
    cream = make_product("Cream")
    with django_assert_num_queries(0):
        prefetch_names([milk, cream])
        assert [milk.name, cream.name] == ["Whole milk", "Cream"]
    with translation.override("hi"):
        with django_assert_num_queries(1):
            prefetch_names([milk, cream])
        with django_assert_num_queries(0):
            prefetch_names([milk, cream])
            assert [milk.name, cream.name] == ["फुल क्रीम दूध", "Cream"]


def test_what_was_read_in_one_language_is_not_told_in_another(milk):
    with translation.override("hi"):
        assert milk.name == "फुल क्रीम दूध"
    assert milk.name == "Whole milk"


def test_a_name_is_marked_for_the_reader_of_another_language_only():
    english, hindi = Name("Milk <b>& cream</b>", "en-gb"), Name("दूध", "hi")
    assert marked(english) == "Milk <b>& cream</b>"
    assert not hasattr(marked(english), "__html__")  # so that the template escapes it
    assert marked(hindi) == '<span lang="hi">दूध</span>'
    with translation.override("hi"):
        assert marked(english) == '<span lang="en-gb">Milk &lt;b&gt;&amp; cream&lt;/b&gt;</span>'
        assert marked(hindi) == "दूध"


class TestPages:
    """What lines lead to: the page in the reader's language, else the original."""

    def test_a_page_in_the_readers_language_comes_before_the_original(self, milk):
        assert [(page.title, page.words_in) for page in pages_for([milk.pk]).values()] == [("Whole milk", "en-gb")]
        with translation.override("hi"):
            assert [(page.title, page.words_in) for page in pages_for([milk.pk]).values()] == [("फुल क्रीम दूध", "hi")]

    def test_where_there_is_none_the_original_stands_marked(self, django_assert_num_queries):
        make_hindi()
        kefir = make_product("Kefir")
        page = make_product_page(kefir)
        with translation.override("hi"), django_assert_num_queries(2):
            found = pages_for([kefir.pk])[kefir.pk]
            assert (found.pk, name_on(found).foreign) == (page.pk, "en-gb")

    def test_an_alias_in_the_readers_language_has_the_words_of_its_source(self):
        kefir = make_product("Kefir")
        page = make_product_page(kefir)
        make_translation(page.get_parent().specific)
        alias = page.copy_for_translation(make_hindi(), alias=True)
        with translation.override("hi"):
            found = pages_for([kefir.pk])[kefir.pk]
            assert (found.pk, name_on(found).foreign) == (alias.pk, "en-gb")


def test_nothing_for_shoppers_asks_for_the_title_that_staff_read():
    """Guard: product.get_title in a template or a message. Staff read titles in `dashboard`."""
    root = Path(__file__).resolve().parents[2]
    rooms = [path for room in ("checkout", "accounts", "home") for path in (root / room).rglob("*.py")]
    code = [path for path in rooms if "dashboard" not in path.parts and "migrations" not in path.parts]
    templates = [root / "templates" / name for name in customers_templates()]
    asks = [path.name for path in code + templates if re.search(r"product\.(get_)?title\b", path.read_text())]
    assert asks == []
