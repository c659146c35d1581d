"""Windows in words."""

from datetime import time

import pytest
from django.utils import translation

from delivery.windows import window_words


@pytest.mark.parametrize(
    ("opens", "closes", "words"),
    [
        (time(4), time(8), "4 to 8 am"),
        (time(10), time(14), "10 am to 2 pm"),
        (time(16, 30), time(20), "4:30 to 8 pm"),
        (time(9, 5), time(9, 50), "9:05 to 9:50 am"),
        (time(11), time(12), "11 am to 12 pm"),
        (time(12), time(13, 15), "12 to 1:15 pm"),
        (time(0), time(6), "12 to 6 am"),
        (time(22), time(23, 59), "10 to 11:59 pm"),
    ],
)
def test_a_window_is_told_as_people_say_it(opens, closes, words):
    assert window_words(opens, closes) == words
    with translation.override("en-gb"):
        assert window_words(opens, closes) == words
