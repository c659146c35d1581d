"""The embedded database under many hands: readers don't wait, writers queue."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections, transaction

from config import env


@pytest.fixture
def shop_file(tmp_path, django_db_blocker):
    """A database file with the embedded settings, under an alias of its own."""
    connections["default"]  # so that Django has completed its settings
    connections.settings["file"] = connections.settings["default"] | env.sqlite(tmp_path / "shop.sqlite3")
    with django_db_blocker.unblock():
        yield "file"
        connections["file"].close()
    del connections["file"], connections.settings["file"]


def ask(alias: str, sql: str):
    with connections[alias].cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchone() if cursor.description else None


def test_it_runs_in_wal_mode_with_a_busy_timeout(shop_file):
    assert ask(shop_file, "PRAGMA journal_mode") == ("wal",)
    assert ask(shop_file, "PRAGMA busy_timeout") == (20_000,)


def test_eight_threads_that_read_and_then_write_lose_nothing_and_are_never_locked_out(shop_file):
    ask(shop_file, "CREATE TABLE jug (pints INTEGER)")
    ask(shop_file, "INSERT INTO jug VALUES (0)")

    def pour() -> None:
        for _ in range(25):
            with transaction.atomic(using=shop_file):
                (pints,) = ask(shop_file, "SELECT pints FROM jug")
                ask(shop_file, f"UPDATE jug SET pints = {pints + 1}")
        connections[shop_file].close()

    with ThreadPoolExecutor(8) as threads:
        for pouring in [threads.submit(pour) for _ in range(8)]:
            pouring.result()

    assert ask(shop_file, "SELECT pints FROM jug") == (200,)


def test_a_reader_does_not_wait_for_the_writer(shop_file):
    ask(shop_file, "CREATE TABLE jug (pints INTEGER)")
    ask(shop_file, "INSERT INTO jug VALUES (3)")

    def look() -> tuple:
        seen = ask(shop_file, "SELECT pints FROM jug")
        connections[shop_file].close()
        return seen

    with transaction.atomic(using=shop_file), ThreadPoolExecutor(1) as other:
        ask(shop_file, "UPDATE jug SET pints = 4")
        assert other.submit(look).result(timeout=5) == (3,)
