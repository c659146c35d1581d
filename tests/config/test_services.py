"""The tests' own footing: without these, whole groups of tests could pass by not running."""

import pytest
from django.db import connection
from wagtail.models import Locale, Page
from wagtail.search.backends import get_search_backend


@pytest.mark.django_db
def test_it_searches_pages_in_full_text():
    Locale.objects.get_or_create(language_code="en-gb")
    Page.add_root(title="Butter and buttermilk", slug="butter")
    Page.add_root(title="Yoghurt", slug="yoghurt")

    found = get_search_backend().search("buttermilk", Page)

    assert [page.title for page in found] == ["Butter and buttermilk"]


@pytest.mark.postgres
@pytest.mark.django_db
def test_tests_marked_postgres_run_on_postgresql():
    assert connection.vendor == "postgresql"


@pytest.mark.browser
def test_a_browser_reaches_the_shop(page):
    answer = page.goto("/accounts/login/")

    assert answer.headers["content-type"].startswith("text/html")
