from datetime import UTC, datetime, timedelta

import pytest
from django.conf import settings

from home.jobs import ask_others
from home.links import checking, fetching
from home.links.checking import outcome_of
from home.links.fetching import Answer, NoAnswer, RefusedAddress
from home.models import LinkedAddress
from tests.factories import make_shop, make_story

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 12, 1, 12, tzinfo=UTC)


def address(url, **fields):
    is_ours = url.startswith(("/", settings.SITE_URL))
    host = "" if is_ours else url.split("/")[2]
    return LinkedAddress.objects.create(url=url, is_ours=is_ours, host=host, **fields)


@pytest.fixture
def others(monkeypatch):
    """What others answer, by address, and whom we asked."""
    answers, asked = {}, []

    def fetch(url):
        asked.append(url)
        answer = answers.get(url, Answer(200, url))
        if isinstance(answer, Exception):
            raise answer
        return answer

    monkeypatch.setattr(fetching, "fetch", fetch)
    return answers, asked


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        (200, "fine"),
        (204, "fine"),
        (404, "missing"),
        (410, "missing"),
        (403, "closed"),
        (429, "closed"),
        (503, "failing"),
    ],
)
def test_an_answer_means_something_for_the_link(status, outcome):
    assert outcome_of(Answer(status, "https://cows.example/")) == outcome


def test_a_move_for_good_is_told_only_if_something_is_there():
    assert outcome_of(Answer(200, "https://b.example/", "https://b.example/")) == "moved"
    assert outcome_of(Answer(404, "https://b.example/", "https://b.example/")) == "missing"


def test_one_address_is_asked_at_a_time_and_a_host_once_a_minute(others):
    for path in ("a", "b"):
        address(f"https://cows.example/{path}")
    address("https://goats.example/")
    moments = [NOON, NOON + timedelta(seconds=30), NOON + timedelta(seconds=50), NOON + timedelta(seconds=61)]
    for moment in moments:
        checking.ask_others(moment)
    assert others[1] == ["https://cows.example/a", "https://goats.example/", "https://cows.example/b"]


def test_what_was_found_is_kept_with_its_moment(others):
    row = address("https://cows.example/")
    others[0][row.url] = Answer(200, "https://herd.example/", "https://herd.example/")
    checking.ask_others(NOON)
    row.refresh_from_db()
    assert (row.outcome, row.status, row.moved_to, row.checked_at) == ("moved", 200, "https://herd.example/", NOON)


@pytest.mark.parametrize(
    ("raised", "outcome"),
    [(NoAnswer("nameless"), "nameless"), (NoAnswer("unsafe"), "unsafe"), (RefusedAddress("private"), "refused")],
)
def test_a_silence_is_kept_as_well(others, raised, outcome):
    row = address("https://cows.example/")
    others[0][row.url] = raised
    checking.ask_others(NOON)
    row.refresh_from_db()
    assert (row.outcome, row.status) == (outcome, None)


def test_what_answered_well_is_asked_again_after_a_week_and_what_did_not_after_a_day(others):
    fine = address("https://cows.example/", outcome="fine", checked_at=NOON)
    gone = address("https://goats.example/", outcome="missing", checked_at=NOON)
    others[0][gone.url] = Answer(404, gone.url)
    for days in (0.9, 1, 6.9):
        checking.ask_others(NOON + timedelta(days=days))
    assert others[1] == [gone.url, gone.url]
    checking.ask_others(NOON + timedelta(days=7))
    assert others[1][-1] == fine.url


def test_nobody_is_asked_unless_whoever_runs_the_shop_wants_it(others, settings):
    address("https://cows.example/")
    ask_others()
    assert others[1] == []
    settings.CHECK_OUTSIDE_LINKS = True
    ask_others()
    assert others[1] == ["https://cows.example/"]


def test_the_shop_calls_nobody_from_the_start(settings):
    assert settings.CHECK_OUTSIDE_LINKS is False
    assert settings.LINK_CHECK_NETWORKS == ()


def test_addresses_of_ours_are_asked_from_within():
    make_shop()
    make_story("How we work")
    found = {
        url: address(url)
        for url in ("/how-we-work/", "/how-we-work", "/nowhere/", "/account/", f"{settings.SITE_URL}/shop/?kind=milk")
    }
    checking.ask_ourselves(NOON)
    for row in found.values():
        row.refresh_from_db()
    assert [(row.outcome, row.status, row.moved_to) for row in found.values()] == [
        ("fine", 200, ""),
        ("moved", 200, "/how-we-work/"),
        ("missing", 404, ""),
        ("fine", 200, ""),  # it asks to sign in
        ("fine", 200, ""),
    ]


def test_a_page_of_ours_that_fails_is_told_and_the_others_are_asked(monkeypatch):
    monkeypatch.setattr("home.models.StoryPage.get_context", lambda *_: 1 / 0)
    make_story("How we work")
    rows = [address("/how-we-work/"), address("/nowhere/")]
    checking.ask_ourselves(NOON)
    for row in rows:
        row.refresh_from_db()
    assert [row.outcome for row in rows] == ["failing", "missing"]
