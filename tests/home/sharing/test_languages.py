import pytest
from wagtail.models import Locale, PageViewRestriction

from home.sharing.languages import Translation, alternates, as_locale, as_tag, translations_among, translations_by_key
from products.language import Spoken
from tests import factories
from tests.language_factories import make_translation

HERE = "http://127.0.0.1:8000"
ENGLISH = Translation("en-gb", f"{HERE}/shop/milk/kefir/")
HINDI = Translation("hi", f"{HERE}/hi/shop/milk/kefir/")


@pytest.mark.django_db
class TestOfManyPages:
    @pytest.fixture
    def page(self):
        return factories.make_product_page(title="Kefir", slug="kefir")

    def of(self, page) -> list[Translation]:
        return translations_by_key([page.translation_key], None)[page.translation_key]

    def test_a_page_in_one_language_has_none(self, page):
        assert self.of(page) == []

    def test_a_page_in_two_languages_has_both_whichever_is_asked(self, page):
        assert self.of(make_translation(page)) == self.of(page) == [ENGLISH, HINDI]

    def test_a_translation_that_is_not_live_is_left_out(self, page):
        make_translation(page).unpublish()
        assert self.of(page) == []

    def test_a_translation_that_is_private_is_left_out(self, page):
        above = make_translation(page).get_parent()
        PageViewRestriction.objects.create(page=above, restriction_type=PageViewRestriction.LOGIN)
        assert self.of(page) == []

    def test_an_alias_that_stands_in_for_a_translation_is_none(self, page):
        hindi, _ = Locale.objects.get_or_create(language_code="hi")
        alias = page.copy_for_translation(hindi, copy_parents=True, alias=True)
        assert alias.live and alias.url == "/hi/shop/milk/kefir/"
        assert self.of(page) == []


def spoken(code: str, url: str, *, is_same: bool = True) -> Spoken:
    return Spoken(code=code, name=code, url=url, is_current=False, is_same=is_same)


def test_what_the_header_knows_is_told_with_whole_addresses():
    english, hindi = spoken("en-gb", "/shop/milk/kefir/"), spoken("hi", "/hi/shop/milk/kefir/")
    assert translations_among([english, hindi]) == [ENGLISH, HINDI]
    assert translations_among([english, spoken("hi", "/hi/", is_same=False)]) == []


def test_the_shops_own_language_serves_all_other_readers():
    assert alternates([ENGLISH, HINDI]) == [
        ("en-GB", f"{HERE}/shop/milk/kefir/"),
        ("hi", f"{HERE}/hi/shop/milk/kefir/"),
        ("x-default", f"{HERE}/shop/milk/kefir/"),
    ]
    assert alternates([]) == []


def test_languages_are_named_as_the_web_and_open_graph_name_them():
    assert (as_tag("en-gb"), as_tag("hi")) == ("en-GB", "hi")
    assert (as_locale("en-gb"), as_locale("hi")) == ("en_GB", "hi_IN")
