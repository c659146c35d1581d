"""Counts from past orders what is bought together, once a night."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from decimal import Decimal
from itertools import groupby

from django.db import transaction
from django.db.models.functions import Coalesce
from django.utils import timezone
from oscar.core.loading import get_model

from products.models import Companion
from products.together.rule import pairs_of

LOOKED_AT = timedelta(days=180)  # half a year: long enough to count, short enough to follow the seasons
NOT_BOUGHT = ("Awaiting payment", "Cancelled")


@transaction.atomic
def count_companions(*, now: datetime | None = None) -> int:
    """Writes anew what goes with what; the number of rows. Readers see the old ones until it is done."""
    found = pairs_of(goods_of_orders(since=(now or timezone.now()) - LOOKED_AT))
    rows = [
        Companion(
            listing_id=pair.product,
            other_id=pair.other,
            orders=pair.orders,
            lift=round(Decimal(pair.lift.numerator) / pair.lift.denominator, 2),
            place=place,
        )
        for pairs in found.values()
        for place, pair in enumerate(pairs)
    ]
    Companion.objects.all().delete()
    Companion.objects.bulk_create(rows, batch_size=500)
    return len(rows)


def goods_of_orders(*, since: datetime) -> Iterator[list[int]]:
    """The listings of each order that was placed since then and came about; sizes of one product are one."""
    lines = get_model("order", "Line").objects.filter(order__date_placed__gte=since)
    lines = lines.exclude(order__status__in=NOT_BOUGHT)
    listing = Coalesce("product__listing", "product__parent__listing")
    rows = lines.annotate(sold=listing).exclude(sold=None).order_by("order_id").values_list("order_id", "sold")
    for _order, goods in groupby(rows.iterator(chunk_size=2000), key=lambda row: row[0]):
        yield [sold for _pk, sold in goods]
