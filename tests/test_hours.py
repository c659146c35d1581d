"""Times of day in words."""

from datetime import time

import pytest
from django.utils import translation

from hours import hour_words, span_words

O_CLOCK = " बजे"  # where translators have put it


@pytest.mark.parametrize(
    ("opens", "closes", "english", "hindi"),
    [
        (time(4), time(8), "4 to 8 am", "सुबह 4 से 8"),
        (time(10), time(14), "10 am to 2 pm", "सुबह 10 से दोपहर 2"),
        (time(16, 30), time(19), "4:30 to 7 pm", "शाम 4:30 से 7"),
        (time(16, 30), time(20), "4:30 to 8 pm", "शाम 4:30 से रात 8"),
        (time(9, 5), time(9, 50), "9:05 to 9:50 am", "सुबह 9:05 से 9:50"),
        (time(11), time(12), "11 am to 12 pm", "सुबह 11 से दोपहर 12"),
        (time(12), time(13, 15), "12 to 1:15 pm", "दोपहर 12 से 1:15"),
        (time(0), time(6), "12 to 6 am", "मध्यरात्रि 12 से सुबह 6"),
        (time(22), time(23, 59), "10 to 11:59 pm", "रात 10 से 11:59"),
    ],
)
def test_a_window_is_told_as_people_say_it(opens, closes, english, hindi):
    assert span_words(opens, closes) == english
    with translation.override("hi"):
        assert span_words(opens, closes).removesuffix(O_CLOCK) == hindi


@pytest.mark.parametrize(
    ("at", "english", "hindi"),
    [
        (time(8), "8 am", "सुबह 8"),
        (time(12), "noon", "दोपहर 12"),
        (time(17, 30), "5:30 pm", "शाम 5:30"),
        (time(21), "9 pm", "रात 9"),
        (time(0), "midnight", "मध्यरात्रि 12"),
    ],
)
def test_so_is_one_time_of_day(at, english, hindi):
    assert hour_words(at) == english
    with translation.override("hi"):
        assert hour_words(at).removesuffix(O_CLOCK) == hindi
