#!/usr/bin/env python
"""How many orders of five lines the shop takes in a second, at 1, 8 and 32 parallel shoppers, and the database's floor.

    DATABASE_URL=postgresql://postgres@127.0.0.1:5432/creamtop python bench/checkout.py

A scratch database stands beside the one named in DATABASE_URL, which isn't touched; it is dropped at the end. Each
shopper is a process: place, authorise at the door, confirm, through the services, of goods in batches, all into one
slot of one day. The floor is the same rows written by plain SQL in one transaction by somebody who knows them
beforehand: each inserted once as it stands in the end, nothing read but the locks. Medians of several runs in turns.
"""

import argparse
import os
import statistics
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SHOPPERS = (1, 8, 32)
ORDERS, RUNS = 64, 5  # orders of one run, shared by its shoppers, and at least two each


def main() -> int:
    """Fills the scratch database, measures, prints the table; the exit code."""
    asked = _arguments()
    _set_up()
    from bench import orders

    say("Filling a scratch database …")
    with orders.scratch_database():
        known = orders.by_hand()
        _report_rows(*orders.written_by_an_order(), orders.written_by_hand(known))
        say(f"\n{'orders a second: median (least to most)':<46}{'services':>26}{'by hand':>26}{'ratio':>9}")
        for shoppers in asked.shoppers:
            each = max(2, asked.orders // shoppers)
            runs = [(orders.orders_a_second(shoppers, each), orders.orders_a_second(shoppers, each, known))
                    for _ in range(asked.runs)]  # fmt: skip
            _report_speed(shoppers, *zip(*runs, strict=True))
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shoppers", type=_numbers, default=SHOPPERS, help="at once, e.g. 1,8,32")
    parser.add_argument("--orders", type=int, default=ORDERS, help=f"of one run, shared by its shoppers ({ORDERS})")
    parser.add_argument("--runs", type=int, default=RUNS, help=f"of which the median counts ({RUNS})")
    asked = parser.parse_args()
    if not os.environ.get("DATABASE_URL", "").startswith("postgres"):
        parser.error("DATABASE_URL must name a PostgreSQL database, such as postgresql://postgres@127.0.0.1:5432/shop")
    return asked


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split(","))


def _set_up() -> None:
    sys.path[:0] = [str(ROOT), str(ROOT / "site")]
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.test")
    os.environ.setdefault("LOG_LEVEL", "ERROR")
    import django

    django.setup()


def _report_rows(placing, confirming, by_hand) -> None:
    """Lists what an order writes, table by table, and how often the same rows are written again."""
    services = placing.rows + confirming.rows
    say(f"\n{'rows that an order of five lines writes':<46}{'services':>26}{'by hand':>26}")
    for verb, table in sorted(services | by_hand.rows):
        say(f"{f'{verb.lower()} {table}':<46}{services[verb, table]:>26}{by_hand.rows[verb, table]:>26}")
    say(f"{'rows in all':<46}{services.total():>26}{by_hand.rows.total():>26}")
    told = f"{placing.statements} + {confirming.statements} = {placing.statements + confirming.statements}"
    say(f"{'statements (place + authorise and confirm)':<46}{told:>26}{by_hand.statements:>26}")


def _report_speed(shoppers: int, services: tuple[float, ...], by_hand: tuple[float, ...]) -> None:
    ratio = statistics.median(by_hand) / statistics.median(services)
    name = f"{shoppers} shopper{'s' if shoppers > 1 else ''} at once"
    say(f"{name:<46}{_spread(services):>26}{_spread(by_hand):>26}{ratio:>9.1f}")


def _spread(runs: tuple[float, ...]) -> str:
    return f"{statistics.median(runs):.1f} ({min(runs):.1f} to {max(runs):.1f})"


def say(text: str) -> None:
    """Tells whoever waits."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
