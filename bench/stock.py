"""The goods of bench/freshness.py, and what is measured of them. Wants Django to be set up."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from django.conf import settings
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from oscar.core.loading import get_model

from freshness.due import Due
from freshness.kinds import OfferKind
from freshness.models import Batch, FreshnessPolicy, LadderVersion, NamedLadder
from freshness.offers import offers_for
from freshness.services.ledger import follow_stock
from freshness.services.sales import Demand, reserve

DAY = date(2026, 11, 27)
DUE = Due(day=DAY, ready_by=datetime(2026, 11, 27, 4, tzinfo=UTC))
LIVES = (2, 4, 7, 9, 12)  # days left of the five stocked batches: two on a step, three regular
LONGEST_STEP = 5
MEASURED, LINES, UNITS = 24, 10, 2
SMALL, LARGE = 1_000, 10_000  # products
PLENTY = 1_000_000  # units of a batch, so that no run finds it empty

BATCHES = """
INSERT INTO freshness_batch (stockrecord_id, gtin, code, date_kind, date, on_shelf_from, goods_in_at, on_hand, reserved,
    allocated, status, status_reason, extra_percent, early_days)
SELECT record.id, '', {code}, 'best_before', {date}, {date} - 20, {date} - 20, {on_hand}, 0, 0, 'available', '', 0, 0
FROM partner_stockrecord record, {batches}
WHERE record.id > %(after)s ORDER BY {order}
"""
STOCKED = BATCHES.format(
    code="'S' || life",
    date="(%(day)s::date + life)",
    on_hand="%(plenty)s",
    batches="unnest(%(lives)s::int[]) life",
    order="record.id, life",
)
SOLD_OUT = BATCHES.format(
    code="'E' || number",
    date="(%(day)s::date + 12 - number / 2)",  # a batch every half a day, to years ago; the newest aren't old at all
    on_hand="0",
    batches="generate_series(1, %(each)s) number",
    order="number, record.id",
)


@contextmanager
def scratch_databases(batches: int) -> Iterator[tuple[str, str]]:
    """The names of a small and a large database, dropped at the end."""
    name = connection.settings_dict["NAME"]
    small, large = f"{name}_bench_small", f"{name}_bench_large"
    connection.settings_dict["TEST"]["NAME"] = small
    settings.MIGRATION_MODULES = dict.fromkeys(_apps())  # tables without the way that led to them
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        fill_small()
        with connection._nodb_cursor() as cursor:
            connection.close()
            cursor.execute(f'DROP DATABASE IF EXISTS "{large}"')
            cursor.execute(f'CREATE DATABASE "{large}" TEMPLATE "{small}"')
        use(large)
        fill_large(batches)
        yield small, large
    finally:
        connection.close()
        with connection._nodb_cursor() as cursor:
            for each in (large, small):
                cursor.execute(f'DROP DATABASE IF EXISTS "{each}"')


def _apps() -> list[str]:
    from django.apps import apps

    return [config.label for config in apps.get_app_configs()]


def use(database: str) -> None:
    """Everything from now on happens in that database."""
    connection.close()
    connection.settings_dict["NAME"] = database
    connection.ensure_connection()


def fill_small() -> None:
    """1,000 products with five stocked batches each, a ladder for all, and an order of ten lines."""
    kind = get_model("catalogue", "ProductClass").objects.create(name="Dairy", track_stock=True)
    FreshnessPolicy.objects.create(product_class=kind, date_kind="best_before", minimum_life_days=4)
    ladder = NamedLadder.objects.create(name="Last days")
    steps = [[LONGEST_STEP, "15"], [3, "30"], [1, "50"]]
    LadderVersion.objects.create(ladder=ladder, number=1, state="published", steps=steps, floor_amount=Decimal(1))
    get_model("catalogue", "Category").add_root(name="Yoghurt")
    get_model("partner", "Partner").objects.create(name="Longmeadow Dairy")
    _make_products(SMALL)
    _make_order()
    _tidy()


def fill_large(batches: int) -> None:
    """9,000 more products with five stocked batches each, and for all of them the batches that are sold out."""
    _make_products(LARGE - SMALL)
    with connection.cursor() as cursor:
        cursor.execute(SOLD_OUT, {"day": DAY, "after": 0, "each": batches // LARGE - len(LIVES)})
    _tidy()


def _make_products(number: int) -> None:
    Product, StockRecord = get_model("catalogue", "Product"), get_model("partner", "StockRecord")
    kind = get_model("catalogue", "ProductClass").objects.get()
    category, partner = get_model("catalogue", "Category").objects.get(), get_model("partner", "Partner").objects.get()
    first = StockRecord.objects.count()
    products = Product.objects.bulk_create(
        Product(title=f"Yoghurt {first + each}", slug=f"yoghurt-{first + each}", product_class=kind)
        for each in range(number)
    )
    placed = get_model("catalogue", "ProductCategory")
    placed.objects.bulk_create(placed(product=product, category=category) for product in products)
    records = StockRecord.objects.bulk_create(
        StockRecord(product=product, partner=partner, partner_sku=product.slug, price=Decimal("2.40"))
        for product in products
    )
    with connection.cursor() as cursor:
        values = {"day": DAY, "after": records[0].pk - 1, "plenty": PLENTY, "lives": list(LIVES)}
        cursor.execute(STOCKED, values)
    follow_stock([record.pk for record in records])


def _make_order() -> None:
    totals = {f"{what}_{tax}_tax": 0 for what in ("total", "shipping") for tax in ("incl", "excl")}
    order = get_model("order", "Order").objects.create(number="BENCH", currency="GBP", **totals)
    prices = {f"{what}_{tax}_tax": 0 for what in ("line_price", "unit_price") for tax in ("incl", "excl")}
    prices |= {f"line_price_before_discounts_{tax}_tax": 0 for tax in ("incl", "excl")}
    for record in get_model("partner", "StockRecord").objects.order_by("pk")[:LINES]:
        order.lines.create(
            stockrecord=record, product=record.product, title="Yoghurt", quantity=UNITS, num_allocated=UNITS, **prices
        )


def _tidy() -> None:
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def statements_of(call: Callable[[], None]) -> int:
    """How many statements a call takes, without those that begin and end its transaction."""
    with CaptureQueriesContext(connection) as captured:
        call()
    return sum(query["sql"] not in ("BEGIN", "COMMIT") for query in captured.captured_queries)


@dataclass(frozen=True)
class Goods:
    """What is measured; the same rows in both databases."""

    product_ids: list[int]
    record_ids: list[int]
    batch_ids: list[int]
    demands: list[Demand]


def read_goods() -> Goods:
    """The 24 products, and the ten of them that are ordered, with the batches that first expired, first out takes."""
    promised = DAY + timedelta(days=next(life for life in LIVES if life > LONGEST_STEP))
    records = get_model("partner", "StockRecord").objects.order_by("pk")[:MEASURED]
    lines = list(get_model("order", "Line").objects.order_by("pk"))
    ordered = [line.stockrecord_id for line in lines]
    batches = Batch.objects.filter(stockrecord__in=ordered, date=promised, on_hand__gt=0).order_by("pk")
    return Goods(
        product_ids=[record.product_id for record in records],
        record_ids=ordered,
        batch_ids=[batch.pk for batch in batches],
        demands=[Demand(line, line.stockrecord_id, UNITS, OfferKind.REGULAR.value, promised) for line in lines],
    )


def make_offers(goods: Goods) -> None:
    """The offers of the 24 products: a regular one and two shorter dates of each."""
    offers = offers_for(goods.product_ids, DUE)
    if any(len(each.all) != 3 for each in offers.values()):
        raise RuntimeError("The goods of the bench aren't what they should be.")


def reserve_order(goods: Goods) -> None:
    """Reserves the ten lines, as placing an order does."""
    with transaction.atomic():
        reserve(demands=goods.demands, due=DUE)


def update_by_hand(goods: Goods) -> None:
    """The same rows, locked, updated and written by somebody who knows them beforehand."""
    values = {"records": goods.record_ids, "batches": goods.batch_ids, "units": UNITS, "ready_by": DUE.ready_by}
    values |= {"lines": [demand.order_line.pk for demand in goods.demands], "day": DAY}
    with transaction.atomic(), connection.cursor() as cursor:
        for statement in BY_HAND:
            cursor.execute(statement, values)


BY_HAND = (
    "SELECT id FROM partner_stockrecord WHERE id = ANY(%(records)s) ORDER BY id FOR NO KEY UPDATE",
    """UPDATE freshness_batch SET reserved = reserved + %(units)s WHERE id = ANY(%(batches)s)
    AND status = 'available' AND on_hand - reserved - allocated >= %(units)s""",
    """INSERT INTO freshness_ledgerentry (batch_id, kind, quantity, on_hand_change, reserved_change, allocated_change,
    on_hand_after, reason, order_line_id, at)
    SELECT batch.id, 'reserve', %(units)s, 0, %(units)s, 0, batch.on_hand, '', wanted.line, now()
    FROM unnest(%(batches)s::bigint[], %(lines)s::int[]) wanted (batch, line)
    JOIN freshness_batch batch ON batch.id = wanted.batch""",
    """INSERT INTO freshness_allocation (batch_id, order_line_id, quantity, state, offer_kind, promised_date, due_day,
    ready_by)
    SELECT batch, line, %(units)s, 'reserved', 'regular', %(day)s, %(day)s, %(ready_by)s
    FROM unnest(%(batches)s::bigint[], %(lines)s::int[]) wanted (batch, line)""",
    """UPDATE partner_stockrecord SET num_allocated = COALESCE(num_allocated, 0) + %(units)s
    WHERE id = ANY(%(records)s)""",
)
