"""The pages of the demo in Hindi."""

import unicodedata

import pytest
from wagtail.models import Locale
from wagtail_localize.models import Translation

from demo.goods.ranges import all_goods
from demo.steps.hindi import announce, translate, translate_pages
from demo.steps.site import arrange_menus
from demo.words import contact
from demo.words.hindi import HINDI
from demo.words.hindi.around import MENUS, NEWS
from demo.words.hindi.facts import FACTS
from demo.words.hindi.pairing import paired
from home.models import Announcement, HomePage, Menus, StoryPage
from products.facts.wording import WORDED
from products.models import ProductPage
from tests.factories import make_farm, make_home, make_product, make_product_page

pytestmark = pytest.mark.django_db


def test_every_good_has_its_name_and_its_words_in_hindi():
    goods = all_goods()
    assert [good.key for good in goods if not {good.title, good.overline, good.introduction} <= HINDI.keys()] == []
    assert len({HINDI[good.title] for good in goods}) == 20


def test_paragraphs_of_both_languages_stand_side_by_side():
    english = (
        "A title",
        {"text": "<p>One &amp; two.</p><ul><li>Three</li></ul>", "rule": "bought", "link": ("On", "shop")},
    )
    hindi = ("शीर्षक", {"text": "<p>एक &amp; दो।</p><ul><li>तीन</li></ul>", "link": ("आगे", None)})
    assert paired(english, hindi) == {
        "A title": "शीर्षक",
        "One &amp; two.": "एक &amp; दो।",
        "Three": "तीन",
        "On": "आगे",
    }


@pytest.mark.parametrize("hindi", ["<p>एक</p>", "<p>एक</p><p>दो</p><p>तीन</p>"])
def test_a_paragraph_too_many_or_too_few_is_told(hindi):
    with pytest.raises(ValueError, match="zip"):
        paired("<p>One</p><p>Two</p>", hindi)


def test_every_text_of_the_facts_is_said_in_hindi_with_the_same_allergens_in_stars():
    texts = {good.facts.get(name, "").strip() for good in all_goods() for name in WORDED} - {""}
    assert texts - FACTS.keys() == set()
    assert [text for text in texts if text.count("**") != FACTS[text].count("**")] == []


def test_the_news_stand_above_hindi_pages_and_lead_to_the_farm():
    make_farm()
    translate_pages(make_home())
    announce()
    announce()
    news = Announcement.objects.get(language="hi")
    assert (news.words, news.link_page.locale.language_code) == (NEWS, "hi")


def test_header_and_footer_are_arranged_as_in_english_and_worded_in_hindi():
    home = make_home()
    for slug in {*contact.HEADER, *(slug for _title, slugs in contact.FOOTER for slug in slugs)}:
        home.add_child(instance=StoryPage(title=slug, slug=slug))
    translate_pages(home)
    arrange_menus(home.get_translation(Locale.objects.get(language_code="hi")), MENUS.get)
    menus = Menus.objects.get(language="hi")
    assert [link.value["page"].locale.language_code for link in menus.header] == ["hi"] * 10
    assert [group.value["title"] for group in menus.footer] == ["डेयरी", "हम कौन हैं", "जानने की बातें"]
    assert menus.footer[0].value["links"][0]["words"] == "हमारी सारी चीज़ें"


def test_all_of_it_is_written_with_the_signs_that_are_searched_for():
    assert [words for words in HINDI.values() if unicodedata.normalize("NFC", words) != words] == []


def test_a_page_is_published_in_hindi_and_goes_on_in_the_editor_of_translations():
    page = make_product_page(make_product("Paneer"), body="<p>Not put into Hindi.</p>")
    translate_pages(make_home())
    paneer = ProductPage.objects.get(locale__language_code="hi")
    assert (paneer.title, paneer.live, paneer.listing) == ("पनीर", True, page.listing)
    assert "Not put into Hindi." in paneer.body
    assert Translation.objects.get(source__object_id=page.translation_key).enabled


def test_pages_in_hindi_know_what_stands_below_them():
    make_product_page(make_product("Paneer"))
    translate_pages(make_home())
    home = HomePage.objects.get(locale__language_code="hi")
    assert [(page.title, page.get_children().count()) for page in home.get_descendants(inclusive=True)] == [
        ("लॉन्गमेडो डेयरी", 1),
        ("The dairy", 1),
        ("दूध", 1),
        ("पनीर", 0),
    ]


def test_what_is_translated_already_is_left_as_it_is():
    page = make_product_page(make_product("Paneer"))
    hindi = Locale.objects.create(language_code="hi")
    translate(page, hindi)
    ProductPage.objects.filter(locale=hindi).update(title="ताज़ा पनीर")
    translate_pages(make_home())
    assert ProductPage.objects.get(locale=hindi).title == "ताज़ा पनीर"
