"""The whole shop as `make run` starts it: migrated, seeded, served by the real server, with its clock."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
IS_OPEN = "Ctrl-C stops"  # how its welcome ends
LOG = "shop.log"  # what its processes complain of, below VAR_DIR
LONG = 5000  # letters of it that are told


class DidNotOpen(Exception):
    """The shop ended before it was open. Its words are what it printed."""


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
        return self.run("manage.py", *words)

    def run(self, *words: str) -> str:
        """What Python prints, told what the shop is told; raises CalledProcessError if it fails."""
        command = [sys.executable, *words]
        return subprocess.run(  # noqa: S603
            command, cwd=ROOT, env=self.environment, stdout=subprocess.PIPE, text=True, check=True
        ).stdout


@contextmanager
def open_shop(var: Path) -> Iterator[Shop]:
    """A shop that keeps what it writes in `var`; seeded first, which takes a minute or two, unless it was before.

    Raises DidNotOpen.
    """
    port = free_port()
    settings = {"VAR_DIR": str(var), "PORT": str(port), "DJANGO_SETTINGS_MODULE": "config.settings.embedded"}
    environment = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"} | settings
    var.mkdir(parents=True, exist_ok=True)
    with (var / LOG).open("a") as log:
        serve = [sys.executable, "manage.py", "serve"]
        process = subprocess.Popen(serve, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=log, text=True)  # noqa: S603
    try:
        _wait_for(process, var / LOG)
        yield Shop(url=f"http://127.0.0.1:{port}", var=var, environment=environment)
    finally:
        process.terminate()
        process.wait(timeout=30)


def _wait_for(process: subprocess.Popen, log: Path) -> None:
    words = []
    for line in process.stdout:
        words.append(line)
        if IS_OPEN in line:
            return
    raise DidNotOpen("".join(words) + log.read_text()[-LONG:])


def free_port() -> int:
    with socket.socket() as line:
        line.bind(("127.0.0.1", 0))
        return line.getsockname()[1]
