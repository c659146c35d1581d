from datetime import date

from demo.steps.journal import next_time


def test_the_campaign_ends_on_the_next_christmas_eve():
    assert next_time((12, 24), date(2026, 11, 21)) == date(2026, 12, 24)
    assert next_time((12, 24), date(2026, 12, 24)) == date(2026, 12, 24)
    assert next_time((12, 24), date(2026, 12, 25)) == date(2027, 12, 24)
