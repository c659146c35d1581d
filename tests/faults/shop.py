"""The shop as it runs for real: gunicorn with several processes and threads, on PostgreSQL, cards behind the proxy."""

import contextlib
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from pathlib import Path
from threading import Barrier

from django.db import connection
from django.db.models import F
from oscar.core.loading import get_model

from checkout.jobs import compare_with_gateways, hear_gateways, see_to_money
from checkout.models import GatewayEvent, PaymentAttempt
from tests.faults.invariants import broken
from tests.faults.running import ROOT, Proxy, free_port, running
from tests.faults.shopper import Shopper

IS_LONG = os.environ.get("FAULTS") == "long"
PROCESSES, THREADS = 4, 4
KEYS = {
    "STRIPE_SECRET_KEY": "sk_test_faults",
    "STRIPE_PUBLISHABLE_KEY": "pk_test_faults",
    "STRIPE_WEBHOOK_SECRET": "whsec_faults",
}
Order = get_model("order", "Order")


def url_of(database: str) -> str:
    """How another process reaches a database of this server."""
    known = connection.settings_dict
    user = f"{known['USER']}:{known['PASSWORD']}@" if known["PASSWORD"] else f"{known['USER']}@"
    return f"postgresql://{user}{known['HOST']}:{known['PORT'] or 5432}/{database}"


@contextlib.contextmanager
def served(database: str, proxy: Proxy, folder: Path, **variables: str) -> Iterator["Shop"]:
    """The shop on a free port."""
    port, log = free_port(), folder / "shop.log"
    command = [
        *(sys.executable, "-m", "gunicorn", "config.wsgi", "--pythonpath", f"{ROOT / 'site'},{ROOT}", "--preload"),
        *("--workers", str(PROCESSES), "--threads", str(THREADS), "--bind", f"127.0.0.1:{port}", "--timeout", "60"),
    ]
    environment = {
        "DJANGO_SETTINGS_MODULE": "tests.faults.settings",
        "DATABASE_URL": url_of(database),
        "STRIPE_API": proxy.address,
        "VAR_DIR": str(folder),
        **KEYS,
        **variables,
    }
    with running(command, port, log=log, **environment) as process:
        yield Shop(f"http://127.0.0.1:{port}", process.pid, proxy, log)


@dataclass
class Shop:
    """The running shop, and what the clock would do for it."""

    address: str
    pid: int
    proxy: Proxy
    log: Path
    read_from: int = 0  # where in the log this test begins

    def shopper(self, **fields) -> Shopper:
        return Shopper(self.address, **fields)

    def guest(self, number: int) -> Shopper:
        """One of many, each with a door of their own."""
        return self.shopper(email=f"guest{number}@example.com", house=number)

    def clock(self) -> None:
        """One turn of the clock: what gateways told, and what is due about money."""
        hear_gateways()
        see_to_money()

    def compare(self) -> None:
        """The clock's daily comparison."""
        compare_with_gateways()

    def wait(self, minutes: int) -> None:
        """Time goes by: everything that the shop has noted was so much earlier."""
        ago = timedelta(minutes=minutes)
        Order.objects.update(date_placed=F("date_placed") - ago)
        PaymentAttempt.objects.update(changed_at=F("changed_at") - ago, created_at=F("created_at") - ago)
        GatewayEvent.objects.update(received_at=F("received_at") - ago)

    def settle(self) -> None:
        """The clock goes round until nothing young is left alone."""
        self.clock()
        self.wait(minutes=3)
        self.clock()

    @property
    def events_address(self) -> str:
        """Where gateways tell their events."""
        return f"{self.address}/checkout/payments/stripe/events/"

    def payments(self) -> list[dict]:
        """The payments at the gateway that speak of orders of this test."""
        numbers = set(Order.objects.values_list("number", flat=True))
        return [each for each in self.proxy.payments() if each["metadata"].get("order") in numbers]

    def broken(self) -> list[str]:
        return broken(self.payments())

    def workers(self) -> list[int]:
        """The processes that answer requests."""
        told = Path(f"/proc/{self.pid}/task/{self.pid}/children").read_text()
        return [int(pid) for pid in told.split()]

    def begin(self) -> None:
        """What was logged before is another test's."""
        self.read_from = self.log.stat().st_size

    def complaints(self) -> str:
        """What the shop logged as an error in this test."""
        with self.log.open(errors="replace") as log:
            log.seek(self.read_from)
            return "".join(row for row in log if " ERROR " in row or row.startswith("Traceback"))


def at_once(*calls: Callable[[], object]) -> list:
    """The results of the calls, started together, each in a thread of its own."""
    start = Barrier(len(calls))

    def run(call):
        start.wait()
        try:
            return call()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(run, calls))


def each_in_turn(call: Callable, subjects, beside: int = 6) -> list:
    """The results of a call for each subject, a few side by side: for what has to be prepared."""
    with ThreadPoolExecutor(beside) as pool:
        return list(pool.map(call, subjects))


def rush(shop: Shop, *baskets: tuple, way: str = "pay-on-delivery") -> dict[str, int]:
    """Shoppers, each with a basket, press "Order" together; where they come out, and how many."""
    shoppers = [(shop.guest(number), goods) for number, goods in enumerate(baskets)]
    forms = each_in_turn(lambda pair: (pair[0], pair[0].go_to_review(*pair[1], way=way)), shoppers)
    return ends(at_once(*(partial(who.order, form, follow=False) for who, form in forms)))


def ends(answers: list) -> dict[str, int]:
    """Where answers lead, or their status, and how many do."""
    return dict(Counter(answer.headers.get("Location") or str(answer.status_code) for answer in answers))
