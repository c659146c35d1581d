"""Goods with dates for tests of the shop's pages. Days of life are counted from the next delivery."""

from datetime import timedelta
from decimal import Decimal

from django.utils import timezone
from oscar.core.loading import get_model

from freshness.models import Batch, FreshnessPolicy, LadderVersion, NamedLadder
from freshness.services.ledger import follow_stock
from products.due import next_due

STEPS = ((5, "15"), (3, "30"), (1, "50"))


def keep_in_batches(product, *lives: int, least: int = 4, units: int = 10, **batch) -> None:
    """Gives a product a policy, and a batch for each of `lives` (days left on the next delivery)."""
    FreshnessPolicy.objects.get_or_create(
        product=product, defaults={"date_kind": "best_before", "minimum_life_days": least}
    )
    for sold in get_model("catalogue", "Product").objects.filter(parent=product) or [product]:
        put_on_shelf(sold, *lives, units=units, **batch)


def put_on_shelf(product, *lives: int, units: int = 10, **batch) -> None:
    """A batch of a sellable product for each of `lives`."""
    record = product.stockrecords.get()
    now = timezone.now() - timedelta(hours=1)
    facts = {"date_kind": "best_before", "on_hand": units, "on_shelf_from": now, "goods_in_at": now} | batch
    for life in lives:
        code = f"L{Batch.objects.count()}"
        Batch.objects.create(stockrecord=record, code=code, date=next_due().day + timedelta(days=life), **facts)
    follow_stock([record.pk])


def publish_ladder(*steps: tuple[int, str], **fields) -> LadderVersion:
    """A live ladder for everything: 5 days −15 %, 3 −30 %, 1 −50 %, not under £1.00, unless told otherwise."""
    values = {"floor_amount": Decimal("1.00")} | fields
    named = NamedLadder.objects.create(name=f"Ladder {NamedLadder.objects.count()}")
    return LadderVersion.objects.create(
        ladder=named, number=1, state="published", steps=[list(step) for step in steps or STEPS], **values
    )
