"""Marketing writes and submits, a marketing lead approves, and with that a page is published."""

from importlib import import_module

import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from django.core import mail
from django.urls import reverse
from wagtail.models import Collection, GroupApprovalTask, Workflow, WorkflowPage
from wagtail.users.models import UserProfile

from home.models import StoryPage
from notices.models import Notice
from tests.factories import make_home, make_story, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def groups():
    make_home()
    Collection.objects.filter(depth=1).exists() or Collection.add_root(name="Root")
    import_module("home.migrations.0002_groups").make_groups(apps, None)
    import_module("home.migrations.0010_approval").have_pages_approved(apps, None)


@pytest.fixture
def editor():
    return member("editor@example.com", "Marketing")


@pytest.fixture
def lead():
    return member("lead@example.com", "Marketing", "Marketing lead")


def member(email: str, *groups: str):
    user = make_user(email)
    user.groups.set(Group.objects.filter(name__in=groups))
    UserProfile.get_for_user(user)
    return user


def written(title: str, **actions) -> dict:
    """The editor's form of a story, as the browser posts it."""
    body = {"body-count": "0"}
    comments = {f"comments-{name}": "0" for name in ("TOTAL_FORMS", "INITIAL_FORMS", "MIN_NUM_FORMS")}
    comments["comments-MAX_NUM_FORMS"] = ""
    return {"title": title, "slug": "story", "introduction": "", "picture": ""} | body | comments | actions


def submit(client, editor) -> StoryPage:
    """A story that an editor wrote and submitted."""
    client.force_login(editor)
    address = reverse("wagtailadmin_pages:add", args=["home", "storypage", make_home().pk])
    response = client.post(address, written("The new churn", **{"action-submit": "Submit"}))
    assert response.status_code == 302
    return StoryPage.objects.get()


def answer(client, page: StoryPage, action: str, **words) -> None:
    state = page.current_workflow_task_state
    address = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, action, state.pk])
    assert client.post(address, words).status_code in (200, 302)


def test_what_marketing_submits_is_no_page_of_the_shop_until_a_lead_approves(client, editor, lead):
    page = submit(client, editor)
    assert page.workflow_in_progress
    assert client.get("/story/").status_code == 404
    client.force_login(lead)
    answer(client, page, "approve")
    page.refresh_from_db()
    assert page.live
    assert "The new churn" in client.get("/story/").content.decode()


def test_marketing_can_neither_publish_nor_approve(client, editor):
    client.force_login(editor)
    address = reverse("wagtailadmin_pages:add", args=["home", "storypage", make_home().pk])
    client.post(address, written("The new churn", **{"action-publish": "Publish"}))
    assert not StoryPage.objects.filter(live=True).exists()
    page = StoryPage.objects.get()
    client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), written("New", **{"action-submit": "Submit"}))
    answer(client, page, "approve")
    page.refresh_from_db()
    assert page.workflow_in_progress
    assert not page.live


def test_marketing_takes_no_live_page_away(client, editor):
    page = make_story()
    may = page.permissions_for_user(editor)
    assert (may.can_edit(), may.can_unpublish(), may.can_delete()) == (True, False, False)


def test_a_lead_sends_a_page_back_with_words_and_the_editor_mends_it(client, editor, lead):
    page = submit(client, editor)
    client.force_login(lead)
    answer(client, page, "reject", comment="Which churn?")
    assert not StoryPage.objects.get().live
    client.force_login(editor)
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert "Which churn?" in client.get(address).content.decode()
    client.post(address, written("The copper churn", **{"action-restart-workflow": "Resubmit"}))
    client.force_login(lead)
    answer(client, StoryPage.objects.get(), "approve")
    assert StoryPage.objects.get().title == "The copper churn"
    assert StoryPage.objects.get().live


def test_the_lead_finds_what_waits_on_the_first_page_of_the_back_office(client, editor, lead):
    submit(client, editor)
    client.force_login(lead)
    words = client.get("/admin/").content.decode()
    assert "Awaiting your review" in words
    assert "The new churn" in words


def test_the_lead_is_told_of_it_through_the_outbox_and_the_editor_of_the_answer(
    client, editor, lead, settings, django_capture_on_commit_callbacks
):
    settings.EMAIL_BACKEND = "notices.backend.OutboxBackend"
    make_user("admin@example.com", is_superuser=True)
    with django_capture_on_commit_callbacks(execute=True):
        page = submit(client, editor)
    assert list(Notice.objects.values_list("kind", "recipient")) == [("mail", "lead@example.com")]
    client.force_login(lead)
    with django_capture_on_commit_callbacks(execute=True):
        answer(client, page, "approve")
    assert [message.to for message in mail.outbox] == [["lead@example.com"], ["editor@example.com"]]
    assert [message.subject for message in mail.outbox] == [
        'The page "The new churn" has been submitted for approval in moderation stage "A marketing lead reads it"',
        'The page "The new churn" has been approved in "Marketing approval".',
    ]


def test_it_holds_for_every_page_and_replaces_what_wagtail_comes_with(groups):
    assert make_story().get_workflow().name == "Marketing approval"
    assert make_home().get_workflow().name == "Marketing approval"
    stock = Workflow.objects.create(name="Moderators approval")
    WorkflowPage.objects.update(workflow=stock)
    import_module("home.migrations.0010_approval").have_pages_approved(apps, None)
    assert make_home().get_workflow().name == "Marketing approval"


def test_a_workflow_that_the_dairy_made_stays():
    WorkflowPage.objects.update(workflow=Workflow.objects.create(name="Two farmers read it"))
    import_module("home.migrations.0010_approval").have_pages_approved(apps, None)
    assert make_home().get_workflow().name == "Two farmers read it"
    assert GroupApprovalTask.objects.count() == 1
