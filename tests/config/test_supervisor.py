"""Web server and clock stand and fall together."""

import os
import signal
import socket
import subprocess
import sys
import threading

import pytest

from config.supervisor import STOP_SIGNALS, Companion, Supervisor

STAYS = [sys.executable, "-c", "import time; time.sleep(60)"]
ENDS = [sys.executable, "-c", "raise SystemExit(3)"]


@pytest.fixture(autouse=True)
def own_signal_handlers():
    before = {number: signal.getsignal(number) for number in STOP_SIGNALS}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


def test_when_one_ends_by_itself_the_other_is_stopped_and_it_says_so():
    said = []
    supervisor = Supervisor({"web server": STAYS, "clock": ENDS}, said.append)

    assert supervisor.watch() == 1

    assert said == ["The clock ended by itself (exit code 3); see above for the reason. Stopping the rest."]
    assert supervisor.processes["web server"].returncode == -signal.SIGTERM


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_when_told_to_stop_both_end_and_all_is_well(number):
    said = []
    supervisor = Supervisor({"web server": STAYS, "clock": STAYS}, said.append)
    threading.Timer(0.3, os.kill, (os.getpid(), number)).start()

    assert supervisor.watch() == 0

    assert said == []
    assert [process.returncode for process in supervisor.processes.values()] == [-signal.SIGTERM] * 2


def test_when_a_companion_ends_the_others_go_on_and_it_says_so_once(tmp_path):
    """Guard: companions stand apart from the processes that fall together."""
    said = []
    companion = Companion(ENDS, tmp_path / "log", "The shop goes on.")
    supervisor = Supervisor({"web server": STAYS}, said.append, {"sandbox": companion})
    threading.Timer(1.5, os.kill, (os.getpid(), signal.SIGTERM)).start()

    assert supervisor.watch() == 0

    assert said == ["The sandbox ended by itself (exit code 3). The shop goes on."]


def test_a_companion_ends_with_the_rest(tmp_path):
    companion = Companion([*STAYS[:2], "print('here', flush=True); import time; time.sleep(60)"], tmp_path / "log", "")
    supervisor = Supervisor({"web server": STAYS, "clock": STAYS}, print, {"sandbox": companion})
    process = supervisor.companions["sandbox"][0]
    assert supervisor.wait_until(lambda: (tmp_path / "log").read_text() == "here\n")
    threading.Timer(0.3, os.kill, (os.getpid(), signal.SIGTERM)).start()

    assert supervisor.watch() == 0
    assert process.returncode == -signal.SIGTERM


def test_it_does_not_wait_for_a_server_that_has_ended():
    supervisor = Supervisor({"web server": ENDS}, print)

    assert supervisor.wait_until(lambda: False) is False


def test_a_process_that_will_not_stop_is_killed(monkeypatch, tmp_path):
    monkeypatch.setattr("config.supervisor.GRACE_S", 0.5)
    deaf = (
        "import pathlib, signal, sys, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); "
        "pathlib.Path(sys.argv[1]).touch(); time.sleep(60)"
    )
    supervisor = Supervisor({"web server": [sys.executable, "-c", deaf, str(tmp_path / "deaf")]}, print)
    assert supervisor.wait_until((tmp_path / "deaf").exists)
    os.kill(os.getpid(), signal.SIGTERM)

    assert supervisor.watch() == 0
    assert supervisor.processes["web server"].returncode == -signal.SIGKILL


def test_a_busy_port_is_said_at_once():
    with socket.create_server(("127.0.0.1", 0)) as busy:
        port = str(busy.getsockname()[1])
        told = subprocess.run(["bin/port", port], capture_output=True, text=True)

    assert told.returncode == 1
    assert told.stderr.startswith(f"Port {port} is busy")


@pytest.mark.parametrize("port", ["abc", "0", "65536", "80 80", "-1"])
def test_a_port_that_is_none_is_refused(port):
    told = subprocess.run(["bin/port", port], capture_output=True, text=True)

    assert told.returncode == 1
    assert told.stderr == f"PORT={port} is not a port. Allowed: 1 to 65535.\n"
