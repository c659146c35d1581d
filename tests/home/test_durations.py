import pytest

from home.durations import duration_words


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(1, "1 minute"), (20, "20 minutes"), (60, "1 hour"), (125, "2 hours 5 minutes"), (0, "0 minutes")],
)
def test_it_counts_hours_and_minutes(minutes, words):
    assert duration_words(minutes) == words
