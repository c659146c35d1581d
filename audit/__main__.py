"""Starts the shop as `make run` does, measures its pages, prints the table, and fails if a figure is below its bar.

RUNS=1 lets Lighthouse look once instead of five times, RUNS=0 not at all; PAGES=home,range,/shop/milk/ measures only
these; VAR_DIR=… takes the shop that stands there instead of seeding one.
"""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import django
from playwright.sync_api import sync_playwright

from audit import table
from audit.measuring import Measuring
from audit.shop import open_shop
from tests.services import chromium_path

FLAGS = ("--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync")
RUNS = 5
BEGAN = time.monotonic()


def main() -> int:
    """The exit code."""
    runs, only = int(os.environ.get("RUNS", RUNS)), tuple(filter(None, os.environ.get("PAGES", "").split(",")))
    chromium = chromium_path()
    with var_folder() as var, sync_playwright() as playwright:
        django_of_the_shop(var)
        say("Opening the shop, and seeding it if it is new")
        with open_shop(var) as shop:
            browser = playwright.chromium.launch(executable_path=chromium, args=[*FLAGS])
            measuring = Measuring(shop, browser, say)
            places, missing = measuring.find(only)
            if runs:
                measuring.score(places, runs, chromium)
            measuring.look(places)
            browser.close()
    return told(measuring.rows, [] if only else missing)


def told(rows: table.Rows, missing: list[str]) -> int:
    """Prints the figures and what is below its bar; the exit code."""
    below = [*table.below_the_bar(rows), *(f"No page was found for {pattern}" for pattern in missing)]
    sys.stdout.write(f"\n{table.table(rows)}\n")
    sys.stdout.write("\nBelow the bar (!):\n\n" + "\n\n".join(below) if below else "\nEvery figure reaches its bar.")
    sys.stdout.write("\n")
    return 1 if below else 0


@contextmanager
def var_folder() -> Iterator[Path]:
    """Where the shop writes: VAR_DIR, or a folder that is gone afterwards."""
    named = os.environ.get("VAR_DIR", "")
    if named:
        yield Path(named)
        return
    with TemporaryDirectory(prefix="audit-") as folder:
        yield Path(folder)


def django_of_the_shop(var: Path) -> None:
    """Lets this process read the shop's URLconf."""
    os.environ |= {"VAR_DIR": str(var), "DJANGO_SETTINGS_MODULE": "config.settings.embedded"}
    sys.path.insert(0, "site")
    django.setup()


def say(words: str) -> None:
    """With the seconds since the start."""
    sys.stderr.write(f"{time.monotonic() - BEGAN:6.0f} s  {words}\n")


if __name__ == "__main__":
    sys.exit(main())
