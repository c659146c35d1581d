"""A comparison table in two languages."""

import json

import pytest
from django.urls import reverse
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource

from home.blocks.tables import in_other_words, words_in
from home.blocks.words import TableBlock
from tests.factories import make_user
from tests.language_factories import make_hindi
from tests.page_factories import make_article

MILKS = {
    "caption": "Our milks",
    "columns": [
        {"type": "words", "heading": "Milk"},
        {"type": "number", "heading": "Fat, %"},
        {"type": "words", "heading": "Good for"},
        {"type": "yes_or_no", "heading": "Cream on top"},
    ],
    "rows": [
        {"values": ["Gold top", "5.2", "Porridge & tea", True]},
        {"values": ["Semi-skimmed", "1.7", "", False]},
        {"values": ["Whole", "3.7", "Milk", True]},
    ],
}
IN_HINDI = {
    "Our milks": "हमारे दूध",
    "Milk": "दूध",
    "Fat, %": "वसा, %",
    "Good for": "किसके लिए अच्छा",
    "Cream on top": "ऊपर मलाई",
    "Gold top": "गोल्ड टॉप",
    "Porridge &amp; tea": "दलिया &amp; चाय",
    "Whole": "फुल क्रीम",
}


@pytest.fixture
def table():
    return TableBlock().normalize(MILKS)


@pytest.fixture
def article(table):
    return make_article(body=[("table", table)])


def translated(article, hindi, words):
    """The article in Hindi; what `words` doesn't name stays in English."""
    source, _ = TranslationSource.get_or_create_from_instance(article)
    translation, _ = Translation.objects.get_or_create(source=source, target_locale=hindi)
    for segment in StringSegment.objects.filter(source=source, string__data__in=words):
        StringTranslation.objects.get_or_create(
            translation_of=segment.string,
            context=segment.context,
            locale=hindi,
            defaults={"data": words[segment.string.data]},
        )
    translation.save_target(publish=False)
    return article.get_translation(hindi).get_latest_revision_as_object()


def test_its_words_are_told_as_they_are_read(table):
    assert words_in(table) == [
        "Our milks",
        *("Milk", "Fat, %", "Good for", "Cream on top"),
        *("Gold top", "Porridge & tea"),
        "Semi-skimmed",
        *("Whole", "Milk"),
    ]


def test_other_words_leave_numbers_ticks_and_the_original_alone(table):
    loud = in_other_words(table, str.upper)
    assert (loud.caption, [column["heading"] for column in loud.columns]) == (
        "OUR MILKS",
        ["MILK", "FAT, %", "GOOD FOR", "CREAM ON TOP"],
    )
    assert [[str(value) for value in row["values"]] for row in loud.row_data] == [
        ["GOLD TOP", "5.2", "PORRIDGE & TEA", "True"],
        ["SEMI-SKIMMED", "1.7", "", "False"],
        ["WHOLE", "3.7", "MILK", "True"],
    ]
    assert table.caption == "Our milks"
    assert table.row_data[0]["values"][0] == "Gold top"


@pytest.mark.django_db
def test_a_table_is_translated_word_by_word(article):
    hindi = make_hindi()
    table = translated(article, hindi, IN_HINDI).body[0].value
    assert (table.caption, [column["heading"] for column in table.columns]) == (
        "हमारे दूध",
        ["दूध", "वसा, %", "किसके लिए अच्छा", "ऊपर मलाई"],
    )
    assert [[str(value) for value in row["values"]] for row in table.row_data] == [
        ["गोल्ड टॉप", "5.2", "दलिया & चाय", "True"],
        ["Semi-skimmed", "1.7", "", "False"],
        ["फुल क्रीम", "3.7", "दूध", "True"],
    ]


@pytest.mark.django_db
def test_what_is_added_to_the_original_leaves_what_is_translated(article):
    hindi = make_hindi()
    translated(article, hindi, IN_HINDI)
    article.body[0].value.row_data.insert(0, {"values": ["Oat", None, "Nobody here", False]})
    article.save_revision().publish()
    TranslationSource.objects.get(object_id=article.translation_key).update_from_db()
    table = translated(article, hindi, {}).body[0].value
    assert [row["values"][0] for row in table.row_data] == ["Oat", "गोल्ड टॉप", "Semi-skimmed", "फुल क्रीम"]


@pytest.mark.django_db
def test_the_editor_of_translations_asks_for_each_of_its_words(client, article):
    in_hindi = translated(article, make_hindi(), {})
    client.force_login(make_user("mia@example.com", is_superuser=True, is_staff=True))
    response = client.get(reverse("wagtailadmin_pages:edit", args=[in_hindi.pk]))
    asked = [segment["source"] for segment in json.loads(response.context["props"])["segments"]]
    assert {"Our milks", "Fat, %", "Porridge & tea", "Whole"} <= {words.replace("&amp;", "&") for words in asked}
