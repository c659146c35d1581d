"""What a shopper can choose of a product, for one delivery."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from oscar.core.loading import get_model

from freshness.due import Due

REGULAR = "regular"
SOLD_OUT = "sold out"
NOT_PRICED = "no price"


@dataclass(frozen=True)
class Offer:
    """A price at which units can be had, and how many. `available` is None where stock is not tracked."""

    kind: str
    stockrecord: object
    price: Decimal
    available: int | None

    @property
    def is_available(self) -> bool:
        return self.available is None or self.available > 0


@dataclass(frozen=True)
class Offers:
    """Everything on offer of one sellable product; `reason` says why there is nothing."""

    product_id: int
    regular: Offer | None = None
    reason: str = ""

    @property
    def default(self) -> Offer | None:
        """What a plain "Add" means."""
        return self.regular


def offers_for(product_ids: Iterable[int], due: Due) -> dict[int, Offers]:
    """The offers of sellable products (not parents) by product id, in one query for any number of them.

    A product without a stock record, or whose record has no price, is there with a reason.
    """
    wanted = list(product_ids)
    records = {}
    rows = get_model("partner", "StockRecord").objects.filter(product__in=wanted)
    for record in rows.select_related("partner", "product__product_class", "product__parent__product_class").order_by(
        "-pk"
    ):
        records[record.product_id] = record
    return {product_id: _plain_offers(product_id, records.get(product_id)) for product_id in wanted}


def _plain_offers(product_id: int, record) -> Offers:
    if record is None or record.price is None:
        return Offers(product_id, reason=NOT_PRICED)
    available = max(0, record.net_stock_level) if record.can_track_allocations else None
    offer = Offer(kind=REGULAR, stockrecord=record, price=record.price, available=available)
    return Offers(product_id, regular=offer, reason="" if offer.is_available else SOLD_OUT)
