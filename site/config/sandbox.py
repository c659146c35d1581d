"""The payment sandbox: a stand-in for Stripe, started beside the embedded shop, reachable from this machine alone."""

import json
import os
import secrets
import socket
import sys
import time
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from urllib.request import Request, urlopen

from django.conf import settings

from config.card_payments import Sandbox, cross_out, write_down
from config.supervisor import Companion

PROGRAM = "localstripe"
ITS_PICKLE = "/tmp/localstripe.pickle"  # noqa: S108 - where it would write, whichever shop it runs for
EVENTS_PATH = "/checkout/payments/stripe/events/"
HOST = "127.0.0.1"
PATIENCE_S = 20
MISSING = "The payment sandbox is not installed (requirements-sandbox.txt): cards are not offered."
FAREWELL = "The shop goes on; cards are not offered until it is started again."
SANDBOX_WORDS = "in a sandbox, no money moves: 4242 4242 4242 4242, any date to come, any code"


class CardsBeside:
    """Where the cards of this start of the shop are paid: at Stripe, in a sandbox of our own, or nowhere."""

    def __init__(self, say: Callable[[str], None]):
        self.say, self.sandbox = say, None
        self.patient_until = time.monotonic() + PATIENCE_S
        cross_out(settings.VAR)
        if os.environ.get("STRIPE_SECRET_KEY"):
            self.words = "Stripe’s" if not settings.STRIPE_IS_SANDBOX else f"in the sandbox at {settings.STRIPE_API}"
        elif is_installed():
            self.words = SANDBOX_WORDS
            self.sandbox = new_sandbox(os.environ.get("STRIPE_SANDBOX_PORT", ""))
            write_down(self.sandbox, settings.VAR)
        else:
            self.words = "not offered"
            say(MISSING)

    @property
    def companions(self) -> dict[str, Companion]:
        """The process to run beside the shop, if there is one."""
        if not self.sandbox:
            return {}
        log = settings.VAR / "payment-sandbox.log"
        return {"payment sandbox": Companion(command(self.sandbox, settings.ROOT / "site"), log, FAREWELL)}

    def are_ready(self) -> bool:
        """Whether the shop may be opened: the sandbox knows where its events go, or has had its time."""
        if not self.sandbox or register_events(self.sandbox, f"http://{HOST}:{settings.PORT}"):
            return True
        if time.monotonic() < self.patient_until:
            return False
        self.words = "not offered, since the sandbox does not answer"
        return True

    def end(self) -> None:
        """No process shall look for a sandbox that has gone."""
        if self.sandbox:
            cross_out(settings.VAR)


def is_installed() -> bool:
    """Whether the program is there. Looks for it without importing it."""
    return find_spec(PROGRAM) is not None


def new_sandbox(port: str) -> Sandbox:
    """A sandbox to start: on a port, or on one that is free."""
    return Sandbox(int(port) if port else free_port(), f"whsec_{secrets.token_hex(16)}")


def free_port() -> int:
    with socket.socket() as line:
        line.bind((HOST, 0))
        return line.getsockname()[1]


def command(sandbox: Sandbox, site: Path) -> list[str]:
    """Starts the program from scratch. `site` is the folder that holds our `config`."""
    runner = [sys.executable, "-P", str(site / "config" / "loopback.py"), "--keep-out", ITS_PICKLE]
    return [*runner, PROGRAM, "--from-scratch", "--port", str(sandbox.port)]


def register_events(sandbox: Sandbox, shop_url: str) -> bool:
    """Tells the sandbox where its events go; False while it doesn't answer."""
    told = json.dumps({"url": shop_url + EVENTS_PATH, "secret": sandbox.webhook_secret}).encode()
    request = Request(  # noqa: S310 - http to this machine
        f"{sandbox.api}/_config/webhooks/shop", told, {"Content-Type": "application/json"}
    )
    try:
        with urlopen(request, timeout=2) as answer:  # noqa: S310
            return answer.status == 200
    except OSError:
        return False
