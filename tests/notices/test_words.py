"""The words of a message: placeholders filled, and what is wrong with them said."""

import pytest

from notices.words import Words, filled, paragraphs, problems_of

ALLOWED = ("name", "day", "number")


def test_each_placeholder_gets_its_value():
    assert filled("See you {day}, {name}. {day}!", {"day": "Friday", "name": "Asha"}) == "See you Friday, Asha. Friday!"


def test_a_value_that_looks_like_a_placeholder_is_not_filled_again():
    assert filled("Hello {name}", {"name": "{day}", "day": "Friday"}) == "Hello {day}"


def test_a_placeholder_without_a_value_stays_to_be_seen():
    assert filled("Hello {name}", {}) == "Hello {name}"


def test_nothing_but_a_name_is_a_placeholder():
    assert filled("{name.__class__} {0} {} {name!r}", {"name": "Asha"}) == "{name.__class__} {0} {} {name!r}"


def test_an_empty_line_begins_a_paragraph():
    assert paragraphs("One.\nStill one.\r\n\r\nTwo.\n \nThree.\n") == ["One.\nStill one.", "Two.", "Three."]
    assert paragraphs("  ") == []


def test_good_words_have_no_problem():
    assert problems_of("Hello {name}, see you {day}.", ALLOWED) == []


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("Hello {nam}.", "This message knows no {nam}. Did you mean {name}?"),
        ("For {window}.", "This message knows no {window}. Take one of the list, or leave it out."),
        (
            "Hello {name, good day",
            "“{name, good day” is no whole placeholder. Write its name in small letters between one { and one }.",
        ),
        (
            "Hello {Name}.",
            "“{Name}.” is no whole placeholder. Write its name in small letters between one { and one }.",
        ),
        (
            "Hello name}",
            "“Hello name}” is no whole placeholder. Write its name in small letters between one { and one }.",
        ),
        (
            "Hello {}",
            "“{}” is no whole placeholder. Write its name in small letters between one { and one }.",
        ),
    ],
)
def test_what_is_wrong_is_named(text, problem):
    assert problems_of(text, ALLOWED) == [problem]


def test_all_problems_are_said_each_once():
    told = problems_of("{nam} {nam} {dy} {", ALLOWED)
    assert [words.partition(".")[0] for words in told] == [
        "This message knows no {nam}",
        "This message knows no {dy}",
        "“{” is no whole placeholder",
    ]


def test_every_part_of_the_words_is_filled():
    words = Words("To {name}", "Dear {name}", "It is {day}.", "Bye {name}").filled({"name": "Asha", "day": "Friday"})
    assert words == Words("To Asha", "Dear Asha", "It is Friday.", "Bye Asha")
