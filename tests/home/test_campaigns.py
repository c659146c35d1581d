from datetime import date

from home.campaigns import is_over, trail

DAY = date(2026, 12, 24)


def test_it_runs_through_its_last_day():
    assert not is_over(DAY, date(2026, 12, 24))
    assert is_over(DAY, date(2026, 12, 25))


def test_it_never_ends_without_a_last_day():
    assert not is_over(None, date(2999, 1, 1))


def test_a_trail_is_followed_to_its_end_and_a_circle_is_known():
    onward = {1: 2, 2: 3, 7: 8, 8: 9, 9: 8}.get
    assert trail(1, onward) == [2, 3]
    assert trail(3, onward) == []
    assert trail(7, onward) is None
    assert trail(8, onward) is None
