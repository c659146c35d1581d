"""What a draft of a ladder would change: prices, units left over and takings, on the next delivery days. Pure."""

from __future__ import annotations  # a field named date

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from freshness.due import Due
from freshness.forecast import Standing, expected_left_over, last_life, last_sale_day
from freshness.judgement import Candidate, Policy, judge, life_left
from freshness.kinds import BatchStatus
from freshness.ladder import Ladder
from freshness.offers import Offers, offers_on
from freshness.scope import Place, ScopedLadder, ladder_for
from freshness.shelf import is_candidate, shelf_of
from money import to_penny

SAME, DOWN, UP, BEGINS, ENDS, GONE = "same", "down", "up", "begins", "ends", "gone"


@dataclass(frozen=True)
class Stock:
    """Everything that stands of one product. The candidates' own ladder is not asked; `pace` is units a day."""

    stockrecord: object
    name: str
    policy: Policy
    place: Place
    batches: tuple[Candidate, ...]
    codes: dict[int, str]
    on_hand: dict[int, int]
    pace: Decimal | None = None


@dataclass(frozen=True)
class Day:
    """A delivery, and the ladders that count for it now and with the draft."""

    due: Due
    now: tuple[ScopedLadder, ...]
    then: tuple[ScopedLadder, ...]


@dataclass(frozen=True)
class Cell:
    """One batch on one day; None is not sold, and `reason` says why not with the draft."""

    due: Due
    life_days: int
    now: Decimal | None
    then: Decimal | None
    reason: str = ""

    @property
    def change(self) -> str:
        if self.now is None or self.then is None:
            return GONE if self.now == self.then else BEGINS if self.now is None else ENDS
        return SAME if self.now == self.then else DOWN if self.then < self.now else UP


@dataclass(frozen=True)
class Row:
    """One batch on all the days."""

    batch_id: int
    name: str
    code: str
    date: date
    status: str
    on_hand: int
    cells: tuple[Cell, ...]

    @property
    def changes(self) -> bool:
        return any(cell.change not in (SAME, GONE) for cell in self.cells)


@dataclass(frozen=True)
class Outlook:
    """What is to be expected of the batches: units left over at their last sale day, and takings on the days shown.

    None where no pace of sales is known.
    """

    left_over: int | None = None
    takings: Decimal | None = None

    def __add__(self, other: Outlook) -> Outlook:
        """The sum; what isn't known of one doesn't hide what is known of the other."""
        both = ((self.left_over, other.left_over), (self.takings, other.takings))
        return Outlook(*(_sum(*pair) for pair in both))


@dataclass(frozen=True)
class Preview:
    """The whole answer. `used_by` counts products and standing batches that the draft is the ladder of on some day.

    `model` is the one of those products of which most stands, to show the ladder's prices with.
    """

    dues: tuple[Due, ...]
    rows: tuple[Row, ...]
    now: Outlook
    then: Outlook
    used_by: tuple[int, int] = (0, 0)
    unknown_pace: int = 0
    model: Stock | None = None

    def count(self, change: str) -> int:
        """How many prices change so: one for each batch and day."""
        return sum(cell.change == change for row in self.rows for cell in row.cells)

    @property
    def changed(self) -> tuple[Row, ...]:
        return tuple(row for row in self.rows if row.changes)

    @property
    def units(self) -> int:
        """Units on hand of the batches that change."""
        return sum(row.on_hand for row in self.changed)

    @property
    def gain(self) -> Decimal | None:
        """Takings won (above 0) or given away (below)."""
        if self.now.takings is None or self.then.takings is None:
            return None
        return to_penny(self.then.takings) - to_penny(self.now.takings)


def preview(stocks: Iterable[Stock], days: Sequence[Day], draft: ScopedLadder) -> Preview:
    """What `draft` would change for these products; batches that change come first, then by product and date."""
    rows: list[Row] = []
    now, then = Outlook(), Outlook()
    now_on, then_on = [(day.due, day.now) for day in days], [(day.due, day.then) for day in days]
    least_lives: dict = {}
    used: list[Stock] = []
    unknown = 0
    for stock in stocks:
        before, after = _Side(stock, now_on, least_lives), _Side(stock, then_on, least_lives)
        rows += _rows(stock, before, after)
        now, then = now + before.outlook(), then + after.outlook()
        unknown += stock.pace is None
        if after.uses(draft):
            used.append(stock)
    rows.sort(key=lambda row: (not row.changes, row.name, row.date, row.batch_id))
    dues = tuple(day.due for day in days)
    used_by = len(used), sum(len(stock.batches) for stock in used)
    model = max((stock for stock in used if stock.stockrecord.price), key=_units, default=None)
    return Preview(dues, tuple(rows), now, then, used_by, unknown, model)


