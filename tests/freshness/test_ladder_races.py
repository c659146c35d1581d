"""Two people publish at once, in processes of their own. On PostgreSQL only.

Tried once: without the lock on the ladders, both of two that clash go live.
"""

from decimal import Decimal

import pytest

from freshness.errors import Refused
from freshness.models import LadderVersion
from freshness.services.ladders import Rules, publish, save_draft
from tests.freshness.stocked import make_yoghurt
from tests.processes import at_once

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


def publishing(version):
    """Whether it went live."""

    def press():
        try:
            return publish(version=version).state
        except Refused as refused:
            return str(refused)

    return press


def draft(ladder, name, product):
    return save_draft(ladder=ladder, name=name, rules=Rules(product=product, steps=((3, Decimal(30)),)))


def test_of_ladders_that_clash_one_goes_live():
    yoghurt = make_yoghurt()
    for number in range(5):
        LadderVersion.objects.all().update(state="replaced")
        versions = [draft(None, f"Ladder {number}-{each}", yoghurt) for each in range(4)]
        answers = at_once(*(publishing(version) for version in versions))
        assert answers.count("published") == 1
        assert all("is live for the same goods" in answer for answer in answers if answer != "published")


def test_one_draft_goes_live_once():
    version = draft(None, "Yoghurt", make_yoghurt())
    answers = at_once(*(publishing(version) for _ in range(4)))
    assert answers.count("published") == 1
    assert LadderVersion.objects.get().state == "published"
