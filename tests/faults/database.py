"""A database of the faults' own: made beside the test database, emptied before each test, seen by all processes."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db import connection, connections

KEPT = ("django_content_type", "django_migrations", "django_site", "auth_permission")
MOST_S = 20  # for one thread to wait for another


@contextmanager
def made_for_faults() -> Iterator[str]:
    """Its name, as long as the tests of the faults run. Made as every test database is, beside that one."""
    original, wanted = connection.settings_dict["NAME"], dict(connection.settings_dict["TEST"])
    name = f"{original.removeprefix('test_')}_faults"
    execute_beside(f'DROP DATABASE IF EXISTS "test_{name}" WITH (FORCE)')
    connection.settings_dict["TEST"]["NAME"] = f"test_{name}"
    try:
        connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    finally:
        connections.close_all()
        connection.settings_dict["TEST"] |= wanted
        settings.DATABASES["default"]["NAME"] = connection.settings_dict["NAME"] = original
    try:
        yield f"test_{name}"
    finally:
        execute_beside(f'DROP DATABASE IF EXISTS "test_{name}" WITH (FORCE)')


def execute_beside(*statements: str) -> None:
    """Runs statements from outside the database; our own connection is closed for it."""
    connections.close_all()
    with connection.creation._nodb_cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


@contextmanager
def using(name: str) -> Iterator[None]:
    """This process works in another database."""
    original = connection.settings_dict["NAME"]
    connections.close_all()
    connection.settings_dict["NAME"] = name
    try:
        yield
    finally:
        connections.close_all()
        connection.settings_dict["NAME"] = original


def empty() -> None:
    """Forgets all rows but those that Django makes by itself."""
    names = [name for name in connection.introspection.table_names() if name not in KEPT]
    looks = " UNION ALL ".join(f"SELECT '{name}' WHERE EXISTS (SELECT 1 FROM \"{name}\")" for name in names)
    with connection.cursor() as cursor:
        cursor.execute(looks)
        filled = ", ".join(f'"{name}"' for (name,) in cursor.fetchall())
        if filled:
            cursor.execute(f"TRUNCATE {filled} RESTART IDENTITY CASCADE")


def cut_connections() -> int:
    """Ends every connection to this database but our own, as a restart of the server would; how many."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
        return cursor.fetchone()[0]


def until_waiting(number: int) -> bool:
    """Whether so many connections to this database come to wait for a lock, within MOST_S."""
    words = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
    until = time.monotonic() + MOST_S
    with connection.cursor() as cursor:
        while time.monotonic() < until:
            cursor.execute("SELECT pg_stat_clear_snapshot()")  # a transaction sees the first answer for ever
            if cursor.execute(words).fetchone()[0] >= number:
                return True
            time.sleep(0.05)
    return False
