"""Dates, ladders and batches: what is promised, how it gets cheaper, what was made and what stands today."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import F
from django.utils import timezone
from oscar.core.loading import get_model

from demo.goods.dates import GOODS, MARKDOWNS, RANGES, Markdown, Promise, production_days, promise_of, standing_today
from demo.goods.ranges import RANGES as SHELVES
from demo.goods.shape import Size
from demo.steps.catalogue import gtin_13, key_of
from freshness.due import Due
from freshness.ladder_rules import Rules
from freshness.models import Batch, Destination, FreshnessPolicy, NamedLadder, WriteOffReason
from freshness.receipts import Receipt
from freshness.services.goods_in import receive_all
from freshness.services.ladders import publish, save_draft
from freshness.services.write_offs import Loss, write_off
from products.due import next_due
from products.models import Listing

MADE_AT = time(6, 30)  # before the first order of the day
SHORTER_LIFE, SHORTER_UNITS = 2, 3
COST_SHARE = Decimal("0.45")  # of the list price
COLD = Decimal("3.5")  # °C at intake
PROMISES = {size.sku: promise_of(each.slug, good.key) for each in SHELVES for good in each.goods for size in good.sizes}
SIZES: dict[str, Size] = {size.sku: size for each in SHELVES for good in each.goods for size in good.sizes}
EVERY = {sku: production_days(promise.shelf_life_days) for sku, promise in PROMISES.items()}

StockRecord = get_model("partner", "StockRecord")


def promise_dates(categories: dict) -> None:
    """A policy for each product type, and for each good that differs from its range."""
    if FreshnessPolicy.objects.exists():
        return
    kinds = get_model("catalogue", "ProductClass").objects
    for slug, promise in RANGES.items():
        _policy(promise, product_class=kinds.get(slug=slug))
    for key, promise in GOODS.items():
        _policy(promise, product=Listing.objects.get(translation_key=key_of(key)).product)
    for markdown in MARKDOWNS:
        _open_ladder(markdown, categories[markdown.range])


def _policy(promise: Promise, **of) -> None:
    FreshnessPolicy.objects.create(
        date_kind=promise.date_kind,
        minimum_life_days=promise.minimum_life_days,
        shelf_life_days=promise.shelf_life_days,
        **of,
    )


def _open_ladder(markdown: Markdown, category) -> None:
    if NamedLadder.objects.filter(name=markdown.name).exists():
        return
    steps = [[days, percent] for days, percent in markdown.steps]
    rules = Rules(category=category, steps=steps, floor_share=Decimal(markdown.share))
    publish(version=save_draft(ladder=None, name=markdown.name, rules=rules, by=None), by=None)


def bring_in(made: dict[str, int], day: date, zone: ZoneInfo) -> None:
    """What the dairy made on a day of the past: SKU → units."""
    moment = datetime.combine(day, MADE_AT, zone)
    records = {record.partner_sku: record for record in StockRecord.objects.filter(partner_sku__in=made)}
    _receive((_receipt(records[sku], day, units, moment) for sku, units in made.items()), moment)


def bring_in_shorter(sku: str, due: Due, moment: datetime) -> date:
    """A few units that were found at the back of the cold store, with two days left; their date."""
    record = StockRecord.objects.get(partner_sku=sku)
    day = due.day + timedelta(days=SHORTER_LIFE)
    made_on = day - timedelta(days=PROMISES[sku].shelf_life_days)
    _receive([_receipt(record, made_on, SHORTER_UNITS, moment)], moment)
    return day


def fill_shelves() -> None:
    """What stands today: for each size its fresh batch and its shorter dates, counted to the next delivery day.

    Nothing where something stands already.
    """
    if Batch.objects.standing().filter(on_hand__gt=F("allocated")).exists():
        return
    now, due = timezone.localtime(), next_due()
    receipts = []
    for record in StockRecord.objects.filter(partner_sku__in=SIZES).order_by("pk"):
        promise = PROMISES[record.partner_sku]
        for each in standing_today(record.partner_sku, SIZES[record.partner_sku].shelf, promise):
            made_on = due.day + timedelta(days=each.life_days - promise.shelf_life_days)
            moment = min(now, datetime.combine(made_on, MADE_AT, now.tzinfo))
            receipts.append(_receipt(record, made_on, each.units, moment))
    _receive(receipts, now)


def _receive(receipts: Iterable[Receipt], moment: datetime) -> None:
    receive_all(receipts=list(receipts), at=moment)


def _receipt(record, made_on: date, units: int, moment: datetime) -> Receipt:
    return Receipt(
        stockrecord_id=record.pk,
        gtin=gtin_13(SIZES[record.partner_sku]),
        code=f"{made_on:%y-%j}",
        date=made_on + timedelta(days=PROMISES[record.partner_sku].shelf_life_days),
        quantity=units,
        produced_on=made_on,
        received_at=moment,
        unit_cost=(record.price * COST_SHARE).quantize(Decimal("0.0001")),
        supplier=settings.OSCAR_SHOP_NAME,
        intake_celsius=COLD,
    )


def give_away() -> None:
    """What is left of the past's batches, since some orders were cancelled, went to the food bank."""
    for batch in Batch.objects.standing().order_by("pk"):
        if batch.free:
            loss = Loss(batch, batch.free, WriteOffReason.DONATED, Destination.CHARITY, "Leeds North food bank")
            write_off(loss=loss)
