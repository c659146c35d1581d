"""What stands on the shelf of a product, read from the rows as the values that the rules judge."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from django.conf import settings
from django.db.models import Aggregate, Min, OuterRef, Q, QuerySet, Subquery, TextField
from django.db.models.functions import Coalesce
from django.utils import timezone
from oscar.core.loading import get_model

from freshness.due import Due
from freshness.judgement import Candidate, Policy
from freshness.kinds import BatchStatus
from freshness.ladder import Ladder
from freshness.models import Batch, DailyPrice, FreshnessPolicy, LadderVersion, VersionState
from freshness.scope import Place, Scope, ScopedLadder, Season, ladder_for

POLICIES = (
    "product__freshness_policy",
    "product__parent__freshness_policy",
    "product__product_class__freshness_policy",
    "product__parent__product_class__freshness_policy",
)


@dataclass(frozen=True)
class Shelf:
    """One sellable product for a due: `policy` is None where Oscar's plain stock counts, and then there are no batches.

    `prior_price` is what "was" says beside a reduction: the list price, or the lowest of the days that count.
    """

    stockrecord: object
    policy: Policy | None = None
    ladder: Ladder | None = None
    batches: tuple[Candidate, ...] = ()

    @property
    def prior_price(self) -> Decimal | None:
        lowest = getattr(self.stockrecord, "lowest_price", None)
        return self.stockrecord.price if lowest is None else min(lowest, self.stockrecord.price)


class _Joined(Aggregate):
    """Texts of a group, with a comma between them."""

    function = "GROUP_CONCAT"
    name = "Joined"
    output_field = TextField()

    def as_postgresql(self, compiler, connection, **context):
        return self.as_sql(compiler, connection, function="STRING_AGG", template="%(function)s(%(expressions)s, ',')")


def records() -> QuerySet:
    """Stock records with all that tells their policy and their place, in one query."""
    family = Coalesce(OuterRef("product__parent"), OuterRef("product"))
    placed = get_model("catalogue", "ProductCategory").objects.filter(product=family).order_by()
    paths = placed.values("product").annotate(paths=_Joined("category__path")).values("paths")
    rows = get_model("partner", "StockRecord").objects.annotate(category_paths=Subquery(paths))
    if settings.PRIOR_PRICE_DAYS:
        rows = rows.annotate(lowest_price=Subquery(_lowest_prices()))
    related = ("partner", "product__product_class", "product__parent__product_class", *POLICIES)
    return rows.select_related(*related).order_by("pk")


def _lowest_prices() -> QuerySet:
    first = timezone.localdate() - timedelta(days=settings.PRIOR_PRICE_DAYS)
    days = DailyPrice.objects.filter(stockrecord=OuterRef("pk"), day__gte=first).order_by()
    return days.values("stockrecord").annotate(price=Min("lowest")).values("price")


def policy_of(product) -> Policy | None:
    """The policy of a product: its own, its parent's, its type's; None where plain stock counts."""
    row = policy_row_of(product)
    return row.as_policy() if row else None


def policy_row_of(product) -> FreshnessPolicy | None:
    """The row behind `policy_of`."""
    for asked in (product, product.parent, product.product_class, product.parent and product.parent.product_class):
        row = getattr(asked, "freshness_policy", None)
        if row:
            return row
    return None


def place_of(record) -> Place:
    """Where a record of `records()` stands."""
    product = record.product
    kind = product.product_class_id or (product.parent and product.parent.product_class_id)
    paths = tuple(record.category_paths.split(",")) if record.category_paths else ()
    return Place(frozenset({product.pk, product.parent_id} - {None}), paths, kind)


def live_ladders(day: date) -> list[ScopedLadder]:
    """The ladders that count for deliveries on a day; one query."""
    in_season = (Q(season_from=None) | Q(season_from__lte=day)) & (Q(season_to=None) | Q(season_to__gte=day))
    return [scoped(row) for row in live_versions().filter(in_season)]


def live_versions() -> QuerySet:
    """The rows of the ladders that count on some day, whenever their season is."""
    rows = LadderVersion.objects.filter(state=VersionState.PUBLISHED, ladder__is_stopped=False)
    return rows.select_related("category", "ladder").order_by("pk")


def scoped(version: LadderVersion) -> ScopedLadder:
    """A version as a ladder with its scope."""
    path = version.category.path if version.category_id else None
    scope = Scope(version.product_id, path, version.product_class_id)
    return ScopedLadder(version.as_ladder(), scope, version.priority, Season(version.season_from, version.season_to))


def shelves_for(product_ids: Iterable[int], due: Due, ladders: list[ScopedLadder] | None = None) -> dict[int, Shelf]:
    """The shelf of each sellable product that has a stock record, by product id.

    At most three queries for any number of products; one if none of them has a policy. `ladders`: as for `shelves_of`.
    """
    rows = one_each(records().filter(product__in=list(product_ids)))
    return {shelf.stockrecord.product_id: shelf for shelf in shelves_of(rows, due, ladders)}


def one_each(rows: Iterable) -> list:
    """The one stock record of each product: its first."""
    found: dict[int, object] = {}
    for record in rows:
        found.setdefault(record.product_id, record)
    return list(found.values())


def shelves_of(rows: list, due: Due, ladders: list[ScopedLadder] | None = None) -> list[Shelf]:
    """The shelves of stock records from `records()`; two queries, none if none of them has a policy.

    `ladders` are those that count on the day, if they have been read already.
    """
    policies = {record.pk: policy_of(record.product) for record in rows}
    with_policy = [pk for pk, policy in policies.items() if policy]
    if ladders is None:
        ladders = live_ladders(due.day) if with_policy else []
    past_days = max((policy.past_days for policy in policies.values() if policy), default=0)
    batches: dict[int, list[Batch]] = {pk: [] for pk in with_policy}
    if with_policy:
        for batch in Batch.objects.filter(stockrecord__in=with_policy).candidates_for(due, past_days).order_by():
            # What only another product's policy lets through must not lift this one's floor.
            if batch.date >= due.day - timedelta(days=policies[batch.stockrecord_id].past_days):
                batches[batch.stockrecord_id].append(batch)
    return [_shelf(record, policies[record.pk], ladders, batches.get(record.pk, [])) for record in rows]


def _shelf(record, policy: Policy | None, ladders: list[ScopedLadder], batches: list[Batch]) -> Shelf:
    if policy is None:
        return Shelf(record)
    ladder = ladder_for(place_of(record), ladders)
    return shelf_of(record, policy, ladder, [candidate(batch, policy, ladder) for batch in batches])


def shelf_of(record, policy: Policy, ladder: Ladder | None, batches: Iterable[Candidate]) -> Shelf:
    """A shelf under a ladder; pure. The batches are those that `candidates_for` leaves.

    The margin of every batch counts from the dearest: else a date would rise as a cheaper one sells out.
    """
    standing = list(batches)
    dearest = max((batch.unit_cost for batch in standing if batch.unit_cost is not None), default=None)
    return Shelf(record, policy, ladder, tuple(replace(batch, ladder=ladder, unit_cost=dearest) for batch in standing))


def is_candidate(batch: Batch | Candidate, due: Due, past_days: int) -> bool:
    """Whether `candidates_for` would leave the batch, for batches that were read for several dues at once."""
    is_there = batch.status == BatchStatus.AVAILABLE and batch.free > 0 and batch.on_shelf_from <= due.ready_by
    return is_there and batch.date >= due.day - timedelta(days=past_days)


def candidate(batch: Batch, policy: Policy, ladder: Ladder | None) -> Candidate:
    """A batch as the rules judge it."""
    return Candidate(
        batch_id=batch.pk,
        date=batch.date,
        date_kind=batch.date_kind,
        free=batch.free,
        status=batch.status,
        on_shelf_from=batch.on_shelf_from,
        goods_in_at=batch.goods_in_at,
        policy=policy,
        ladder=ladder,
        extra_percent=batch.extra_percent,
        early_days=batch.early_days,
        unit_cost=batch.unit_cost,
    )
