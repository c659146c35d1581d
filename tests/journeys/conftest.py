"""The whole shop as `make run` starts it: migrated, seeded, served by the real server, with its clock."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Shop:
    """A running shop: where it is, where it writes, and what its processes are told."""

    url: str
    var: Path
    environment: dict[str, str] = field(repr=False)

    def mails(self) -> list[str]:
        """The mails that it sent so far, oldest first."""
        files = sorted((self.var / "mail").glob("*"), key=lambda file: file.stat().st_mtime)
        return [file.read_text() for file in files]

    def manage(self, *words: str) -> str:
        """What a command of manage.py prints; raises CalledProcessError if it fails."""
        command = [sys.executable, "manage.py", *words]
        return subprocess.run(
            command, cwd=ROOT, env=self.environment, stdout=subprocess.PIPE, text=True, check=True
        ).stdout


@pytest.fixture(scope="session")
def shop(tmp_path_factory) -> Iterator[Shop]:
    var = tmp_path_factory.mktemp("shop")
    port = free_port()
    settings = {"VAR_DIR": str(var), "PORT": str(port), "DJANGO_SETTINGS_MODULE": "config.settings.embedded"}
    environment = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"} | settings
    process = subprocess.Popen(
        [sys.executable, "manage.py", "serve"], cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True
    )
    words = []
    for line in process.stdout:
        words.append(line)
        if "Ctrl-C stops" in line:
            break
    else:
        pytest.fail("The shop did not open:\n" + "".join(words))
    yield Shop(url=f"http://127.0.0.1:{port}", var=var, environment=environment)
    process.terminate()
    process.wait(timeout=30)


def free_port() -> int:
    with socket.socket() as line:
        line.bind(("127.0.0.1", 0))
        return line.getsockname()[1]


@pytest.fixture
def visit(browser, shop):
    """Opens the shop for a new visitor; keyword arguments are those of a browser context."""
    contexts = []

    def open_shop(**options):
        context = browser.new_context(base_url=shop.url, **options)
        contexts.append(context)
        return context.new_page()

    yield open_shop
    for context in contexts:
        context.close()
