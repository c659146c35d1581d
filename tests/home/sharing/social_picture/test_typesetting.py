import pytest

from home.sharing.social_picture import typesetting
from home.sharing.social_picture.typesetting import (
    DEVANAGARI_STRONG,
    HEADING,
    TEXT,
    Style,
    can_shape,
    drawable,
    fits,
    lines_of,
    syllables,
    width_of,
)

FACES = (HEADING, DEVANAGARI_STRONG, TEXT)
shaped = pytest.mark.skipif(not can_shape(), reason="Pillow finds no Raqm or FriBiDi here")


def set_in(words: str, width: float, most: int) -> list[str]:
    """As on a typewriter: each sign is as wide as the next."""
    return lines_of(words, width, most, len)


class TestLines:
    def test_what_fits_is_one_line(self):
        assert set_in("Natural yoghurt", 15, 3) == ["Natural yoghurt"]

    def test_what_does_not_is_broken_between_words_into_lines_of_one_length(self):
        assert set_in("Three cheeses, and when to take them out", 30, 4) == [
            "Three cheeses, and",
            "when to take them out",
        ]

    def test_what_is_too_long_ends_after_a_whole_word(self):
        assert set_in("Why we still pour into churns", 10, 2) == ["Why we", "still…"]

    def test_no_comma_stands_before_the_end(self):
        assert set_in("Milk, butter, cheese", 13, 1) == ["Milk, butter…"]

    def test_a_word_that_no_line_holds_is_torn_and_loses_no_sign(self):
        assert set_in("Kräuterbutterdose", 8, 4) == ["Kräuterb", "utterdos", "e"]
        assert set_in("Kräuterbutterdose", 8, 1) == ["Kräuter…"]

    def test_balancing_tears_no_word(self):
        assert set_in("Questions and answers", 13, 3) == ["Questions and", "answers"]

    def test_no_words_are_no_lines(self):
        assert set_in("", 10, 2) == []

    def test_a_size_fits_when_nothing_is_torn_or_cut(self):
        assert fits("Natural yoghurt", 8, 2, len)
        assert not fits("Natural yoghurt", 8, 1, len)
        assert not fits("Kräuterbutterdose", 8, 4, len)

    def test_a_letter_keeps_its_marks_and_what_it_is_joined_to(self):
        assert syllables("हिन्दी") == ["हि", "न्दी"]
        assert set_in("हिन्दी", 4, 1) == ["हि…"]


class TestFaces:
    def test_signs_that_nobody_sees_or_no_face_has_are_left_out(self):
        assert drawable("Milk\x07\u202e  &\n 🥛 cream", FACES) == "Milk & cream"

    @shaped
    def test_a_sign_is_drawn_in_the_first_face_that_has_it(self):
        style = Style(FACES, 40)
        parts = [(run, font.getname()[0]) for run, font in typesetting._runs("Kefir केफ़िर 14…", style)]
        assert parts == [("Kefir ", "Vollkorn"), ("केफ़िर ", "Noto Sans Devanagari"), ("14…", "Vollkorn")]

    @shaped
    def test_letters_that_are_joined_are_drawn_as_one(self):
        style = Style(FACES, 40)
        joined, apart = width_of("क्ष", style), width_of("क", style) + width_of("ष", style)
        assert joined < 0.8 * apart

    def test_devanagari_is_left_out_where_it_can_not_be_shaped(self, monkeypatch):
        monkeypatch.setattr(typesetting, "can_shape", lambda: False)
        assert drawable("चीज़", FACES) == ""
        assert drawable("Paneer", FACES) == "Paneer"
        assert width_of("Paneer", Style(FACES, 40)) > 80
