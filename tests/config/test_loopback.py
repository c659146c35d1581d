"""A program that would listen on every address is kept on this machine."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

RUNNER = Path(__file__).resolve().parents[2] / "site" / "config" / "loopback.py"
LISTENS = """
import socket, sys, time
line = socket.socket(socket.AF_INET6, socket.SOCK_STREAM)
line.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
line.bind(("::", 0))
line.listen()
print(*line.getsockname(), *sys.argv[1:], flush=True)
time.sleep(60)
"""
WRITES = """
import sys
with open(sys.argv[1], "wb") as file:
    file.write(b"new")
print(open(sys.argv[1]).read(), flush=True)
"""


@pytest.fixture
def run(tmp_path):
    """Starts a program under the runner; all of them end with the test."""
    processes = []

    def run(source: str, *words: str, options: tuple[str, ...] = ()) -> subprocess.Popen:
        (tmp_path / "program.py").write_text(source)
        command = [sys.executable, "-P", str(RUNNER), *options, "program", *words]
        environment = os.environ | {"PYTHONPATH": str(tmp_path)}
        processes.append(subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True))
        return processes[-1]

    yield run
    for process in processes:
        process.kill()
        process.wait()


def test_it_listens_on_this_machine_only(run):
    """Guard: LoopbackSocket."""
    host, _port, *words = run(LISTENS, "--port", "8420").stdout.readline().split()

    assert host == "127.0.0.1"
    assert words == ["--port", "8420"]


def test_a_file_is_kept_from_it_that_all_shops_of_a_machine_would_share(run, tmp_path):
    """Guard: without_writing."""
    file = tmp_path / "shared"
    file.write_text("old")

    said = run(WRITES, str(file), options=("--keep-out", str(file))).stdout.readline()

    assert said == "old\n"


def test_it_ends_with_the_process_that_started_it(tmp_path):
    """Guard: end_with. A parent is killed before it can end its children."""
    (tmp_path / "program.py").write_text(LISTENS)
    parent = (
        "import subprocess, sys; child = subprocess.Popen(sys.argv[1:]); print(child.pid, flush=True); "
        "import time; time.sleep(60)"
    )
    command = [sys.executable, "-c", parent, sys.executable, "-P", str(RUNNER), "program"]
    started = subprocess.Popen(
        command, env=os.environ | {"PYTHONPATH": str(tmp_path)}, stdout=subprocess.PIPE, text=True
    )
    child = int(started.stdout.readline())
    assert started.stdout.readline().startswith("127.0.0.1")
    started.kill()
    started.wait()

    until = time.monotonic() + 20
    while is_running(child) and time.monotonic() < until:
        time.sleep(0.1)
    assert not is_running(child)


def is_running(pid: int) -> bool:
    """Whether a process is there and is more than a name that nobody has collected."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False
