import pytest

from home.questions import anchors


def test_an_anchor_is_the_question_in_small_letters():
    assert anchors(["How long doesn’t milk keep?"]) == ["how-long-doesnt-milk-keep"]


def test_every_anchor_is_another():
    assert anchors(["Milk", "Milk!", "Milk 2", "milk"]) == ["milk", "milk-2", "milk-2-2", "milk-3"]


@pytest.mark.parametrize(
    ("title", "anchor"), [("दूध कितने दिन?", "दूध-कितने-दिन"), ("?", "question"), ("x" * 90, "x" * 60)]
)
def test_any_words_lead_to_one(title, anchor):
    assert anchors([title]) == [anchor]
