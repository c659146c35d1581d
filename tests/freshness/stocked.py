"""Goods in batches for the tests of what is sold: the yoghurt of docs/freshness.md on Wednesday 25 November 2026."""

from datetime import UTC, date, datetime

from freshness.due import Due
from freshness.kinds import BatchStatus, OfferKind
from freshness.models import AllocationState, Batch, FreshnessPolicy, LadderVersion, LedgerKind, NamedLadder, Shortage
from freshness.services import bound
from freshness.services.ledger import Change, follow_stock, post
from freshness.services.sales import Demand, allocate, reserve
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


def set_status(batch: Batch, status: str = BatchStatus.HELD) -> None:
    """A hold, as its service leaves the rows."""
    Batch.objects.filter(pk=batch.pk).update(status=status)
    follow_stock([batch.stockrecord_id])


def reserved(product, quantity: int = 3, promised=NEXT_FRIDAY):
    """A line with its units reserved."""
    line = make_line(product, quantity)
    reserve(demands=[regular(line, promised)], due=FRIDAY, at=NOON)
    return line


def allocated(product, quantity: int = 3):
    """A line with its units allocated."""
    line = reserved(product, quantity)
    allocate(order=line.order, at=NOON)
    return line


def lose(line, quantity: int) -> Shortage:
    """Units of a line are written off, as the service of write-offs leaves the rows."""
    row = line.allocations.exclude(state="released").last()
    post(
        [Change(row.batch_id, LedgerKind.WRITE_OFF, quantity, on_hand=-quantity, **{row.state: -quantity})],
        at=NOON,
    )
    bound.move([(row, quantity)], AllocationState.SHORT)
    return Shortage.objects.create(allocation=row, quantity=quantity, reason="Damaged", at=NOON)
