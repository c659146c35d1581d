"""What batches cost on several delivery days, asked of the same offers as the shop's."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from freshness.desk.board_reading import read_batches
from freshness.due import Due
from freshness.judgement import judge
from freshness.models import Batch
from freshness.offers import Offer, offers_on
from freshness.several_days import shelf_on
from freshness.shelf import Shelf, candidate, live_versions, policy_of, records, scoped

DEEPEST = 3


@dataclass(frozen=True, slots=True)
class PriceOfDay:
    """The price of a batch on a delivery day; None where it isn't offered. `depth`: 0 at list, then its step, to 3."""

    day: date
    price: Decimal | None = None
    depth: int = 0


def prices_of(batch_ids: Iterable[int], dues: Sequence[Due]) -> dict[int, list[PriceOfDay]]:
    """The prices of batches for each due, by batch id; three queries for any number."""
    wanted = set(batch_ids)
    of_wanted = Batch.objects.filter(pk__in=wanted).order_by().values("stockrecord")
    by_record = read_batches(stockrecord__in=of_wanted)
    ladders = [scoped(version) for version in live_versions()]
    prices: dict[int, list[PriceOfDay]] = {pk: [] for pk in wanted}
    for record in records().filter(pk__in=list(by_record)):
        policy, batches = policy_of(record.product), by_record[record.pk]
        own = [batch.pk for batch in batches if batch.pk in wanted]
        standing = [candidate(batch, policy, None) for batch in batches] if policy else []
        for due in dues:
            found = _found(record, shelf_on(record, standing, ladders, due), due, wanted)
            for pk in own:
                prices[pk].append(found.get(pk) or PriceOfDay(due.day))
    return prices


def _found(record, shelf: Shelf, due: Due, wanted: set[int]) -> dict[int, PriceOfDay]:
    """The prices of the batches that are offered for a due, as far as they are wanted."""
    offers = offers_on(record.product_id, shelf, due)
    found = {}
    for each in shelf.batches:
        offer = offers.carrying(judge(each, due).kind, each.date) if each.batch_id in wanted else None
        if offer:
            found[each.batch_id] = PriceOfDay(due.day, offer.price, _depth(offer))
    return found


def _depth(offer: Offer) -> int:
    """Which step of its ladder an offer stands on: 1 the first; 0 at list."""
    if offer.step is None:
        return 0
    return min(DEEPEST, 1 + offer.ladder.steps.index(offer.step))
