"""The clock: every job gets its turn, and it stops when told."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from threading import Event

import pytest
from django.core.management import call_command

from config.management.commands.clock import keep_running

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).resolve().parents[2]
RUNS: list[str] = []
STOP = Event()


def note_a():
    RUNS.append("a")


def note_b():
    RUNS.append("b")


def fail():
    RUNS.append("fail")
    raise RuntimeError("the post office is closed")


def note_a_and_stop():
    RUNS.append("a")
    STOP.set()


def job(function) -> str:
    return f"{__name__}.{function.__name__}"


@pytest.fixture(autouse=True)
def no_runs():
    RUNS.clear()


def test_once_runs_each_job_once(settings):
    settings.CLOCK_JOBS = {job(note_a): 10, job(note_b): 86_400}

    call_command("clock", "--once")

    assert RUNS == ["a", "b"]


def test_a_failing_job_is_logged_and_the_others_run(settings, caplog):
    settings.CLOCK_JOBS = {job(fail): 10, job(note_b): 10}

    call_command("clock", "--once")

    assert RUNS == ["fail", "b"]
    assert "The job tests.config.test_clock.fail failed" in caplog.text
    assert "the post office is closed" in caplog.text


def test_a_misspelt_job_is_logged_and_the_others_run(settings, caplog):
    settings.CLOCK_JOBS = {"notices.services.no_such_job": 10, job(note_b): 10}

    call_command("clock", "--once")

    assert RUNS == ["b"]
    assert "notices.services.no_such_job" in caplog.text


def test_it_stops_between_two_jobs(settings):
    settings.CLOCK_JOBS = {job(note_a_and_stop): 10, job(note_b): 10}

    keep_running(STOP)

    assert RUNS == ["a"]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_ends_well_when_told_to_stop(tmp_path, number):
    program = (
        "import sys; sys.path.insert(0, 'site')\n"
        "import django; django.setup()\n"
        "from django.conf import settings\n"
        "from django.core.management import call_command\n"
        "settings.CLOCK_JOBS = {'config.jobs.say_nothing': 1}\n"
        "import config.jobs; config.jobs.say_nothing = lambda: print('ran', flush=True)\n"
        "call_command('clock')\n"
    )
    env = os.environ | {"DJANGO_SETTINGS_MODULE": "config.settings.test", "VAR_DIR": str(tmp_path)}
    clock = subprocess.Popen([sys.executable, "-c", program], cwd=ROOT, env=env, stdout=subprocess.PIPE, text=True)
    assert clock.stdout.readline() == "ran\n"
    time.sleep(0.1)

    clock.send_signal(number)

    assert clock.wait(timeout=10) == 0
