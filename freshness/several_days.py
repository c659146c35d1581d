"""The same goods on several delivery days, read once."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import timedelta

from freshness.due import Due
from freshness.judgement import Candidate
from freshness.models import Batch
from freshness.offers import Offers, offers_on
from freshness.scope import ScopedLadder, ladder_for
from freshness.shelf import (
    Shelf,
    candidate,
    is_candidate,
    live_versions,
    one_each,
    place_of,
    policy_of,
    records,
    scoped,
    shelf_of,
)


def offers_by_day(product_ids: Iterable[int], dues: Sequence[Due]) -> dict[Due, dict[int, Offers]]:
    """What `offers_for` would say of sellable products for each due; three queries for any number of either."""
    wanted = list(product_ids)
    rows = one_each(records().filter(product__in=wanted)) if dues else []
    ladders = [scoped(version) for version in live_versions()] if rows else []
    standing = _standing(rows, dues)
    return {due: _offers(wanted, _shelves(rows, standing, ladders, due), due) for due in dues}


def _shelves(rows: list, standing: dict, ladders: list[ScopedLadder], due: Due) -> dict[int, Shelf]:
    return {record.product_id: shelf_on(record, standing[record.pk], ladders, due) for record in rows}


def _offers(wanted: list[int], shelves: dict[int, Shelf], due: Due) -> dict[int, Offers]:
    return {product_id: offers_on(product_id, shelves.get(product_id), due) for product_id in wanted}


def _standing(rows: list, dues: Sequence[Due]) -> dict[int, list[Candidate]]:
    """The batches of each stock record that might be sold for one of the dues."""
    policies = {record.pk: policy for record in rows if (policy := policy_of(record.product))}
    found: dict[int, list[Candidate]] = defaultdict(list)
    if policies:
        first = min(due.day for due in dues) - timedelta(days=max(policy.past_days for policy in policies.values()))
        there = Batch.objects.standing().filter(stockrecord__in=list(policies), date__gte=first).order_by()
        for batch in there:
            found[batch.stockrecord_id].append(candidate(batch, policies[batch.stockrecord_id], None))
    return found


def shelf_on(record, standing: Iterable[Candidate], ladders: Iterable[ScopedLadder], due: Due) -> Shelf:
    """The shelf of a record of `records()` for a due, of batches and ladders read for several dues at once."""
    policy = policy_of(record.product)
    if policy is None:
        return Shelf(record)
    ladder = ladder_for(place_of(record), [each for each in ladders if each.season.covers(due.day)])
    return shelf_of(record, policy, ladder, [each for each in standing if is_candidate(each, due, policy.past_days)])
