"""Messages as editors word them: escaped in HTML, in the reader's language, switched off where that is allowed."""

import pytest
from django.conf import settings

from notices.editing import reset_words, save_words
from notices.kinds import Kind, kinds, register
from notices.models import MessageWords, Notice
from notices.services import queue
from notices.words import Words, problems_of
from notices.writing import write

pytestmark = pytest.mark.django_db
FIRST = Words("Hello {name}", "Dear {name}", "First words.\n\nSecond part.", "Bye.")


@pytest.fixture
def greeting(monkeypatch):
    """A kind of message that any room might register."""
    return registered(monkeypatch)


def registered(monkeypatch, **fields):
    monkeypatch.setattr("notices.kinds._kinds", {})
    values = {"name": "Greeting", "when": "always", "template": "order", "placeholders": {"name": "who"}}
    values |= {"words": {"en-gb": FIRST}, "example": lambda: {"name": "Asha"}, "values": lambda context: context}
    kind = Kind(code="greeting", **values | fields)
    register(kind)
    return kind


def say(name: str = "Asha", language: str = "en-gb"):
    return queue(
        kind="greeting", key=f"greeting:{name}", recipient="a@example.com", context={"name": name}, language=language
    )


def own(kind, words: Words = FIRST, *, is_sent: bool = True, language: str = "en-gb"):
    return save_words(kind=kind, language=language, words=words, is_sent=is_sent)


def test_the_default_words_hold_until_somebody_writes_others(greeting):
    notice = say()
    assert notice.subject == "Hello Asha"
    assert notice.text.startswith("Dear Asha\n\nFirst words.\n\nSecond part.")
    assert '<p class="mail__text">First words.</p>' in notice.html


def test_an_editors_words_hold_from_then_on_in_text_and_in_html(greeting):
    own(greeting, Words("Hi {name}", "Well, {name}", "New.", ""))
    notice = say()
    assert notice.subject == "Hi Asha"
    assert "New." in notice.text
    assert "New." in notice.html
    assert "First words." not in notice.text + notice.html


def test_what_an_editor_or_a_shopper_writes_is_no_markup(greeting):
    own(greeting, Words("Hi", "<b>Well</b>", "<script>alert(1)</script> {name}", "<i>Bye</i>"))
    notice = say("<img src=x>")
    for markup in ("<b>Well", "<script>", "<img", "<i>"):
        assert markup not in notice.html
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &lt;img src=x&gt;" in notice.html
    assert "<script>alert(1)</script> <img src=x>" in notice.text


def test_a_message_that_is_switched_off_is_not_written(greeting):
    own(greeting, is_sent=False)
    assert say() is None
    assert not Notice.objects.exists()


def test_what_shoppers_must_get_can_not_be_switched_off(monkeypatch):
    kind = registered(monkeypatch, is_owed=True)
    own(kind, is_sent=False)
    assert MessageWords.objects.get().is_sent
    MessageWords.objects.update(is_sent=False)
    assert say() is not None


def test_the_words_of_another_language_are_its_own(greeting):
    own(greeting, Words("नमस्ते {name}", "नमस्ते", "आइए।", ""), language="hi")
    assert say("Asha", "hi").subject == "नमस्ते Asha"
    assert say("Bob").subject == "Hello Bob"
    assert '<html lang="hi">' in Notice.objects.get(key="greeting:Asha").html


def test_a_language_without_words_gets_the_shops_own(greeting):
    assert say("Asha", "hi").subject == "Hello Asha"


def test_the_default_words_come_back_with_a_reset(greeting):
    own(greeting, Words("Hi {name}", "Well", "New.", ""), is_sent=False)
    reset_words(kind=greeting, language="en-gb")
    assert say().subject == "Hello Asha"


def test_a_kind_has_one_set_of_words_in_a_language(greeting):
    own(greeting, Words("One", "a", "b", ""))
    own(greeting, Words("Two", "a", "b", ""))
    assert [row.subject for row in MessageWords.objects.all()] == ["Two"]


def test_it_is_written_once_for_a_key(greeting):
    assert say() is not None
    assert say() is None
    assert Notice.objects.count() == 1


EVERY_ONE = [(kind, language) for kind in kinds() for language, _name in settings.LANGUAGES]


ABOUT = {
    "newsletter": "Longmeadow Dairy",
    "contact_received": "Longmeadow Dairy",
}  # every other message is about an order


@pytest.mark.parametrize(("kind", "language"), EVERY_ONE, ids=lambda value: getattr(value, "code", value))
class TestTheKindsOfTheShop:
    def test_their_default_words_use_their_placeholders_only(self, kind, language):
        words = kind.words_in(language)
        for text in (words.subject, words.heading, words.lead, words.closing):
            assert problems_of(text, kind.placeholders) == []

    def test_their_example_has_a_value_for_each_placeholder(self, kind, language):
        found = kind.values(kind.example())
        assert [name for name in kind.placeholders if not found[name]] == []

    def test_they_can_be_read_whole(self, kind, language):
        written = write(kind=kind, words=kind.words_in(language), context=kind.example(), language=language)
        for part in (written.subject, written.text, written.html):
            assert "{" not in part.partition("<style>")[0] + part.partition("</style>")[2]
            assert "None" not in part
        about = ABOUT.get(kind.code, "7KQ2M-4XT9W-C")
        assert about in written.text
        assert about in written.html
        assert f'<html lang="{language}">' in written.html

    def test_they_speak_every_language_of_the_shop(self, kind, language):
        assert language in kind.words
