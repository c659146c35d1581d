"""Checks of accessibility and reading level: for staff, in the editor and on pages; never for shoppers."""

import pytest
from django.urls import reverse

from tests.factories import make_home, make_story, make_user

pytestmark = pytest.mark.django_db


def test_staff_have_the_checker_on_every_page_and_shoppers_have_none(client):
    make_home()
    assert "wagtail-userbar" not in client.get("/").content.decode()
    client.force_login(make_user("alice@example.com"))
    assert "wagtail-userbar" not in client.get("/").content.decode()
    client.force_login(make_user("admin@example.com", is_superuser=True, is_staff=True))
    words = client.get("/").content.decode()
    assert "<wagtail-userbar>" in words
    assert "checker-axe-configuration" in words


def test_the_editor_has_the_panel_of_checks_with_the_reading_level(client):
    client.force_login(make_user("admin@example.com", is_superuser=True))
    story = make_story()
    words = client.get(reverse("wagtailadmin_pages:edit", args=[story.pk])).content.decode()
    assert "data-checks-panel" in words
    assert "data-content-readability-score" in words


def test_a_preview_can_be_checked(client):
    client.force_login(make_user("admin@example.com", is_superuser=True))
    story = make_story()
    story.save_revision()
    words = client.get(reverse("wagtailadmin_pages:view_draft", args=[story.pk])).content.decode()
    assert "<wagtail-userbar>" in words
    assert '<main id="main"' in words
