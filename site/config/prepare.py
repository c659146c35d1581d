"""What must be done before the shop can serve, each only when needed: later starts take seconds."""

import gc
import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from oscar.core.loading import get_model

Say = Callable[[str], None]


def migrate_if_needed(say: Say) -> None:
    """Applies the migrations that the database lacks."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if plan:
        say(f"Preparing the database: {len(plan)} steps, about a minute the first time")
        with rare_garbage_collection():
            call_command("migrate", interactive=False, verbosity=1)


@contextmanager
def rare_garbage_collection() -> Iterator[None]:
    """Migrations make millions of small objects that stay: a quarter of their time goes into looking for garbage."""
    before = gc.get_threshold()
    gc.set_threshold(200_000, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


def seed_if_empty(say: Say) -> None:
    """Fills a shop without any product with the demo dairy. A seeding that was cut short is taken up again."""
    begun = settings.VAR / "seeding"
    if get_model("catalogue", "Product").objects.exists() and not begun.exists():
        return
    say("Filling the empty shop with the demo dairy")
    begun.touch()
    call_command("seed_demo")
    begun.unlink()


def collect_if_changed(say: Say) -> None:
    """Gathers, hashes and compresses the static files when one of them, or a package, has changed since."""
    stamp = settings.STATIC_ROOT / ".fingerprint"
    fingerprint = static_fingerprint()
    if stamp.exists() and stamp.read_text() == fingerprint:
        return
    say("Gathering style sheets, scripts and pictures")
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    stamp.write_text(fingerprint)


def static_fingerprint() -> str:
    """Changes with the name, size or time of any static file of ours or of a package, and with how they are bundled."""
    lines = (f"{file}:{file.stat().st_size}:{file.stat().st_mtime_ns}" for file in static_sources())
    return hashlib.sha256("\n".join(sorted(lines)).encode()).hexdigest()


def static_sources() -> Iterator[Path]:
    """Every file that collectstatic would gather, and the module that bundles them."""
    yield Path(__file__).with_name("storage.py")
    for finder in finders.get_finders():
        for name, storage in finder.list([]):
            yield Path(storage.path(name))
