"""Keeps a few processes running side by side: when one ends, or when told to stop, all of them end."""

import os
import signal
import subprocess
import time
from collections.abc import Callable, Mapping

STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
GRACE_S = 15
PAUSE_S = 0.2


class Supervisor:
    """Starts the commands; `watch` returns when they have all ended."""

    def __init__(self, commands: Mapping[str, list[str]], say: Callable[[str], None]):
        self.say = say
        self.told_to_stop = False
        self.processes: dict[str, subprocess.Popen] = {}
        for number in STOP_SIGNALS:
            signal.signal(number, self._stop)
        for name, command in commands.items():
            # A session of its own: Ctrl-C reaches only us, and we end them in order.
            self.processes[name] = subprocess.Popen(command, start_new_session=True)  # noqa: S603

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
            time.sleep(PAUSE_S)
        return False

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
        for process in self.processes.values():
            if process.poll() is None:
                process.terminate()
        until = time.monotonic() + GRACE_S
        for process in self.processes.values():
            try:
                process.wait(max(0.0, until - time.monotonic()))
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()
