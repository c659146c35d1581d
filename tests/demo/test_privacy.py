"""The privacy page says what the shop does, in each language."""

import re

import pytest
from django.conf import settings
from django.utils.module_loading import import_string

from accounts.customer.alerts import asking
from checkout.payments.stripe import Stripe
from demo.words.hindi.stories import WORDS
from demo.words.stories import STORIES
from home.post.services import CONFIRM_WITHIN
from notices.services import KEPT

(PRIVACY,) = (story for story in STORIES if story.slug == "privacy")
ENGLISH, HINDI = PRIVACY.body[0][1], WORDS["privacy"][2][0]


def paragraph(heading: str) -> str:
    """What stands under a heading of the English page."""
    return re.search(rf"<h3>{heading}</h3>(.*?)(?=<h3>|$)", ENGLISH)[1]


@pytest.mark.parametrize("words", [ENGLISH, HINDI])
def test_every_cookie_is_named(words):
    """Those of a shopper (see tests/home/test_cookieless.py), and those that Stripe may set where a card is paid."""
    ours = [settings.OSCAR_BASKET_COOKIE_OPEN, settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME]
    named = re.findall(r"<b>(\w+)</b>", words)
    assert sorted(named) == sorted([*ours, "__stripe_mid", "__stripe_sid"])


def test_cookies_last_as_long_as_it_says():
    assert "<b>basket</b> holds the number of your basket, from the first thing you put in, for seven days" in ENGLISH
    assert settings.OSCAR_BASKET_COOKIE_LIFETIME == 7 * 24 * 60 * 60
    assert "for two weeks" in paragraph("Cookies") and settings.SESSION_COOKIE_AGE == 14 * 24 * 60 * 60


def test_the_one_other_company_in_the_checkout_is_named(settings):
    settings.STRIPE_IS_SANDBOX = False
    assert Stripe().script.startswith("https://js.stripe.com/")
    assert "come from Stripe, and only on the page on which you pay" in paragraph("Paying by card")
    assert "a card is read by Stripe" in paragraph("What we don’t do")


def test_addresses_are_forgotten_as_it_says():
    assert "forget it after a week" in paragraph("When something is back")
    assert "a month longer" in paragraph("When something is back")
    assert (asking.CONFIRM_WITHIN.days, asking.KEPT_AFTER.days) == (7, 30)
    assert "forget it after a week" in paragraph("Letters from the dairy")
    assert CONFIRM_WITHIN.days == 7
    assert "A mail that we sent you we forget after a month" in paragraph("What we keep")
    assert KEPT.days == 30
    assert f"closes {settings.GUEST_LINK_DAYS} days after the delivery" in paragraph("The link to your order")


def test_the_clock_does_the_forgetting():
    daily = {"accounts.jobs.forget_who_waited", "home.jobs.forget_who_said_no_yes", "notices.services.forget_old"}
    for job in daily:
        assert settings.CLOCK_JOBS[job] == 24 * 60 * 60 and callable(import_string(job))
