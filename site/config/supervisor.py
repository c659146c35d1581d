"""Keeps a few processes running side by side: when one ends, or when told to stop, all of them end.

A companion is a process that the others can do without: when it ends they go on.
"""

import os
import signal
import subprocess
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
GRACE_S = 15
PAUSE_S = 0.2


@dataclass(frozen=True)
class Companion:
    """A process that can be done without. What it prints goes into `log`; `farewell` is said when it has ended."""

    command: list[str]
    log: Path
    farewell: str


class Supervisor:
    """Starts the commands and the companions; `watch` returns when they have all ended."""

    def __init__(
        self,
        commands: Mapping[str, list[str]],
        say: Callable[[str], None],
        companions: Mapping[str, Companion] | None = None,
    ):
        self.say = say
        self.told_to_stop = False
        self.processes: dict[str, subprocess.Popen] = {}
        for number in STOP_SIGNALS:
            signal.signal(number, self._stop)
        for name, command in commands.items():
            # A session of its own: Ctrl-C reaches only us, and we end them in order.
            self.processes[name] = subprocess.Popen(command, start_new_session=True)  # noqa: S603
        self.companions = {name: (self._accompany(each), each) for name, each in (companions or {}).items()}

    def _accompany(self, companion: Companion) -> subprocess.Popen:
        with companion.log.open("wb") as log:
            return subprocess.Popen(  # noqa: S603
                companion.command, start_new_session=True, stdout=log, stderr=subprocess.STDOUT
            )

    def _stop(self, *_) -> None:
        self.told_to_stop = True

    def ended(self) -> str | None:
        """The name of a process that has ended by itself."""
        return next((name for name, process in self.processes.items() if process.poll() is not None), None)

    def wait_until(self, ready: Callable[[], bool]) -> bool:
        """True once ready; False when one of the processes ended first, or when told to stop."""
        while not (self.told_to_stop or self.ended()):
            if ready():
                return True
            self._bid_farewell()
            time.sleep(PAUSE_S)
        return False

    def _bid_farewell(self) -> None:
        for name, (process, companion) in list(self.companions.items()):
            if process.poll() is not None:
                self.say(f"The {name} ended by itself (exit code {process.returncode}). {companion.farewell}")
                del self.companions[name]

    def watch(self) -> int:
        """The exit code: 0 when told to stop, 1 when one of the processes ended by itself."""
        self.wait_until(lambda: False)
        name = self.ended()
        if name and not self.told_to_stop:
            code = self.processes[name].returncode
            self.say(f"The {name} ended by itself (exit code {code}); see above for the reason. Stopping the rest.")
        self._end_all()
        return 0 if self.told_to_stop else 1

    def _end_all(self) -> None:
        everybody = [*self.processes.values(), *(process for process, _ in self.companions.values())]
        for process in everybody:
            if process.poll() is None:
                process.terminate()
        until = time.monotonic() + GRACE_S
        for process in everybody:
            try:
                process.wait(max(0.0, until - time.monotonic()))
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()
