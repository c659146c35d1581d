"""The shop served by uvicorn in a process of its own, on the rows of the test that asks for it."""

import os
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from django.conf import settings
from django.db import connection

from checkout.services.steps import change_status

PATIENCE_S = 60


@contextmanager
def uvicorn(folder: Path, **environment: str) -> Iterator[str]:
    """The address of a server that reads this test's rows: PostgreSQL's own, or a copy of SQLite's in `folder`."""
    with socket.socket() as line:
        line.bind(("127.0.0.1", 0))
        port = line.getsockname()[1]
    process = subprocess.Popen(
        [*(sys.executable, "-m", "uvicorn", "config.asgi:application", "--app-dir", str(settings.ROOT / "site")),
         *("--port", str(port), "--log-level", "warning", "--lifespan", "off", "--timeout-graceful-shutdown", "1")],
        cwd=settings.ROOT,
        env=os.environ | {"DATABASE_URL": database_url(folder), "DJANGO_SETTINGS_MODULE": "tests.served"} | environment,
    )  # fmt: skip
    try:
        _wait_for(process, port)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(PATIENCE_S)


def database_url(folder: Path) -> str:
    """Where another process finds the rows of this test; they must be committed."""
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        with sqlite3.connect(folder / "rows.sqlite3") as copy:
            connection.connection.backup(copy)
        return f"sqlite:///{folder / 'rows.sqlite3'}"
    values = connection.settings_dict
    who = f"{quote(values['USER'])}:{quote(values['PASSWORD'])}@" if values["USER"] else ""
    where = f"{values['HOST']}:{values['PORT']}" if values["PORT"] else values["HOST"]
    return f"postgresql://{who}{where}/{values['NAME']}"


def _wait_for(process: subprocess.Popen, port: int) -> None:
    until = time.monotonic() + PATIENCE_S
    while time.monotonic() < until:
        if process.poll() is not None:
            raise RuntimeError(f"uvicorn ended with {process.returncode}.")
        with socket.socket() as line:
            if not line.connect_ex(("127.0.0.1", port)):
                return
        time.sleep(0.1)
    raise RuntimeError(f"uvicorn doesn't answer after {PATIENCE_S} seconds.")


def step(folder: Path, order, status: str) -> None:
    """Moves the order in the rows of the server; of SQLite it has a copy."""
    if connection.vendor != "sqlite":
        change_status(order, status)
        return
    with sqlite3.connect(folder / "rows.sqlite3", timeout=20) as rows:
        rows.execute("UPDATE order_order SET status = ? WHERE id = ?", (status, order.pk))
        rows.execute(
            "INSERT INTO order_orderstatuschange (order_id, old_status, new_status, date_created) "
            "VALUES (?, '', ?, datetime('now'))",
            (order.pk, status),
        )
