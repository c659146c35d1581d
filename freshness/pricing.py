"""What the units of each date cost, for one product and one due."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from freshness.due import Due
from freshness.judgement import Candidate, Verdict, judge
from freshness.kinds import OfferKind
from freshness.ladder import ladder_price


@dataclass(frozen=True)
class Quote:
    """The price of one batch for one due (tax included), and the verdict that it follows from."""

    batch: Candidate
    verdict: Verdict
    price: Decimal


def quote(batch: Candidate, list_price: Decimal, due: Due) -> Quote | None:
    """A batch's own price; None if it can't be had.

    The extra percent for slow stock adds to the step's; a batch without a step costs the list price.
    """
    verdict = judge(batch, due)
    if verdict.kind is None:
        return None
    if verdict.step is None:
        return Quote(batch, verdict, list_price)
    floor = batch.ladder.floor.price(list_price, batch.unit_cost)
    return Quote(batch, verdict, ladder_price(list_price, verdict.step.percent + batch.extra_percent, floor))


def prices_by_date(quotes: Iterable[Quote]) -> dict[date, Decimal]:
    """The price of each shorter date of one product, nearest first.

    All batches of a date cost the same, the highest of their quotes; a nearer date is never dearer than a later one.
    """
    highest: dict[date, Decimal] = {}
    for each in quotes:
        if each.verdict.kind == OfferKind.DATED:
            highest[each.batch.date] = max(each.price, highest.get(each.batch.date, each.price))
    prices: dict[date, Decimal] = {}
    for day in sorted(highest, reverse=True):
        prices[day] = min([highest[day], *prices.values()])
    return dict(sorted(prices.items()))
