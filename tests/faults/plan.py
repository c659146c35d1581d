"""Which requests fail, and how: asked for by a test, matched by the proxy."""

import re
import time
from dataclasses import dataclass, field
from threading import Event, Lock

WHAT = (
    "slow",  # takes `seconds`
    "pause",  # takes until the test lets it go
    "hang",  # waits `seconds` and ends without an answer; nothing was executed
    "status",  # answers with `status`; nothing was executed
    "reset",  # the connection is reset; nothing was executed
    "pretend",  # answers with the payment as it stands and `fields`; nothing was executed
    "kill",  # the process that asks is killed; nothing was executed
    "hang after",  # the rest: executed and saved, but the answer never arrives
    "status after",
    "reset after",
    "kill after",
    "pause after",
    "rewrite",  # the answer says something else: `fields`
)


@dataclass
class Fault:
    """What goes wrong with the next `times` requests of a method whose path matches."""

    what: str
    path: str = ""
    method: str = "POST"
    times: int = 1
    seconds: float = 30
    status: int = 500
    fields: dict = field(default_factory=dict)
    met: int = 0
    let_go: Event = field(default_factory=Event, repr=False)

    def __post_init__(self) -> None:
        if self.what not in WHAT:
            raise ValueError(f"{self.what!r} is no fault. Allowed: {', '.join(WHAT)}.")

    def matches(self, method: str, path: str) -> bool:
        return self.met < self.times and method == self.method and bool(re.search(self.path, path))

    @property
    def is_after(self) -> bool:
        return self.what.endswith(" after") or self.what == "rewrite"

    @property
    def is_before(self) -> bool:
        return self.what in ("hang", "status", "pretend", "reset", "kill")

    def take_time(self) -> None:
        """What a slow or a paused request does, its key being in use."""
        if self.what == "slow":
            time.sleep(self.seconds)
        elif self.what == "pause":
            self.let_go.wait(self.seconds)

    @property
    def kind(self) -> str:
        return self.what.removesuffix(" after")


@dataclass
class Plan:
    """The faults that were asked for; each request meets one at most."""

    faults: list[Fault] = field(default_factory=list)
    lock: Lock = field(default_factory=Lock)

    def add(self, **fault) -> None:
        with self.lock:
            self.faults.append(Fault(**fault))

    def clear(self) -> None:
        """Forgets all faults; who is paused goes on."""
        with self.lock:
            for fault in self.faults:
                fault.let_go.set()
            self.faults = []

    def meet(self, method: str, path: str) -> Fault | None:
        """The fault that a request meets."""
        with self.lock:
            fault = next((each for each in self.faults if each.matches(method, path)), None)
            if fault:
                fault.met += 1
            return fault

    def let_go(self) -> None:
        """Everybody who is paused goes on."""
        with self.lock:
            for fault in self.faults:
                fault.let_go.set()

    def met(self) -> int:
        """How many requests have met a fault."""
        return sum(fault.met for fault in self.faults)
