import pytest

from home.reading import reading_minutes


def prose(words: int) -> dict:
    return {"type": "prose", "value": f"<p>{'milk ' * words}</p>", "id": "b7c1"}


@pytest.mark.parametrize(("words", "minutes"), [(0, 1), (238, 1), (239, 2), (476, 2), (1000, 5)])
def test_it_counts_238_words_a_minute_and_one_minute_at_least(words, minutes):
    assert reading_minutes([prose(words)]) == minutes


def test_words_of_neighbouring_paragraphs_are_two():
    assert reading_minutes([{"type": "prose", "value": "<p>milk</p>" * 239, "id": "a1"}]) == 2


def test_words_in_fields_and_lists_count_and_ids_and_numbers_do_not():
    words = " ".join(["milk"] * 119)
    body = [
        {"type": "quote", "value": {"quote": words, "who": ""}, "id": "a1"},
        {"type": "gallery", "value": {"pictures": [{"type": "item", "value": {"picture": 7, "caption": words}}]}},
        {"type": "picture", "value": {"picture": 9, "caption": None}, "id": "one two three"},
    ]
    assert reading_minutes(body) == 1
    assert reading_minutes([*body, {"type": "prose", "value": "one more", "id": "a2"}]) == 2
