"""What of Wagtail's admin is measured because it is made of our panels and models."""

import re
from urllib.parse import unquote

import pytest
from django.contrib.staticfiles import finders
from django.urls import resolve
from wagtail.contrib.settings.registry import registry

from audit.back_office import all_of_it, is_ours
from audit.routes import measured_routes
from tests.factories import make_farm, make_home, make_product_page, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def found():
    make_product_page()
    make_farm()
    return dict(all_of_it())


NAMED = {
    *("editor of HomePage", "editor of RecipePage", "editor of ContactPage", "editor of ProductPage", "submissions"),
    *("list of Announcement", "new Menus", "list of Subscription", "list of ProductClass"),
    *("settings ContactDetails", "settings ClaimLimits"),
}


def test_editors_lists_settings_and_what_was_sent_are_found(found):
    assert NAMED - set(found) == set()


def test_every_setting_of_ours_is_found(found):
    settings = {f"settings {each.__name__}" for each in registry if is_ours(each)}
    assert {what for what in found if what.startswith("settings ")} == settings


def test_what_has_a_row_has_an_address_and_what_has_none_is_told(found):
    assert found["editor of HomePage"] == f"/admin/pages/{make_home().pk}/edit/"
    assert found["editor of ContactPage"] == ""  # there is none: the survey says so


def test_no_address_is_measured_twice_or_leads_nowhere(found):
    paths = [path for path in found.values() if path]
    assert len(paths) == len(set(paths))
    routes = {resolve(path).route for path in paths}
    assert routes & {route.pattern for route in measured_routes()} == {"admin/newsletter/"}


def test_every_file_that_they_load_is_gathered(found, client):
    """Served with hashed names, a page that names a file of an app which isn't installed is an error of the server."""
    client.force_login(make_user(is_superuser=True, is_staff=True))
    pages = [client.get(path).content.decode() for path in found.values() if path]
    named = {unquote(name) for page in pages for name in re.findall(r"/static/([^\s\"'?&\\<>]+\.(?:js|css))", page)}
    assert "wagtailadmin/js/core.js" in named
    assert [name for name in sorted(named) if not finders.find(name)] == []


def test_of_another_library_nothing_is_ours():
    assert [each for each in registry if not is_ours(each)] == []
