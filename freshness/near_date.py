"""Which products have something near its date: the few for which list price and stock don't tell what a card shows."""

from collections.abc import Iterable
from datetime import timedelta

from django.db.models import DateField, DurationField, ExpressionWrapper, IntegerField, Max, Q, QuerySet, Value
from django.db.models.functions import Cast
from oscar.core.loading import get_model

from freshness.due import Due
from freshness.models import Batch, FreshnessPolicy
from freshness.offers import Offers, offers_on
from freshness.scope import ScopedLadder
from freshness.shelf import Shelf, live_ladders, one_each, records, shelves_of

ONE_DAY = timedelta(days=1)


def offers_near_date(
    due: Due, ladders: list[ScopedLadder] | None = None, besides: Iterable[int] = ()
) -> dict[int, Offers]:
    """The offers of every product, by id, that may have a shorter date or nothing fresh enough; queries as below.

    A product that is kept in batches and isn't here has its regular offer at list price, or nothing for this due.
    `besides` are products that are wanted in any case; `ladders` those that count on the day, if they have been read.
    """
    wanted = list(besides)
    shelves = {each.stockrecord.product_id: each for each in shelves_near_date(due, ladders, wanted)}
    return {pk: offers_on(pk, shelves.get(pk), due) for pk in dict.fromkeys([*shelves, *wanted])}


def shelves_near_date(due: Due, ladders: list[ScopedLadder] | None = None, besides: Iterable[int] = ()) -> list[Shelf]:
    """The shelf of each product of which a batch may be in reach of a ladder, or short of the minimum life, and of
    those `besides` that have a stock record.

    At most three queries, and one more where a ladder sells goods past their date; two where nothing has a policy.
    """
    if ladders is None:
        ladders = live_ladders(due.day)
    near = get_model("partner", "StockRecord").objects.filter(pk__in=_near(due, ladders).values("stockrecord"))
    wanted = Q(product__in=near.order_by().values("product")) | Q(product__in=list(besides))
    return shelves_of(one_each(records().filter(wanted)), due, ladders)


def _near(due: Due, ladders: list[ScopedLadder]) -> QuerySet[Batch]:
    """Batches that may be near their date; where nothing has a policy there are none."""
    reach = max((step.life_days for each in ladders for step in each.ladder.steps), default=0)
    in_reach = Q(date__lte=due.day + timedelta(days=reach)) | Q(early_days__gt=0)
    short = Q(date__lte=_last_short_day(due))
    return Batch.objects.candidates_for(due, _past_days(ladders)).filter(in_reach | short).order_by()


def _past_days(ladders: list[ScopedLadder]) -> int:
    """How long past its date anything may be sold: asked only if a step says that it is."""
    if not any(step.life_days < 0 for each in ladders for step in each.ladder.steps):
        return 0
    return FreshnessPolicy.objects.aggregate(most=Max("past_days"))["most"] or 0


def _last_short_day(due: Due) -> QuerySet:
    """The last date that may be short of a minimum life, as a question inside another query: no trip of its own."""
    life = ExpressionWrapper(Cast("minimum_life_days", IntegerField()) * Value(ONE_DAY), DurationField())
    day = ExpressionWrapper(Value(due.day, DateField()) + life, DateField())
    return FreshnessPolicy.objects.order_by("-minimum_life_days").annotate(day=day).values("day")[:1]
