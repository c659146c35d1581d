"""A database as the real migrations make it: what the rest of the tests can't see."""

import pytest
from django.core.management import call_command
from django.db import connection
from wagtail.models import Locale, Page, Site
from wagtail.search.backends import get_search_backend

pytestmark = [pytest.mark.migrations, pytest.mark.django_db]


def test_nothing_is_left_to_migrate():
    call_command("migrate", check=True, verbosity=0)

    assert "products_listing" in connection.introspection.table_names()


def test_a_new_shop_has_a_root_a_site_and_its_language():
    assert Page.objects.get(depth=1).title == "Root"
    assert Site.objects.get(is_default_site=True)
    assert Locale.get_default().language_code == "en-gb"


def test_a_new_shop_can_be_searched():
    Page.objects.get(depth=1).add_child(title="Butter and buttermilk", slug="butter")

    assert [page.title for page in get_search_backend().search("buttermilk", Page)] == ["Butter and buttermilk"]
