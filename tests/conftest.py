"""What the tests stand on: the services of this machine, search tables without migrations, and a browser."""

import os
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.utils import translation

from tests import services

NEEDS = {
    "browser": "REQUIRE_BROWSER",
    "postgres": "REQUIRE_SERVICES",
    "redis": "REQUIRE_SERVICES",
    "pdf": "REQUIRE_SERVICES",
}
REMEDIES = {
    "browser": "no Chromium found; install it or set CHROMIUM=/path/to/it",
    "postgres": "the database of this run is not PostgreSQL; DATABASE_URL=postgresql://… makes it so",
    "redis": "Redis does not answer; start it or set REDIS_URL",
    "pdf": "WeasyPrint can't load Pango or HarfBuzz; bin/pango installs them",
}
MISSING = pytest.StashKey[dict]()
TOGETHER = ("tests/journeys/", "tests/demo/test_seed_demo.py")  # each of these has one seeded shop


def pytest_configure(config):
    config.stash[MISSING] = missing_services()


def missing_services() -> dict[str, str]:
    """Marker → why its tests can't run here."""
    there = {
        "browser": bool(services.chromium_path()),
        "postgres": settings.DATABASES["default"]["ENGINE"].endswith("postgresql"),
        "redis": bool(services.redis_url()),
        "pdf": services.can_print(),
    }
    return {marker: REMEDIES[marker] for marker, found in there.items() if not found}


def pytest_report_header(config):
    missing = config.stash[MISSING]
    return [f"{marker}: {'OFF, ' + missing[marker] if marker in missing else 'on'}" for marker in NEEDS]


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    """Tests that share what takes long to build go to one worker together; the largest such group goes first."""
    from xdist.scheduler import LoadScopeScheduling

    class Together(LoadScopeScheduling):
        def _split_scope(self, nodeid):
            return next((start for start in TOGETHER if nodeid.startswith(start)), nodeid)

    return Together(config, log)


def pytest_runtest_setup(item):
    for marker, reason in item.config.stash[MISSING].items():
        if item.get_closest_marker(marker):
            refuse = pytest.fail if os.environ.get(NEEDS[marker]) == "1" else pytest.skip
            refuse(f"{marker}: {reason}")


def pytest_terminal_summary(terminalreporter, config):
    skipped = [report for report in terminalreporter.stats.get("skipped", []) if "browser" in report.keywords]
    if skipped:
        terminalreporter.section("BROWSER TESTS SKIPPED", red=True, bold=True)
        terminalreporter.line(f"{len(skipped)} browser tests did not run: {REMEDIES['browser']}.")


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker, django_db_use_migrations):
    """Wagtail's full-text table on SQLite is made by a migration; without migrations we make it here."""
    with django_db_blocker.unblock():
        if connection.vendor == "sqlite" and not django_db_use_migrations:
            make_search_table()


def make_search_table() -> None:
    from wagtail.search.models import IndexEntry, SQLiteFTSIndexEntry

    index = import_module("products.migrations.0007_search_in_every_script")
    index.make_words(connection, index.EVERY_SCRIPT)
    entries, words = IndexEntry._meta.db_table, SQLiteFTSIndexEntry._meta.db_table
    columns, values = "title, body, autocomplete, rowid", "NEW.title, NEW.body, NEW.autocomplete, NEW.id"
    statements = [
        f"CREATE TRIGGER words_insert AFTER INSERT ON {entries} BEGIN "
        f"INSERT INTO {words}({columns}) VALUES ({values}); END",
        f"CREATE TRIGGER words_update AFTER UPDATE ON {entries} BEGIN "
        f"UPDATE {words} SET ({columns}) = ({values}) WHERE rowid = NEW.id; END",
        f"CREATE TRIGGER words_delete AFTER DELETE ON {entries} BEGIN DELETE FROM {words} WHERE rowid = OLD.id; END",
    ]
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


@pytest.fixture(autouse=True)
def every_test_begins_in_the_shops_language():
    """A page that a client asked for leaves its language behind."""
    yield
    translation.deactivate()


@pytest.fixture(autouse=True)
def clean_cache() -> Iterator[None]:
    """Nothing remembered from the test before, such as Wagtail's site roots."""
    cache.clear()
    yield
    cache.clear()


@pytest.fixture(autouse=True)
def shops_own_language() -> Iterator[None]:
    """A page in Hindi that a test before asked for leaves its language behind in this thread."""
    with translation.override(settings.LANGUAGE_CODE):
        yield


@pytest.fixture(autouse=True)
def media_root(settings, tmp_path) -> Path:
    """Uploads of one test go to its own folder."""
    settings.MEDIA_ROOT = tmp_path / "media"
    return settings.MEDIA_ROOT


@pytest.fixture(scope="session")
def browser():
    """Chromium, started once."""
    from playwright.sync_api import sync_playwright

    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright's loop runs in this thread
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=services.chromium_path(), args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser, live_server):
    """An empty tab of a stranger on the shop; addresses such as "/shop/" are the live server's."""
    with browser.new_context(base_url=live_server.url) as context:
        yield context.new_page()
