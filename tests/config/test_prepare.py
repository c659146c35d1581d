"""Starting again costs seconds: each step is left out when there is nothing to do."""

import pytest

from config import prepare
from tests import factories


@pytest.fixture
def said() -> list[str]:
    return []


@pytest.fixture
def commands(monkeypatch) -> list[str]:
    """The commands that were called, instead of running them."""
    called = []
    monkeypatch.setattr("config.prepare.call_command", lambda name, **options: called.append(name))
    return called


@pytest.fixture
def shop(settings, tmp_path):
    settings.VAR = tmp_path
    return tmp_path


@pytest.mark.django_db
def test_an_empty_shop_is_filled(shop, said, commands):
    prepare.seed_if_empty(said.append)

    assert commands == ["seed_demo"]
    assert said == ["Filling the empty shop with the demo dairy"]


@pytest.mark.django_db
def test_a_shop_with_a_product_is_left_as_it_is(shop, said, commands):
    factories.make_product()

    prepare.seed_if_empty(said.append)

    assert commands == said == []


@pytest.mark.django_db
def test_a_filling_that_was_cut_short_is_taken_up_again(shop, said, commands, monkeypatch):
    def fail(name):
        factories.make_product()
        raise KeyboardInterrupt

    with monkeypatch.context() as cut, pytest.raises(KeyboardInterrupt):
        cut.setattr("config.prepare.call_command", fail)
        prepare.seed_if_empty(said.append)
    prepare.seed_if_empty(said.append)
    prepare.seed_if_empty(said.append)

    assert commands == ["seed_demo"]


def test_static_files_are_gathered_once_and_again_after_a_change(settings, shop, said):
    files = shop / "sources"
    files.mkdir()
    (files / "milk.css").write_text("a { color: white; }")
    settings.STATIC_ROOT = shop / "static"
    settings.STATICFILES_DIRS = [files]
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]

    prepare.collect_if_changed(said.append)
    prepare.collect_if_changed(said.append)
    assert len(said) == 1

    (files / "milk.css").write_text("a { color: cream; }")
    prepare.collect_if_changed(said.append)
    assert len(said) == 2
    assert (settings.STATIC_ROOT / "milk.css").read_text() == "a { color: cream; }"


@pytest.mark.migrations
@pytest.mark.django_db
def test_a_database_that_is_up_to_date_is_not_migrated(said, commands):
    prepare.migrate_if_needed(said.append)

    assert commands == said == []


@pytest.mark.migrations
@pytest.mark.django_db
def test_a_database_that_lacks_a_migration_gets_it(said, commands):
    from django.db.migrations.recorder import MigrationRecorder

    MigrationRecorder.Migration.objects.filter(app="notices").latest("pk").delete()

    prepare.migrate_if_needed(said.append)

    assert commands == ["migrate"]
    assert said[0].startswith("Preparing the database: ")
