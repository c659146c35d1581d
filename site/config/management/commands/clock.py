"""The one scheduler process of the embedded set-up."""

import logging
import signal
import time
from threading import Event

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import close_old_connections
from django.utils.module_loading import import_string

from config.due_jobs import due_jobs, seconds_to_next

log = logging.getLogger("clock")


class Command(BaseCommand):
    help = "Runs CLOCK_JOBS, each in its turn, until it is told to stop (SIGTERM, Ctrl-C)."

    def add_arguments(self, parser):
        parser.add_argument("--once", action="store_true", help="run each job once and end")

    def handle(self, *, once: bool, **options):
        if once:
            for job in settings.CLOCK_JOBS:
                run(job)
            return
        stop = Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stop.set())
        keep_running(stop)


def keep_running(stop: Event) -> None:
    """Runs what is due until `stop` is set; a job that has begun is finished."""
    last_runs: dict[str, float] = {}
    while not stop.wait(seconds_to_next(settings.CLOCK_JOBS, last_runs, time.monotonic())):
        for job in due_jobs(settings.CLOCK_JOBS, last_runs, time.monotonic()):
            if stop.is_set():
                return
            last_runs[job] = time.monotonic()
            run(job)


def run(job: str) -> None:
    """Runs one job. What it raises is logged, so that the other jobs still get their turn."""
    close_old_connections()
    try:
        import_string(job)()
    except Exception:
        log.exception("The job %s failed; it will be tried again in its next turn.", job)
    finally:
        close_old_connections()