def _units(stock: Stock) -> int:
    return sum(stock.on_hand.values())


class _Side:
    """One product on the days, under the ladders of one side (now, or then).

    `prices` holds, for each day, every batch's price, or None and why it isn't sold. `least_lives` is shared, so that
    each is asked for only once.
    """

    def __init__(self, stock: Stock, days: list[tuple[Due, tuple[ScopedLadder, ...]]], least_lives: dict) -> None:
        self.stock = stock
        self.dues = [due for due, _ladders in days]
        self.ladders = [ladder_for(stock.place, ladders) for _due, ladders in days]
        self.prices = [self._prices(due, ladder) for due, ladder in zip(self.dues, self.ladders, strict=True)]
        self.least_lives = least_lives

    def uses(self, draft: ScopedLadder) -> bool:
        return any(ladder is draft.ladder for ladder in self.ladders)

    def _prices(self, due: Due, ladder: Ladder | None) -> dict[int, tuple[Decimal | None, str]]:
        """What the shop would ask that day, by its own two functions."""
        stock = self.stock
        there = {batch.batch_id: batch for batch in stock.batches if is_candidate(batch, due, stock.policy.past_days)}
        shelf = shelf_of(stock.stockrecord, stock.policy, ladder, there.values())
        offers = offers_on(stock.stockrecord.product_id, shelf, due)
        gone = [batch for batch in stock.batches if batch.batch_id not in there]
        reasons = {batch.batch_id: (None, judge(batch, due).reason) for batch in gone}
        return reasons | {batch.batch_id: _price(batch, due, offers) for batch in shelf.batches}

    def outlook(self) -> Outlook:
        if self.stock.pace is None or self.stock.stockrecord.price is None:
            return Outlook()
        return Outlook(self._left_over(), self._takings())

    def _left_over(self) -> int:
        """Units at the last sale day of each batch that isn't held."""
        available = [batch for batch in self.stock.batches if batch.status == BatchStatus.AVAILABLE]
        standing = [self._standing(batch) for batch in available]
        return sum(expected_left_over(standing, self.stock.pace, self.dues[0].day).values())

    def _standing(self, batch: Candidate) -> Standing:
        """The ladder of the first day tells how long a batch is sold."""
        ladder, due = self.ladders[0], self.dues[0]
        key = (batch.policy, id(ladder), batch.date_kind, batch.early_days)
        if key not in self.least_lives:
            self.least_lives[key] = last_life(replace(batch, ladder=ladder), due)
        end = last_sale_day(batch, self.least_lives[key], [due.day for due in self.dues])
        return Standing(batch.batch_id, batch.date, batch.free, end)

    def _takings(self) -> Decimal:
        """What is asked for each day comes out of the nearest dates that are sold that day."""
        free = {batch.batch_id: Decimal(batch.free) for batch in self.stock.batches}
        order = sorted(self.stock.batches, key=lambda each: (each.date, each.goods_in_at, each.batch_id))
        takings = Decimal(0)
        before = self.dues[0].day - timedelta(days=1)
        for due, prices in zip(self.dues, self.prices, strict=True):
            asked = self.stock.pace * (due.day - before).days
            before = due.day
            for batch in order:
                price, _reason = prices[batch.batch_id]
                if price is not None:
                    units = min(asked, free[batch.batch_id])
                    free[batch.batch_id] -= units
                    asked -= units
                    takings += units * price
        return takings


def _price(batch: Candidate, due: Due, offers: Offers) -> tuple[Decimal | None, str]:
    verdict = judge(batch, due)
    if verdict.kind is None:
        return None, verdict.reason
    offer = offers.carrying(verdict.kind, batch.date)
    return (offer.price, "") if offer else (None, offers.reason)


def _rows(stock: Stock, before: _Side, after: _Side) -> list[Row]:
    return [
        Row(
            batch.batch_id,
            stock.name,
            stock.codes[batch.batch_id],
            batch.date,
            batch.status,
            stock.on_hand[batch.batch_id],
            tuple(_cell(batch, number, before, after) for number in range(len(before.dues))),
        )
        for batch in stock.batches
    ]


def _cell(batch: Candidate, number: int, before: _Side, after: _Side) -> Cell:
    due = before.dues[number]
    now, _reason = before.prices[number][batch.batch_id]
    then, reason = after.prices[number][batch.batch_id]
    return Cell(due, life_left(batch.date, due), now, then, reason)


def _sum(one, other):
    known = [each for each in (one, other) if each is not None]
    return sum(known[1:], known[0]) if known else None
