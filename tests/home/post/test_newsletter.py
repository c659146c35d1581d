"""Whoever wishes for letters confirms that by mail; nobody learns whether an address is known."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse

from home.jobs import forget_who_said_no_yes
from home.models import Subscription
from home.post.guarding import stamp
from tests.factories import make_home, make_story, make_user

pytestmark = pytest.mark.django_db

FROM_US = {"sec-fetch-site": "same-origin"}


@pytest.fixture(autouse=True)
def moment(time_machine):
    time_machine.move_to("2026-12-01T09:00:00+00:00", tick=False)
    return time_machine


@pytest.fixture
def ask(client, moment, django_capture_on_commit_callbacks):
    """Asks for letters to an address; the mail that was sent about it, if any."""

    def post(email="Alice@example.com", **typed):
        shown = stamp()
        moment.shift(timedelta(seconds=20))
        before = len(mail.outbox)
        with django_capture_on_commit_callbacks(execute=True):
            response = client.post("/post/newsletter/", {"email": email, "shown": shown} | typed, headers=FROM_US)
        assert (response.status_code, response.url) == (302, "/post/newsletter/asked/")
        return mail.outbox[before:]

    return post


def links(message) -> list[str]:
    return [found.removeprefix("http://127.0.0.1:8000") for found in re.findall(r"http\S+/post/\S+", message.body)]


def test_only_who_confirms_is_on_the_list(client, ask):
    (message,) = ask()
    assert message.to == ["alice@example.com"]
    assert not Subscription.objects.get().is_confirmed
    confirm, _leave = links(message)
    assert client.get(confirm).context is not None
    assert not Subscription.objects.get().is_confirmed
    assert client.post(confirm, headers=FROM_US).status_code == 200
    assert Subscription.objects.get().is_confirmed


def test_who_leaves_is_forgotten(client, ask):
    confirm, leave = links(ask()[0])
    client.post(confirm, headers=FROM_US)
    client.get(leave)
    assert Subscription.objects.exists()
    client.post(leave, headers=FROM_US)
    assert not Subscription.objects.exists()
    assert client.get(leave).status_code == 404


def test_the_answer_is_the_same_and_the_mails_are_few(client, ask, moment):
    confirm, _leave = links(ask()[0])
    assert ask() == []
    moment.shift(timedelta(days=1))
    assert len(ask()) == 1
    client.post(confirm, headers=FROM_US)
    moment.shift(timedelta(days=1))
    assert ask() == []
    assert Subscription.objects.count() == 1


@pytest.mark.parametrize("email", ["", "alice", "a@b\nc.example", "a" * 250 + "@example.com"])
def test_what_is_no_address_is_told(client, email):
    response = client.post("/post/newsletter/", {"email": email, "shown": stamp()}, headers=FROM_US)
    assert response.status_code == 422
    assert "Please put this right first" in response.content.decode()


def test_a_link_that_somebody_made_up_leads_nowhere_and_one_for_leaving_does_not_confirm(client, ask):
    _confirm, leave = links(ask()[0])
    token = leave.rstrip("/").rpartition("/")[2]
    assert client.get("/post/newsletter/confirm/1:forged/").status_code == 404
    assert client.get(f"/post/newsletter/confirm/{token}/").status_code == 404


def test_another_site_subscribes_nobody(client):
    response = client.post("/post/newsletter/", {"email": "a@example.com"}, headers={"sec-fetch-site": "cross-site"})
    assert response.status_code == 403
    assert not Subscription.objects.exists()


def test_the_block_stands_on_a_strangers_page_without_cookie_and_token(client):
    make_home()
    story = make_story(body=[("newsletter", {"title": "Letters from the dairy", "text": ""})])
    response = client.get(story.url)
    words = response.content.decode()
    assert 'action="/post/newsletter/"' in words
    assert "csrfmiddlewaretoken" not in words
    assert not response.cookies


def test_the_list_is_exported_with_links_to_leave(client):
    Subscription.objects.create(email="=cmd@example.com")
    client.force_login(make_user("admin@example.com", is_superuser=True))
    listed = reverse("newsletter:index")
    assert "=cmd@example.com" in client.get(listed).content.decode()
    file = b"".join(client.get(listed, {"export": "csv"}).streaming_content).decode()
    assert "'=cmd@example.com" in file
    assert "/post/newsletter/leave/" in file


def test_who_never_said_yes_is_forgotten_after_a_week(client, ask, moment):
    confirm, _leave = links(ask("priya@example.com")[0])
    client.post(confirm, headers=FROM_US)
    (message,) = ask()
    moment.shift(timedelta(days=6, hours=23))
    forget_who_said_no_yes()
    assert Subscription.objects.count() == 2
    moment.shift(timedelta(hours=2))
    forget_who_said_no_yes()
    assert [row.email for row in Subscription.objects.all()] == ["priya@example.com"]
    assert client.get(links(message)[0]).status_code == 404
