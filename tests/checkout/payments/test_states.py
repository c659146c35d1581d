"""Which way an attempt may go."""

import pytest

from checkout.payments.states import AttemptState, state_after

STATES = list(AttemptState)


@pytest.mark.parametrize(
    ("now", "news", "after"),
    [
        ("started", "action", "action"),
        ("started", "authorised", "authorised"),
        ("started", "captured", "captured"),
        ("started", "declined", "declined"),
        ("action", "authorised", "authorised"),
        ("action", "started", "action"),
        ("authorised", "captured", "captured"),
        ("authorised", "voided", "voided"),
        ("authorised", "declined", "declined"),
        # Old news that comes late
        ("authorised", "action", "authorised"),
        ("captured", "authorised", "captured"),
        ("captured", "voided", "captured"),
        ("captured", "declined", "captured"),
        # Money for what was given up
        ("declined", "authorised", "stray"),
        ("voided", "captured", "stray"),
        ("voided", "declined", "voided"),
        ("declined", "voided", "declined"),
        ("stray", "voided", "voided"),
        ("stray", "captured", "stray"),
    ],
)
def test_news_moves_an_attempt_only_forward(now, news, after):
    assert state_after(now, news) == after


@pytest.mark.parametrize("now", STATES)
@pytest.mark.parametrize("news", STATES)
def test_the_same_news_twice_is_the_same_as_once(now, news):
    once = state_after(now, news)
    assert news == "voided" or state_after(once, news) == once


def test_a_state_that_does_not_exist_is_an_error():
    with pytest.raises(ValueError, match="'paid' is not a valid AttemptState"):
        state_after("started", "paid")
