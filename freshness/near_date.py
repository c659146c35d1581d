"""Which products have something near its date: the few for which list price and stock don't tell what a card shows."""

from datetime import timedelta

from django.db.models import Max, Q

from freshness.due import Due
from freshness.models import Batch, FreshnessPolicy
from freshness.offers import Offers, offers_on
from freshness.shelf import Shelf, live_ladders, records, shelves_of


def offers_near_date(due: Due) -> dict[int, Offers]:
    """The offers of every product, by id, that may have a shorter date or nothing fresh enough; at most four queries.

    A product that is kept in batches and isn't here has its regular offer at list price, or nothing for this due.
    """
    shelves = shelves_near_date(due)
    return {shelf.stockrecord.product_id: offers_on(shelf.stockrecord.product_id, shelf, due) for shelf in shelves}


def shelves_near_date(due: Due) -> list[Shelf]:
    """The shelf of each product of which a batch may be in reach of a ladder, or short of the minimum life.

    At most four queries; one where nothing has a policy.
    """
    bounds = FreshnessPolicy.objects.aggregate(least=Max("minimum_life_days"), past=Max("past_days"))
    if bounds["least"] is None:
        return []
    ladders = live_ladders(due.day)
    reach = max([bounds["least"], *(step.life_days for each in ladders for step in each.ladder.steps)])
    in_reach = Q(date__lte=due.day + timedelta(days=reach)) | Q(early_days__gt=0)
    near = Batch.objects.candidates_for(due, bounds["past"]).filter(in_reach).order_by()
    return shelves_of(list(records().filter(pk__in=near.values("stockrecord"))), due, ladders)
