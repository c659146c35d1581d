"""Every standing batch with its outlook, as the light values that the today board counts, sorts and shows."""

from __future__ import annotations  # a field named date

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from freshness.desk.board_reading import ReadBatch, ReadRecord, read_batches, read_records
from freshness.due import Due
from freshness.forecast import Standing, expected_left_over, last_life, last_sale_day
from freshness.judgement import Candidate, Policy, Verdict, judge, life_left
from freshness.kinds import BatchStatus, OfferKind
from freshness.ladder import Ladder
from freshness.pace import days_of_cover, pace_of
from freshness.risk import Prospect, risk_of
from freshness.scope import ScopedLadder, ladder_for
from freshness.shelf import candidate, live_ladders, place_of, policy_of


@dataclass(frozen=True, slots=True)
class Goods:
    """What the batches of one stock record have in common. `pace` is units a day, None without history."""

    stockrecord_id: int
    title: str
    type_id: int | None
    type_name: str
    list_price: Decimal | None
    policy: Policy | None
    ladder: Ladder | None
    pace: Decimal | None


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One batch for one due. `left_over` is units at its last sale day; None where held, or the pace isn't known."""

    batch_id: int
    goods: Goods
    code: str
    gtin: str
    date: date
    date_kind: str
    on_hand: int
    free: int
    status: str
    status_reason: str
    verdict: Verdict
    cover: Decimal | None
    left_over: int | None
    last_sale_day: date | None
    risk: str

    @property
    def is_held(self) -> bool:
        return self.status != BatchStatus.AVAILABLE

    @property
    def is_short(self) -> bool:
        """Whether it carries a step, or has less life than the product promises."""
        least = self.goods.policy.minimum_life_days if self.goods.policy else 0
        return self.verdict.kind == OfferKind.DATED or self.verdict.life_days < least


def board_rows(due: Due, days: Sequence[date], today: date) -> list[BoardRow]:
    """All batches of which something is on hand, judged for a due; six queries for any number.

    `days` are the coming days of delivery in order, the first of them the due's.
    """
    by_record = read_batches()
    ladders = live_ladders(due.day)
    paces = pace_of(by_record, today)
    outlook = Outlook(due, days)
    rows: list[BoardRow] = []
    for record in read_records():
        goods = _goods(record, ladders, paces.get(record.pk))
        rows += outlook.rows(goods, by_record.get(record.pk, []))
    return rows


def _goods(record: ReadRecord, ladders: Iterable[ScopedLadder], pace: Decimal | None) -> Goods:
    product, place = record.product, place_of(record)
    return Goods(
        stockrecord_id=record.pk,
        title=product.name,
        type_id=place.product_class_id,
        type_name=product.type_name,
        list_price=record.price,
        policy=policy_of(product),
        ladder=ladder_for(place, ladders),
        pace=pace,
    )


class Outlook:
    """Judges batches for a due, and forecasts what will be left over. Remembers the least lives it has found."""

    def __init__(self, due: Due, days: Sequence[date]) -> None:
        self.due = due
        self.days = days
        self._least_lives: dict[tuple, int | None] = {}

    def rows(self, goods: Goods, batches: Sequence[ReadBatch]) -> list[BoardRow]:
        """The rows of the batches of one stock record."""
        if goods.policy is None:
            return [self._unjudged(goods, batch) for batch in batches]
        judged = [(batch, candidate(batch, goods.policy, goods.ladder)) for batch in batches]
        ends = {batch.pk: self._end(each) for batch, each in judged}
        standing = [
            Standing(batch.pk, batch.date, batch.free, ends[batch.pk])
            for batch in batches
            if batch.status == BatchStatus.AVAILABLE
        ]
        left = expected_left_over(standing, goods.pace, self.due.day)
        return [
            self._row(goods, batch, judge(each, self.due), (ends[batch.pk], left.get(batch.pk)))
            for batch, each in judged
        ]

    def _end(self, batch: Candidate) -> date | None:
        key = (batch.policy, id(batch.ladder), batch.date_kind, batch.early_days)
        if key not in self._least_lives:
            self._least_lives[key] = last_life(batch, self.due)
        return last_sale_day(batch, self._least_lives[key], self.days)

    def _unjudged(self, goods: Goods, batch: ReadBatch) -> BoardRow:
        verdict = Verdict(None, life_left(batch.date, self.due), reason=_("the product has no freshness policy"))
        return self._row(goods, batch, verdict, (None, None))

    def _row(
        self, goods: Goods, batch: ReadBatch, verdict: Verdict, end_and_left: tuple[date | None, int | None]
    ) -> BoardRow:
        end, left_over = end_and_left
        is_held = batch.status != BatchStatus.AVAILABLE
        return BoardRow(
            batch_id=batch.pk,
            goods=goods,
            code=batch.code,
            gtin=batch.gtin,
            date=batch.date,
            date_kind=batch.date_kind,
            on_hand=batch.on_hand,
            free=batch.free,
            status=batch.status,
            status_reason=batch.status_reason,
            verdict=verdict,
            cover=None if is_held else days_of_cover(batch.free, goods.pace),
            left_over=left_over,
            last_sale_day=end,
            risk=risk_of(Prospect(is_held, batch.free, left_over, end), self.due.day),
        )
