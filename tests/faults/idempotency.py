"""Idempotency keys as Stripe documents them: the first answer of a key is the answer of every later request with it.

Source: https://docs.stripe.com/api/idempotent_requests. Answers are saved once an endpoint began executing, whether it
succeeded or not; neither a request that fails validation nor one that meets another in progress is saved. A key is
compared with the parameters that it first came with, and forgotten after 24 hours.
"""

import time
from dataclasses import dataclass, field
from hashlib import sha256
from threading import Lock

DAY_S = 24 * 60 * 60
LONGEST_KEY = 255


@dataclass(frozen=True)
class Answer:
    """What a request was answered with."""

    status: int
    body: bytes


@dataclass
class Kept:
    """A key: the request that it first came with, and the answer, None as long as it is being worked out."""

    request: str
    since: float
    answer: Answer | None = None


@dataclass
class Refused(Exception):
    """A key that can't be used like this."""

    status: int
    error: dict


OTHER_PARAMETERS = {
    "type": "idempotency_error",
    "message": "Keys for idempotent requests can only be used with the same parameters they were first used with.",
}
IN_PROGRESS = {
    "type": "invalid_request_error",
    "code": "idempotency_key_in_use",
    "message": "There is currently another in-progress request using this Idempotent Key.",
}
TOO_LONG = {"type": "invalid_request_error", "message": "Idempotency keys may have 255 characters at most."}


def print_of(method: str, path: str, body: bytes) -> str:
    """What makes two requests the same."""
    return sha256(b"\n".join([method.encode(), path.encode(), body])).hexdigest()


@dataclass
class Keys:
    """The keys of the last 24 hours. `ahead_s` lets a test turn the clock forward."""

    kept: dict[str, Kept] = field(default_factory=dict)
    lock: Lock = field(default_factory=Lock)
    ahead_s: float = 0

    def begin(self, key: str, request: str) -> Answer | None:
        """The saved answer of a key, or None: then the caller works it out and calls `end`. Raises Refused."""
        if len(key) > LONGEST_KEY:
            raise Refused(400, TOO_LONG)
        now = time.time() + self.ahead_s
        with self.lock:
            known = self.kept.get(key)
            if known is None or now - known.since >= DAY_S:
                self.kept[key] = Kept(request, now)
                return None
            if known.request != request:
                raise Refused(400, OTHER_PARAMETERS)
            if known.answer is None:
                raise Refused(409, IN_PROGRESS)
            return known.answer

    def end(self, key: str, answer: Answer | None) -> None:
        """Saves the answer of a key, or for None forgets it: nothing was executed."""
        with self.lock:
            if answer is None:
                self.kept.pop(key, None)
            elif key in self.kept:
                self.kept[key].answer = answer
