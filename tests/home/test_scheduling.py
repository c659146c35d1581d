"""Pages appear and go at their moment: the clock's job, and what strangers see."""

from datetime import timedelta

import pytest
from django.utils import timezone

from config.jobs import publish_scheduled
from home.models import StoryPage
from tests import factories
from tests.home.test_approval import answer, editor, groups, lead, written  # noqa: F401 - fixtures

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def moment(time_machine):
    time_machine.move_to("2026-12-01T09:00:00+00:00", tick=False)
    return time_machine


def test_a_page_is_published_at_its_moment_and_no_earlier(client, moment):
    story = factories.make_story("Open day", live=False)
    story.go_live_at = timezone.now() + timedelta(hours=2)
    story.save_revision().publish()
    publish_scheduled()
    assert client.get("/open-day/").status_code == 404
    moment.shift(timedelta(hours=2, seconds=1))
    publish_scheduled()
    assert client.get("/open-day/").status_code == 200
    assert "Open day" in client.get("/open-day/").content.decode()


def test_new_words_of_a_live_page_wait_for_their_moment(client, moment):
    story = factories.make_story("Open day")
    story.title, story.go_live_at = "Open day is over", timezone.now() + timedelta(hours=2)
    story.save_revision().publish()
    assert "Open day is over" not in client.get("/open-day/").content.decode()
    moment.shift(timedelta(hours=2, seconds=1))
    publish_scheduled()
    assert "Open day is over" in client.get("/open-day/").content.decode()


def test_a_page_goes_at_its_moment_and_out_of_footer_and_search(client, moment):
    story = factories.make_story("Open day")
    story.expire_at = timezone.now() + timedelta(hours=2)
    story.save_revision().publish()
    assert "Open day" in client.get("/").content.decode()
    moment.shift(timedelta(hours=2, seconds=1))
    publish_scheduled()
    assert client.get("/open-day/").status_code == 404
    assert "Open day" not in client.get("/").content.decode()
    assert StoryPage.objects.get().expired


def test_a_product_that_goes_can_not_be_bought_any_more(client, moment):
    page = factories.make_product_page()
    page.expire_at = timezone.now() + timedelta(hours=2)
    page.save_revision().publish()
    moment.shift(timedelta(hours=2, seconds=1))
    publish_scheduled()
    page.refresh_from_db()
    assert not page.listing.product.is_public
    assert client.get(page.url).status_code == 404


def test_what_marketing_schedules_waits_for_approval_first_and_then_for_its_moment(client, moment, editor, lead):  # noqa: F811
    client.force_login(editor)
    home = factories.make_home()
    at = {"go_live_at": "2026-12-01 11:00", "expire_at": "", "action-submit": "Submit"}
    assert client.post(f"/admin/pages/add/home/storypage/{home.pk}/", written("Open day", **at)).status_code == 302
    moment.shift(timedelta(hours=3))
    publish_scheduled()
    assert client.get("/story/").status_code == 404
    moment.move_to("2026-12-01T10:00:00+00:00", tick=False)
    client.force_login(lead)
    answer(client, StoryPage.objects.get(), "approve")
    assert client.get("/story/").status_code == 404
    moment.shift(timedelta(hours=1, seconds=1))
    publish_scheduled()
    assert client.get("/story/").status_code == 200
