"""Links of live pages that lead nowhere any more, for editors to mend."""

import pytest
from django.urls import reverse
from wagtail.models import Page

from home.models import StoryPage
from tests.factories import make_story, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client):
    client.force_login(make_user("admin@example.com", is_superuser=True))
    return client


@pytest.fixture
def target() -> StoryPage:
    """A story that another one leads to, in its running text."""
    target = make_story("Open day")
    make_story("How we work", body=[("prose", f'<p><a linktype="page" id="{target.pk}">Come</a></p>')])
    return target


def told(desk) -> str:
    return desk.get(reverse("broken_links")).content.decode()


def test_a_link_that_leads_somewhere_is_not_told(desk, target):
    assert "How we work" not in told(desk)


def test_a_link_to_a_page_that_is_not_published_is_told_with_the_way_to_mend_it(desk, target):
    target.unpublish()
    words = told(desk)
    assert "Open day" in words
    page = Page.objects.get(slug="how-we-work")
    assert reverse("wagtailadmin_pages:edit", args=[page.pk]) in words


def test_a_page_that_nobody_reads_need_not_be_mended(desk, target):
    Page.objects.get(slug="how-we-work").unpublish()
    target.unpublish()
    assert "Open day" not in told(desk)


def test_the_report_is_exported_with_formulas_made_harmless(desk, target):
    page = StoryPage.objects.get(slug="how-we-work")
    page.title = page.draft_title = "=1+1"
    page.save()
    target.unpublish()
    file = b"".join(desk.get(reverse("broken_links"), {"export": "csv"}).streaming_content).decode()
    assert "'=1+1" in file
    assert "Open day" in file
