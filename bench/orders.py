"""The goods and the shoppers of bench/checkout.py. Wants Django to be set up."""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from functools import partial
from time import perf_counter

from django.apps import apps
from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone
from oscar.core.loading import get_model

from bench.rows import Copy, Written, copies_of, write_again, writing
from checkout.services.placing import Submission, place
from checkout.services.settling import authorise
from delivery.models import SlotLoad
from delivery.plans import next_slot
from freshness.models import Batch
from freshness.partner.strategy import OfferStrategy
from products.due import due_of
from tests.delivery.areas import make_area, make_weekly_slot
from tests.factories import Basket, make_basket, make_home, make_product_page, make_range_page, make_submission
from tests.freshness.stocked import make_batch, make_yoghurt
from tests.processes import FORK, at_once

PRODUCTS, LINES, UNITS = 30, 5, 2
LIVES = (6, 9, 12)  # days left of each product's batches: all regular
PLENTY = 1_000_000  # units of a batch, and places in the slot


@contextmanager
def scratch_database() -> Iterator[None]:
    """A shop of its own, dropped at the end."""
    name = connection.settings_dict["NAME"]
    connection.settings_dict["TEST"]["NAME"] = f"{name}_bench_checkout"
    settings.MIGRATION_MODULES = dict.fromkeys(config.label for config in apps.get_app_configs())
    settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        _fill()
        yield
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)


def _fill() -> None:
    make_home()
    yoghurts = make_range_page("Yoghurt")
    area = make_area("Leeds north", "LS8")
    for weekday in range(7):
        make_weekly_slot(area, weekday, capacity_orders=PLENTY, capacity_crates=Decimal(9999))
    day, long_ago = next_slot(timezone.now()).day, timezone.now() - timedelta(days=7)
    for number in range(PRODUCTS):
        product = make_yoghurt(f"Yoghurt {number}")
        product.categories.set([yoghurts.category])
        make_product_page(product, range_page=yoghurts)
        for life in LIVES:
            make_batch(product, day + timedelta(days=life), PLENTY, on_shelf_from=long_ago, goods_in_at=long_ago)
    _order_everything_once()
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def _order_everything_once() -> None:
    """Makes the rows that every further order finds: way to pay, series, load of the slot, figures of each product."""
    products = list(get_model("catalogue", "Product").objects.order_by("pk"))
    for first in range(0, PRODUCTS, LINES):
        order(_submission(products[first : first + LINES], next_slot(timezone.now())))


def submissions(number: int, seed: int) -> list[Submission]:
    """Baskets of five lines as a review page hands them over, each of other goods."""
    chosen = random.Random(seed)  # noqa: S311 - no secret
    products = list(get_model("catalogue", "Product").objects.order_by("pk"))
    slot = next_slot(timezone.now())
    return [_submission(chosen.sample(products, LINES), slot) for _ in range(number)]


def _submission(products: list, slot) -> Submission:
    basket = make_basket(*((product, UNITS) for product in products))
    basket = Basket.objects.get(pk=basket.pk)
    basket.strategy = OfferStrategy(due=due_of(slot))
    basket.reset_offer_applications()
    return make_submission(basket, slot=slot)


def order(submission: Submission) -> None:
    """Place, authorise at the door, confirm: as the button of the review page does."""
    authorise(attempt=place(submission).payments.get())


@dataclass(frozen=True)
class ByHand:
    """One order's rows, ready to be written by somebody who knows them beforehand."""

    copies: list[Copy]
    load_id: int


def by_hand() -> ByHand:
    """Learns the rows from one order."""
    [submission] = submissions(1, seed=1)
    return ByHand(copies_of(partial(order, submission)), SlotLoad.objects.get().pk)


@dataclass(frozen=True)
class Goods:
    """What one order by hand changes: its basket, stock records and batches."""

    basket_id: int
    record_ids: list[int]
    batch_ids: list[int]


def goods(number: int, seed: int) -> list[Goods]:
    """As many as there are orders, chosen as `submissions` chooses; their baskets are empty."""
    chosen = random.Random(seed)  # noqa: S311 - no secret
    first = dict(Batch.objects.order_by("stockrecord_id", "-date").values_list("stockrecord_id", "pk"))
    baskets = Basket.objects.bulk_create(Basket() for _ in range(number))
    picks = [sorted(chosen.sample(sorted(first), LINES)) for _ in range(number)]
    return [
        Goods(basket.pk, records, [first[each] for each in records])
        for basket, records in zip(baskets, picks, strict=True)
    ]


CLAIM = """UPDATE basket_basket SET status = 'Submitted', date_submitted = now()
    WHERE id = %(basket_id)s AND status = 'Open'"""
HOLD = "UPDATE delivery_slotload SET orders = orders + 1 WHERE id = %(load_id)s"
LOCK = "SELECT id FROM partner_stockrecord WHERE id = ANY(%(record_ids)s) ORDER BY id FOR NO KEY UPDATE"
TAKE = "UPDATE freshness_batch SET allocated = allocated + %(units)s WHERE id = ANY(%(batch_ids)s)"
FOLLOW = """UPDATE partner_stockrecord SET num_allocated = coalesce(num_allocated, 0) + %(units)s
    WHERE id = ANY(%(record_ids)s)"""
FIGURES = """UPDATE analytics_productrecord SET num_purchases = num_purchases + %(units)s
    WHERE product_id IN (SELECT product_id FROM partner_stockrecord WHERE id = ANY(%(record_ids)s))"""
COUNT = """UPDATE checkout_invoiceseries SET last_number = last_number + 1 WHERE kind = 'invoice'
    RETURNING last_number"""


def write_by_hand(known: ByHand, one: Goods) -> None:
    """The rows of one order in one transaction: each table once, each row as it stands in the end."""
    values = {**vars(one), "load_id": known.load_id, "units": UNITS}
    with transaction.atomic(), connection.cursor() as cursor:
        for statement in (CLAIM, HOLD, LOCK, TAKE, FOLLOW, FIGURES, COUNT):
            cursor.execute(statement, values)
        write_again(cursor, known.copies, cursor.fetchone()[0])


def written_by_an_order() -> tuple[Written, Written]:
    """What placing writes, and what authorising and confirming do."""
    [submission] = submissions(1, seed=2)
    with writing() as placing:
        placed = place(submission)
    attempt = placed.payments.get()
    with writing() as confirming:
        authorise(attempt=attempt)
    return placing, confirming


def written_by_hand(known: ByHand) -> Written:
    """What writing an order by hand writes."""
    [one] = goods(1, seed=2)
    with writing() as written:
        write_by_hand(known, one)
    return written


def orders_a_second(shoppers: int, each: int, known: ByHand | None = None) -> float:
    """How many orders are through in a second, by so many shoppers at once; by hand if `known` is given.

    Each shopper is a process with a connection of its own; baskets are filled before the clock starts.
    """
    start = FORK.Barrier(shoppers)
    times = at_once(*(partial(_shop, start, number, each, known) for number in range(shoppers)))
    return shoppers * each / (max(end for _begin, end in times) - min(begin for begin, _end in times))


def _shop(start, seed: int, each: int, known: ByHand | None) -> tuple[float, float]:
    work = goods(each, seed) if known else submissions(each, seed)
    call = partial(write_by_hand, known) if known else order
    connection.ensure_connection()
    start.wait()
    begin = perf_counter()
    for one in work:
        call(one)
    return begin, perf_counter()
