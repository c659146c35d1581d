from datetime import date

from home.campaigns import is_over

DAY = date(2026, 12, 24)


def test_it_runs_through_its_last_day():
    assert not is_over(DAY, date(2026, 12, 24))
    assert is_over(DAY, date(2026, 12, 25))


def test_it_never_ends_without_a_last_day():
    assert not is_over(None, date(2999, 1, 1))
