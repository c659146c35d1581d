#!/usr/bin/env python
"""How long the shop takes to make offers and to reserve an order, in a small database and in a large one.

    DATABASE_URL=postgresql://postgres@127.0.0.1:5432/creamtop python bench/freshness.py --batches 1000000

Two scratch databases stand beside the one named in DATABASE_URL, which isn't touched; they are dropped at the end. Both
hold the same 24 products with the same 5 stocked batches each: one among 1,000 products and 5,000 batches, one among
10,000 products and so many batches as you say, most of them sold out, as after years. Measured in turns, so that
whatever else the machine does meets both; the bars are for the medians. Ends with 1 if one is missed.
"""

import argparse
import os
import statistics
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from time import perf_counter

ROOT = Path(__file__).resolve().parents[1]
TURNS, RUNS = 8, 25  # of each measure in each database
MOST_QUERIES, MOST_TIMES, MOST_STATEMENTS = 3, 1.5, 12  # the bars


@dataclass(frozen=True)
class Measure:
    """Milliseconds of many runs in one database, and the statements of one of them."""

    times: list[float]
    statements: int

    @property
    def median(self) -> float:
        return statistics.median(self.times)

    def __str__(self) -> str:
        return f"{self.median:.2f} / {min(self.times):.2f} ({self.statements})"


def main() -> int:
    """Fills the scratch databases, measures, prints the table; the exit code."""
    asked = _arguments()
    _set_up()
    from bench import stock

    say(f"Filling two scratch databases: 5,000 and {asked.batches:,} batches …")
    with stock.scratch_databases(asked.batches) as (small, large):
        measures = _measure([small, large])
    return _report(asked.batches, *measures)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--batches", type=int, default=100_000, help="in the large database, from 50,000 on (100,000 unless told)"
    )
    asked = parser.parse_args()
    if asked.batches < 50_000:
        parser.error(f"--batches {asked.batches}: give 50,000 or more, 5 for each of 10,000 products")
    if not os.environ.get("DATABASE_URL", "").startswith("postgres"):
        parser.error("DATABASE_URL must name a PostgreSQL database, such as postgresql://postgres@127.0.0.1:5432/shop")
    return asked


def _set_up() -> None:
    sys.path[:0] = [str(ROOT), str(ROOT / "site")]
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.test")
    import django

    django.setup()


def _measure(databases: list) -> list[list[Measure]]:
    """For each database: offers, a reservation, and the same rows by hand."""
    from bench import stock

    work = [stock.make_offers, stock.reserve_order, stock.update_by_hand]
    times: list[list[list[float]]] = [[[] for _ in work] for _ in databases]
    counts = [[0 for _ in work] for _ in databases]
    for turn in range(TURNS + 1):  # the first warms up and counts
        for number, database in enumerate(databases):
            stock.use(database)
            goods = stock.read_goods()
            for place, call in enumerate(work):
                if not turn:
                    counts[number][place] = stock.statements_of(partial(call, goods))
                runs = [_timed(partial(call, goods)) for _ in range(RUNS)]
                times[number][place] += runs if turn else []
    return [list(map(Measure, *each)) for each in zip(times, counts, strict=True)]


def _timed(call: Callable[[], None]) -> float:
    start = perf_counter()
    call()
    return (perf_counter() - start) * 1000


def _report(batches: int, small: list[Measure], large: list[Measure]) -> int:
    """Prints the table; 1 if a bar was missed."""
    names = ("offers_for, 24 products", "reserve, an order of 10 lines", "the same rows by hand-written SQL")
    say(f"\n{'':36}{'1,000 products':>22}{'10,000 products':>22}")
    say(f"{'ms: median / fastest (statements)':36}{'5,000 batches':>22}{f'{batches:,} batches':>22}{'ratio':>8}")
    for name, one, other in zip(names, small, large, strict=True):
        say(f"{name:36}{one!s:>22}{other!s:>22}{other.median / one.median:>8.2f}")
    floors = [each[1].median / each[2].median for each in (small, large)]
    say(f"{'reserve / by hand':36}{floors[0]:>22.2f}{floors[1]:>22.2f}")
    missed = list(_missed(small, large))
    for bar in missed:
        say(f"Missed: {bar}")
    return 1 if missed else 0


def say(text: str) -> None:
    """Tells whoever waits."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def _missed(small: list[Measure], large: list[Measure]) -> Iterator[str]:
    times = large[0].median / small[0].median
    if large[0].statements > MOST_QUERIES:
        yield f"offers_for took {large[0].statements} queries, at most {MOST_QUERIES}"
    if times > MOST_TIMES:
        yield f"offers_for took {times:.2f} times as long, at most {MOST_TIMES}"
    if large[1].statements > MOST_STATEMENTS:
        yield f"reserving took {large[1].statements} statements, at most {MOST_STATEMENTS}"


if __name__ == "__main__":
    sys.exit(main())
