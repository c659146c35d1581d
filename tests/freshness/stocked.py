"""Goods in batches for the tests of what is sold: the yoghurt of docs/freshness.md on Wednesday 25 November 2026."""

from datetime import UTC, date, datetime

from freshness.due import Due
from freshness.kinds import OfferKind
from freshness.models import Batch, FreshnessPolicy, LadderVersion, LedgerKind, NamedLadder
from freshness.services.ledger import Change, post
from freshness.services.sales import Demand
from tests.factories import StockRecord, make_order, make_product

MORNING = datetime(2026, 11, 23, 4, tzinfo=UTC)
NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)
FRIDAY = Due(day=date(2026, 11, 27), ready_by=datetime(2026, 11, 27, 4, tzinfo=UTC))
SUNDAY, TUESDAY, NEXT_FRIDAY = date(2026, 11, 29), date(2026, 12, 1), date(2026, 12, 4)
LADDER = [[5, "15"], [3, "30"], [1, "50"]]


def make_yoghurt(name: str = "Natural yoghurt", *, price: str = "2.40", **policy):
    """A product kept in batches: best before, minimum life 4 days; no batch yet."""
    product = make_product(name, price=price, stock=0)
    values = {"date_kind": "best_before", "minimum_life_days": 4} | policy
    FreshnessPolicy.objects.create(product=product, **values)
    return product


def make_batch(product, day: date, quantity: int = 10, **fields) -> Batch:
    """A batch of a product on the shelf since Monday, with the row of its goods-in."""
    record = StockRecord.objects.get(product=product)
    values = {
        "code": f"L{Batch.objects.count() + 1}",
        "date_kind": product.freshness_policy.date_kind,
        "on_shelf_from": MORNING,
        "goods_in_at": MORNING,
    }
    batch = Batch.objects.create(stockrecord=record, date=day, **values | fields)
    post([Change(batch.pk, LedgerKind.GOODS_IN, quantity, on_hand=quantity)], at=MORNING)
    batch.refresh_from_db()
    return batch


def make_ladder(product=None, steps=LADDER) -> LadderVersion:
    """The ladder of the worked example, live."""
    ladder = NamedLadder.objects.create(name=f"Ladder {NamedLadder.objects.count() + 1}")
    fields = {"floor_amount": "1.00", "state": "published"}
    return LadderVersion.objects.create(ladder=ladder, number=1, product=product, steps=steps, **fields)


def make_line(product, quantity: int = 1):
    """A line of an order that waits for its payment, with nothing bound to it yet."""
    return make_order(product, quantity, status="Awaiting payment").lines.get()


def regular(line, promised: date | None = NEXT_FRIDAY, quantity: int | None = None) -> Demand:
    """The regular offer for a line; all of its units unless told otherwise."""
    return Demand(line, line.stockrecord_id, quantity or line.quantity, OfferKind.REGULAR.value, promised)


def dated(line, day: date, quantity: int | None = None) -> Demand:
    """The offer of one date for a line."""
    return Demand(line, line.stockrecord_id, quantity or line.quantity, OfferKind.DATED.value, day)


def counts(batch: Batch) -> tuple[int, int, int]:
    """On hand, reserved and allocated of a batch now."""
    batch.refresh_from_db()
    return batch.on_hand, batch.reserved, batch.allocated


def rows_of(line) -> list[tuple[int, str, str]]:
    """What a line has: (units, code of the batch that they are of, state)."""
    rows = line.allocations.order_by("pk")
    return [(row.quantity, row.from_batch.code, row.state) for row in rows]


def ledger_is_right() -> bool:
    """Whether the sums of the ledger are the batches."""
    return all(_sums(batch) == counts(batch) for batch in Batch.objects.all())


def _sums(batch: Batch) -> tuple[int, int, int]:
    rows = list(batch.ledger.all())
    return tuple(
        sum(getattr(row, f"{column}_change") for row in rows) for column in ("on_hand", "reserved", "allocated")
    )
