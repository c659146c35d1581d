"""What a shopper can choose of a product, for one delivery."""

from __future__ import annotations  # a field named date

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from freshness.due import Due
from freshness.judgement import life_left
from freshness.kinds import OfferKind
from freshness.ladder import Ladder, Step
from freshness.pricing import Quote, prices_by_date, quote
from freshness.scope import ScopedLadder
from freshness.shelf import Shelf, shelves_for

REGULAR, DATED = OfferKind.REGULAR.value, OfferKind.DATED.value
SOLD_OUT = "sold out"
NOT_PRICED = "no price"
TOO_SHORT = "nothing fresh enough"


@dataclass(frozen=True)
class Offer:
    """A price at which units can be had, and how many. `available` is None where stock is not tracked.

    `date` is the earliest of the pool: what is promised. Plain stock has none, nor what follows from it. A dated offer
    has the `step` it is priced by, the `ladder` that the step is of, the price before it (`was`), and `floor`.
    """

    kind: str
    stockrecord: object
    price: Decimal
    available: int | None
    date: date | None = None
    date_kind: str = ""
    life_days: int | None = None
    minimum_life_days: int | None = None
    was: Decimal | None = None
    step: Step | None = None
    ladder: Ladder | None = None
    floor: Decimal = Decimal(0)
    dates: tuple[tuple[date, int], ...] = ()

    @property
    def is_available(self) -> bool:
        return self.available is None or self.available > 0

    @property
    def is_dated(self) -> bool:
        return self.kind == DATED

    @property
    def choice(self) -> str:
        """What a form posts to mean this offer: an ISO date for a dated one, nothing for the regular one."""
        return self.date.isoformat() if self.is_dated else ""

    def from_date(self, promised: date) -> Offer:
        """The regular offer as far as it keeps an earlier promise: units dated on or after `promised`."""
        if self.date is None or self.date >= promised:
            return self
        kept = tuple(each for each in self.dates if each[0] >= promised)
        first = kept[0][0] if kept else promised
        life = self.life_days + (first - self.date).days
        return replace(self, date=first, life_days=life, dates=kept, available=sum(units for _day, units in kept))


@dataclass(frozen=True)
class Offers:
    """Everything on offer of one sellable product; `reason` says why there is nothing. `dated`: most life first."""

    product_id: int
    regular: Offer | None = None
    dated: tuple[Offer, ...] = ()
    reason: str = ""

    @property
    def all(self) -> tuple[Offer, ...]:
        """What can be had, the regular offer first."""
        return tuple(offer for offer in (self.regular, *self.dated) if offer and offer.is_available)

    @property
    def default(self) -> Offer | None:
        """What a plain "Add" means: regular, else dated with most life; what has sold out is still priced."""
        return next(iter(self.all), self.regular)

    def of(self, day: date) -> Offer | None:
        """The dated offer of a date; None if there is none."""
        return next((offer for offer in self.dated if offer.date == day), None)

    def carrying(self, kind: str | None, day: date) -> Offer | None:
        """The offer in which units are sold that were judged as `kind` and are dated `day`; None for none."""
        if kind is None:
            return None
        return self.of(day) if kind == DATED else self.regular


def offers_for(product_ids: Iterable[int], due: Due, ladders: list[ScopedLadder] | None = None) -> dict[int, Offers]:
    """The offers of sellable products (not parents) by product id, in at most three queries for any number of them.

    A product without a stock record, or whose record has no price, is there with a reason. `ladders` are those that
    count on the day, if they have been read already.
    """
    wanted = list(product_ids)
    shelves = shelves_for(wanted, due, ladders)
    return {product_id: offers_on(product_id, shelves.get(product_id), due) for product_id in wanted}


def offers_on(product_id: int, shelf: Shelf | None, due: Due) -> Offers:
    """The offers that a shelf makes; pure."""
    if shelf is None or shelf.stockrecord.price is None:
        return Offers(product_id, reason=NOT_PRICED)
    if shelf.policy is None:
        return _plain_offers(product_id, shelf.stockrecord)
    quotes = [found for batch in shelf.batches if (found := quote(batch, shelf.stockrecord.price, due))]
    regular = _regular(shelf, [each for each in quotes if each.verdict.kind == REGULAR], due)
    dated = _dated(shelf, [each for each in quotes if each.verdict.kind == DATED], due)
    return Offers(product_id, regular, dated, reason=_reason(shelf, quotes))


def _plain_offers(product_id: int, record) -> Offers:
    available = max(0, record.net_stock_level) if record.can_track_allocations else None
    offer = Offer(REGULAR, record, record.price, available)
    return Offers(product_id, regular=offer, reason="" if offer.is_available else SOLD_OUT)


def _reason(shelf: Shelf, quotes: list[Quote]) -> str:
    if quotes:
        return ""
    return TOO_SHORT if shelf.batches else SOLD_OUT


def _regular(shelf: Shelf, quotes: list[Quote], due: Due) -> Offer:
    """Units that keep the minimum life, at list price; none of them is an offer that has sold out."""
    record, least = shelf.stockrecord, shelf.policy.minimum_life_days
    plain = Offer(REGULAR, record, record.price, 0, date_kind=shelf.policy.date_kind, minimum_life_days=least)
    if not quotes:
        return plain
    first = min(quotes, key=lambda each: each.batch.date).batch
    dates = tuple(sorted((each.batch.date, each.batch.free) for each in quotes))
    return replace(
        plain,
        available=sum(units for _day, units in dates),
        date=first.date,
        date_kind=first.date_kind,
        life_days=life_left(first.date, due),
        dates=dates,
    )


def _dated(shelf: Shelf, quotes: list[Quote], due: Due) -> tuple[Offer, ...]:
    offers = []
    for day, price in prices_by_date(quotes).items():
        of_day = [each for each in quotes if each.batch.date == day]
        dearest = max(of_day, key=lambda each: each.price)
        offers.append(
            Offer(
                DATED,
                shelf.stockrecord,
                price,
                available=sum(each.batch.free for each in of_day),
                date=day,
                date_kind=dearest.batch.date_kind,
                life_days=life_left(day, due),
                minimum_life_days=shelf.policy.minimum_life_days,
                was=shelf.prior_price if shelf.prior_price > price else None,
                step=dearest.verdict.step,
                ladder=shelf.ladder,
                floor=min(price, shelf.ladder.floor.price(shelf.stockrecord.price, dearest.batch.unit_cost)),
            )
        )
    return tuple(sorted(offers, key=lambda offer: offer.date, reverse=True))
