"""The walk through Stripe that an operator takes with a test key; here in the sandbox."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command


def smoke() -> str:
    out = StringIO()
    call_command("stripe_smoke", stdout=out)
    return out.getvalue()


@pytest.mark.usefixtures("either_sandbox")
def test_each_step_is_taken_and_told():
    told = [line.split()[0] for line in smoke().splitlines()]

    assert told == [
        *("Asking", "prepare", "authorise", "capture", "refund", "refund", "fetch"),
        *("prepare", "authorise", "void", "All"),
    ]


@pytest.mark.parametrize("key", ["sk_live_1", "rk_live_1", "whatever"])
def test_a_live_key_is_refused(settings, key):
    settings.STRIPE_SECRET_KEY = key

    with pytest.raises(CommandError, match="is no test key: real money would move"):
        smoke()


def test_without_a_key_it_says_what_to_set(settings):
    settings.STRIPE_SECRET_KEY = ""

    with pytest.raises(CommandError, match="Set STRIPE_SECRET_KEY"):
        smoke()


def test_a_step_that_fails_is_told(settings):
    settings.STRIPE_SECRET_KEY, settings.STRIPE_API = "sk_test_1", "http://127.0.0.1:9"

    with pytest.raises(CommandError, match="Stripe did not answer"):
        smoke()
