"""Events, signed as Stripe signs them, and posted when and as often as a test wants it."""

import contextlib
import hmac
import json
import random
import time
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from hashlib import sha256
from secrets import token_hex
from threading import Lock, Thread

PATIENCE_S = 20
MODES = ("held", "at once", "first")


def signature(body: bytes, secret: str, at: float | None = None) -> str:
    """The header Stripe-Signature: when it was signed, and the HMAC of that and the body."""
    moment = int(time.time() if at is None else at)
    signed = hmac.new(secret.encode(), b"%d." % moment + body, sha256).hexdigest()
    return f"t={moment},v1={signed}"


def event_of(kind: str, subject: dict) -> dict:
    """An event as Stripe writes it."""
    return {
        "id": f"evt_{token_hex(12)}",
        "object": "event",
        "api_version": "2020-08-27",
        "created": int(time.time()),
        "livemode": False,
        "pending_webhooks": 1,
        "type": kind,
        "data": {"object": subject},
    }


@dataclass
class Webhooks:
    """What was and will be posted. `mode`: events are held until asked for; posted at once, beside the answer that they
    follow; or first, so that the shop hears of them before that answer."""

    url: str = ""
    secret: str = "whsec_faults"
    mode: str = "held"
    events: list[dict] = field(default_factory=list)
    posted: list[dict] = field(default_factory=list)
    lock: Lock = field(default_factory=Lock)

    def take(self, events: list[dict]) -> None:
        with self.lock:
            self.events += events
        if not self.url or self.mode == "held":
            return
        if self.mode == "first":
            self.deliver()
        else:
            Thread(target=self.deliver, daemon=True).start()

    def deliver(self, *, order: str = "", copies: int = 1, parallel: int = 1, again: bool = False) -> list[int]:
        """Posts what is held, or with `again` also what was posted before; the shop's answers."""
        with self.lock:
            events = [*self.posted, *self.events] if again else [*self.events]
            self.posted += self.events
            self.events = []
        arrange = {"reversed": events.reverse, "shuffled": lambda: random.shuffle(events)}
        arrange.get(order, list)()
        with ThreadPoolExecutor(parallel) as pool:
            return list(pool.map(self.post, [event for event in events for _copy in range(copies)]))

    def post(self, event: dict) -> int:
        """The status with which an event was answered; 0 for none."""
        body = json.dumps(event).encode()
        headers = {"Content-Type": "application/json", "Stripe-Signature": signature(body, self.secret)}
        request = urllib.request.Request(self.url, body, headers)  # noqa: S310 - the address is the test's own
        try:
            with urllib.request.urlopen(request, timeout=PATIENCE_S) as answer:  # noqa: S310
                return answer.status
        except urllib.error.HTTPError as error:
            with contextlib.closing(error):
                return error.code
        except OSError:
            return 0
