"""Which units each line of one order takes. Lines of one product share what is there."""

from __future__ import annotations  # a field named date

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from freshness.due import Due
from freshness.errors import OutOfStock
from freshness.judgement import Candidate
from freshness.kinds import OfferKind
from freshness.selection import Wanted, pick
from freshness.shelf import Shelf


@dataclass(frozen=True)
class Demand:
    """Units of one offer for an order line. `promised_date` is None for plain stock, which has no dates."""

    order_line: object
    stockrecord_id: int
    quantity: int
    kind: str = OfferKind.REGULAR.value
    promised_date: date | None = None

    def promised_for(self, due: Due) -> date:
        """What a batch must be dated at least. Regular goods are never past their date on the delivery day."""
        return self.promised_date or due.day


@dataclass(frozen=True)
class Taken:
    """Units of a batch for a demand."""

    demand: Demand
    batch_id: int
    quantity: int


@dataclass(frozen=True)
class Shares:
    """What an order takes: units of batches, units of plain stock by stock record, and everything that is missing."""

    taken: tuple[Taken, ...]
    plain: dict[int, int]
    shortfalls: tuple[OutOfStock, ...]


def share(demands: Iterable[Demand], shelves: Iterable[Shelf], due: Due) -> Shares:
    """Takes the units for each demand in turn; what one has taken isn't there for the next."""
    on_shelves = {shelf.stockrecord.pk: shelf for shelf in shelves}
    batches: dict[int, tuple[Candidate, ...]] = {pk: shelf.batches for pk, shelf in on_shelves.items()}
    taken: list[Taken] = []
    missing: dict[tuple, OutOfStock] = {}
    plain: dict[int, int] = {}
    for demand in demands:
        shelf = on_shelves[demand.stockrecord_id]
        if shelf.policy is None:
            plain[demand.stockrecord_id] = plain.get(demand.stockrecord_id, 0) + demand.quantity
            continue
        wanted = Wanted(demand.kind, demand.quantity, demand.promised_for(due))
        picking = pick(batches[demand.stockrecord_id], wanted, due)
        batches[demand.stockrecord_id] = _without(batches[demand.stockrecord_id], dict(picking.taken))
        taken += [Taken(demand, batch_id, units) for batch_id, units in picking.taken]
        _add_up(missing, demand, shelf, demand.quantity - picking.missing)
    plain = {pk: units for pk, units in plain.items() if on_shelves[pk].stockrecord.can_track_allocations}
    short = [each for each in missing.values() if each.available < each.wanted] + _plain_shortfalls(plain, on_shelves)
    return Shares(tuple(taken), plain, tuple(sorted(short, key=lambda each: each.stockrecord_id)))


def _without(batches: tuple[Candidate, ...], units: dict[int, int]) -> tuple[Candidate, ...]:
    return tuple(replace(each, free=each.free - units.get(each.batch_id, 0)) for each in batches)


def _add_up(sums: dict[tuple, OutOfStock], demand: Demand, shelf: Shelf, had: int) -> None:
    """Counts what was wanted and what could be had of an offer, over all lines that are for it."""
    offer = (demand.stockrecord_id, demand.kind, demand.promised_date)
    fresh = OutOfStock(demand.stockrecord_id, 0, 0, demand.kind, demand.promised_date, shelf.policy.date_kind)
    counted = sums.setdefault(offer, fresh)
    counted.wanted += demand.quantity
    counted.available += had


def _plain_shortfalls(wanted: dict[int, int], shelves: dict[int, Shelf]) -> list[OutOfStock]:
    free = {pk: max(0, shelves[pk].stockrecord.net_stock_level) for pk in wanted}
    return [OutOfStock(pk, units, free[pk]) for pk, units in wanted.items() if units > free[pk]]
