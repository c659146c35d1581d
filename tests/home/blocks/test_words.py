import pytest
from wagtail.contrib.typed_table_block.blocks import TypedTableBlockValidationError

from home.blocks.words import TableBlock
from tests.page_factories import make_article

pytestmark = pytest.mark.django_db

MILKS = {
    "caption": "Our milks",
    "columns": [
        {"type": "words", "heading": "Milk"},
        {"type": "number", "heading": "Fat, %"},
        {"type": "yes_or_no", "heading": "Cream on top"},
    ],
    "rows": [{"values": ["Gold top", "5.2", True]}, {"values": ["Semi-skimmed", None, False]}],
}


def refused(**fields) -> list[str]:
    block = TableBlock()
    with pytest.raises(TypedTableBlockValidationError) as error:
        block.clean(block.normalize(MILKS | fields))
    return [message for each in error.value.non_block_errors.as_data() for message in each.messages]


def test_a_table_has_a_caption_and_headings_for_columns_and_rows(client):
    table = TableBlock().normalize(MILKS)
    words = client.get(make_article(body=[("table", table)]).url).content.decode()
    assert "<caption>Our milks</caption>" in words
    assert '<th scope="col">Milk</th>' in words
    assert '<th scope="col" class="compare__number">Fat, %</th>' in words
    assert '<th scope="row">Gold top</th>' in words
    assert '<td class="compare__number">5.2</td>' in words
    assert '<span class="visually-hidden">yes</span>' in words
    assert '<span class="visually-hidden">no</span>' in words
    assert "None" not in words.split("<caption>")[1].split("</table>")[0]


def test_a_table_that_can_not_be_followed_aloud_is_refused_with_all_its_problems():
    assert refused(caption=" ", columns=[{"type": "words", "heading": ""}], rows=[]) == [
        "Write a caption: it says what is compared, also to those who hear the table read.",
        "A comparison needs at least two columns and one row.",
        "Give every column a heading.",
    ]


def test_a_draft_may_be_unfinished():
    block = TableBlock()
    assert block.clean_deferred(block.normalize(MILKS | {"caption": ""})).caption == ""


def test_what_is_typed_into_a_table_stays_words(client):
    table = TableBlock().normalize(MILKS | {"rows": [{"values": ["<img src=x onerror=alert(1)>", "1", True]}]})
    assert "<img src=x" not in client.get(make_article(body=[("table", table)]).url).content.decode()


def test_a_note_stands_beside_the_text(client):
    note = {"title": "An hour before", "text": "<p>Take it <b>out</b>.</p>"}
    words = client.get(make_article(body=[("callout", note)]).url).content.decode()
    assert '<p class="callout__title">An hour before</p>' in words
    assert "<p>Take it <b>out</b>.</p>" in words
