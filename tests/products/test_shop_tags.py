from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.core.paginator import Paginator
from django.template import Context, Template
from django.utils.translation import override

from products.templatetags import shop
from tests import factories

THURSDAY = date(2026, 11, 26)


def test_it_writes_days_that_do_not_break():
    assert shop.day_short(THURSDAY) == "Thu\xa026\xa0Nov"
    assert shop.day_long(THURSDAY) == "Thursday\xa026\xa0November"
    assert shop.day_short(None) == ""


@pytest.mark.parametrize(
    ("moment", "words"), [((2026, 11, 25, 21, 0), "9\xa0pm"), ((2026, 7, 1, 20, 30), "9:30\xa0pm")]
)
def test_it_writes_the_hour_in_the_zone_of_the_shop(moment, words):
    assert shop.hour(datetime(*moment, tzinfo=UTC)) == words


def test_it_writes_money_and_nothing_for_no_price():
    assert shop.money(Decimal("1.68")) == "£1.68"
    assert shop.money(None) == ""


def test_allergens_are_bold_and_markup_is_not_let_in():
    words = shop.allergens_bold("Whole milk, <b>salt, **दूध**<", ["milk"])
    assert words == "Whole <strong>milk</strong>, &lt;b&gt;salt, <strong>दूध</strong>&lt;"


def test_it_lists_words_with_and():
    assert shop.words_list(["milk", "eggs", "nuts"]) == "milk, eggs and nuts"
    assert shop.words_list(["milk"]) == "milk"


def test_long_listings_get_gaps_between_page_numbers():
    assert shop.pager_numbers(Paginator(range(100), 10).page(5)) == [1, "…", 4, 5, 6, "…", 10]


@pytest.mark.django_db
def test_a_picture_comes_in_two_formats_and_two_widths_and_reserves_its_room():
    picture = factories.make_picture("A jar", size=(800, 1000))
    words = Template("{% picture_in picture 'card' sizes='44vw' alt='A jar' %}").render(Context({"picture": picture}))
    assert 'type="image/avif"' in words
    assert ".webp 320w" in words
    assert ".avif 640w" in words
    assert 'width="320"' in words
    assert 'height="400"' in words
    assert 'loading="lazy"' in words
    assert 'alt="A jar"' in words


@pytest.mark.django_db
def test_the_first_picture_is_not_lazy():
    picture = factories.make_picture()
    words = Template("{% picture_in picture 'card' eager=True %}").render(Context({"picture": picture}))
    assert "lazy" not in words
    assert 'alt=""' in words


@pytest.mark.django_db
def test_a_description_is_marked_with_its_language_for_readers_of_another():
    picture = factories.make_picture()
    picture.description = "A jar of yoghurt"
    with override("hi"):
        assert ' lang="en-gb"' in shop.picture_in(picture, "card", alt="A jar of yoghurt")
        assert "lang=" not in shop.picture_in(picture, "card", alt="सादा दही")
        assert "lang=" not in shop.picture_in(picture, "card")
    assert "lang=" not in shop.picture_in(picture, "card", alt="A jar of yoghurt")


def test_no_picture_is_nothing():
    assert shop.picture_in(None, "card") == ""


def test_an_unknown_box_is_an_error():
    with pytest.raises(KeyError):
        shop.picture_in(object(), "poster")
