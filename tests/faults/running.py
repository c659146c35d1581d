"""Processes that a test needs beside it: started on a free port of this machine, ended with it."""

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from config.card_payments import Sandbox
from config.sandbox import command

ROOT = Path(__file__).resolve().parents[2]
PATIENCE_S = 60


def free_port() -> int:
    """A port of 127.0.0.1 that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


def is_open(port: int) -> bool:
    with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
        return True
    return False


@contextlib.contextmanager
def running(command: list[str], port: int, *, log: Path, **variables: str) -> Iterator[subprocess.Popen]:
    """A process that listens on a port, with more variables in its environment; what it says is in `log`."""
    with log.open("ab") as told:
        process = subprocess.Popen(
            command, cwd=ROOT, env=os.environ | variables, stdout=told, stderr=told, start_new_session=True
        )
    try:
        until = time.monotonic() + PATIENCE_S
        while not is_open(port):
            if process.poll() is not None or time.monotonic() > until:
                raise RuntimeError(f"{command} did not start:\n{log.read_text()[-3000:]}")
            time.sleep(0.05)
        yield process
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


@contextlib.contextmanager
def sandbox(folder: Path) -> Iterator["Proxy"]:
    """localstripe, with the proxy in front."""
    upstream, port = free_port(), free_port()
    stripe = command(Sandbox(upstream, ""), ROOT / "site")
    proxy = [sys.executable, "-m", "tests.faults.proxy", "--port", str(port), "--upstream", str(upstream)]
    with (
        running(stripe, upstream, log=folder / "localstripe.log"),
        running(proxy, port, log=folder / "proxy.log"),
    ):
        yield Proxy(port)


class Proxy:
    """The switches of the running proxy."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.address = f"http://127.0.0.1:{port}"

    def steer(self, switch: str = "", **words):
        """Sets a switch of the proxy, or presses it."""
        return self._ask("POST", switch, json.dumps(words).encode())

    def read(self, switch: str):
        return self._ask("GET", switch)

    def _ask(self, method: str, switch: str, body: bytes | None = None):
        request = urllib.request.Request(f"{self.address}/_faults{switch}", body, method=method)  # noqa: S310
        try:
            with urllib.request.urlopen(request, timeout=PATIENCE_S) as answer:  # noqa: S310 - an address of ours
                return json.loads(answer.read())
        except urllib.error.HTTPError as error:
            raise ValueError(error.read().decode()) from error

    def fault(self, what: str, path: str = "", **words) -> None:
        """The next request whose path matches fails like this."""
        self.steer(what=what, path=path, **words)

    def payments(self) -> list[dict]:
        """All payments at the gateway, with their charges."""
        request = urllib.request.Request(  # noqa: S310
            f"{self.address}/v1/payment_intents?limit=1000&expand[]=data.latest_charge",
            headers={"Authorization": "Bearer sk_test_faults"},
        )
        with urllib.request.urlopen(request, timeout=PATIENCE_S) as answer:  # noqa: S310
            return json.loads(answer.read())["data"]

    def ask_gateway(self, path: str) -> dict:
        """Does something with a payment as its owner could at the gateway's own desk."""
        request = urllib.request.Request(  # noqa: S310
            f"{self.address}/v1/{path}", b"", headers={"Authorization": "Bearer sk_test_faults"}
        )
        with urllib.request.urlopen(request, timeout=PATIENCE_S) as answer:  # noqa: S310
            return json.loads(answer.read())

    def forget(self) -> None:
        self._ask("DELETE", "")

    def let_go(self) -> None:
        self.steer("/let-go")

    def met(self) -> int:
        return self.read("/met")

    def log(self, path: str = "") -> list[dict]:
        """The requests so far whose path holds these words."""
        return [entry for entry in self.read("/log") if path in entry["path"]]

    def events(self) -> list[str]:
        """The kinds of the events so far."""
        return [event["type"] for event in self.read("/events")]

    def deliver(self, **words) -> list[int]:
        return self.steer("/deliver", **words)

    def wait_until_met(self, times: int = 1) -> None:
        """Until so many requests have met a fault."""
        until = time.monotonic() + PATIENCE_S
        while self.met() < times:
            if time.monotonic() > until:
                raise RuntimeError(f"{self.met()} of {times} requests came: {self.log()}")
            time.sleep(0.02)
