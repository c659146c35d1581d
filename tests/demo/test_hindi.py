"""The pages of the demo in Hindi."""

import pytest
from wagtail.models import Locale
from wagtail_localize.models import Translation

from demo.goods.ranges import all_goods
from demo.steps.hindi import translate, translate_pages
from demo.words.hindi import HINDI
from products.models import ProductPage
from tests.factories import make_home, make_product, make_product_page

pytestmark = pytest.mark.django_db


def test_every_good_has_its_name_and_its_words_in_hindi():
    goods = all_goods()
    assert [good.key for good in goods if not {good.title, good.overline, good.introduction} <= HINDI.keys()] == []
    assert len({HINDI[good.title] for good in goods}) == 20


def test_a_page_is_published_in_hindi_and_goes_on_in_the_editor_of_translations(django_capture_on_commit_callbacks):
    page = make_product_page(make_product("Paneer"), body="<p>Not put into Hindi.</p>")
    with django_capture_on_commit_callbacks(execute=True):
        translate_pages(make_home())
    paneer = ProductPage.objects.get(locale__language_code="hi")
    assert (paneer.title, paneer.live, paneer.listing) == ("पनीर", True, page.listing)
    assert "Not put into Hindi." in paneer.body
    assert Translation.objects.get(source__object_id=page.translation_key).enabled


def test_what_is_translated_already_is_left_as_it_is(django_capture_on_commit_callbacks):
    page = make_product_page(make_product("Paneer"))
    hindi = Locale.objects.create(language_code="hi")
    with django_capture_on_commit_callbacks(execute=True):
        translate(page, hindi)
    ProductPage.objects.filter(locale=hindi).update(title="ताज़ा पनीर")
    translate_pages(make_home())
    assert ProductPage.objects.get(locale=hindi).title == "ताज़ा पनीर"
