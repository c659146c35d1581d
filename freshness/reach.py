"""What a ladder reaches: the products in its scope, and what stands of them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from django.db.models import Q
from oscar.core.loading import get_model

from freshness.due import Due
from freshness.ladder_rules import Good, Rules
from freshness.models import Batch, NamedLadder
from freshness.pace import pace_of
from freshness.preview import Day, Preview, Stock, preview
from freshness.scope import Scope, ScopedLadder
from freshness.shelf import candidate, live_versions, place_of, policy_of, records, scoped


def goods_of(scope: Scope) -> list[Good]:
    """The products with a policy that a scope covers; one query."""
    return [
        Good(record.product.get_title(), policy_of(record.product).date_kind, record.price)
        for record in records_in([scope])
    ]


def preview_of(rules: Rules, ladder: NamedLadder | None, dues: Sequence[Due], today: date) -> Preview:
    """What the rules would change if they were live, instead of the ladder's live version; four queries.

    Ask `problems_of` first: odd steps raise here.
    """
    live = [(version.ladder_id, scoped(version)) for version in live_versions()]
    others = [each for ladder_id, each in live if ladder is None or ladder_id != ladder.pk]
    own = [each for ladder_id, each in live if ladder is not None and ladder_id == ladder.pk]
    draft = rules.as_scoped()
    days = [Day(due, _on(due, [*others, *own]), _on(due, [*others, draft])) for due in dues]
    stocks = _stocks([draft.scope, *(each.scope for each in own)], today)
    return preview(stocks, days, draft)


def _on(due: Due, ladders: list[ScopedLadder]) -> tuple[ScopedLadder, ...]:
    return tuple(each for each in ladders if each.season.covers(due.day))


def _stocks(scopes: list[Scope], today: date) -> list[Stock]:
    """Everything that stands, held or not, of the products that one of the scopes covers."""
    found = records_in(scopes, with_stock=True)
    batches: dict[int, list[Batch]] = defaultdict(list)
    for batch in Batch.objects.standing().filter(stockrecord__in=[record.pk for record in found]):
        batches[batch.stockrecord_id].append(batch)
    paces = pace_of(batches, today)
    return [_stock(record, batches[record.pk], paces.get(record.pk)) for record in found]


def _stock(record, batches: list[Batch], pace) -> Stock:
    policy = policy_of(record.product)
    return Stock(
        stockrecord=record,
        name=record.product.get_title(),
        policy=policy,
        place=place_of(record),
        batches=tuple(candidate(batch, policy, None) for batch in batches),
        codes={batch.pk: batch.code for batch in batches},
        on_hand={batch.pk: batch.on_hand for batch in batches},
        pace=pace,
    )


def records_in(scopes: Iterable[Scope], *, with_stock: bool = False) -> list:
    """The stock records, with a policy, that one of the scopes covers; one query. `with_stock`: of standing batches."""
    wanted = list(scopes)
    rows = records().filter(_around(wanted))
    if with_stock:
        rows = rows.filter(pk__in=Batch.objects.standing().order_by().values("stockrecord"))
    found: dict[int, object] = {}
    for record in rows:
        if policy_of(record.product) and any(scope.covers(place_of(record)) for scope in wanted):
            found.setdefault(record.product_id, record)
    return list(found.values())


def _around(scopes: list[Scope]) -> Q:
    """Narrows; `Scope.covers` decides."""
    around = Q(pk__in=[])
    for scope in scopes:
        around |= _around_one(scope)
    return around


def _around_one(scope: Scope) -> Q:
    if scope.product_id is not None:
        return Q(product=scope.product_id) | Q(product__parent=scope.product_id)
    if scope.category_path is not None:
        placed = get_model("catalogue", "ProductCategory").objects.filter(
            category__path__startswith=scope.category_path
        )
        inside = placed.order_by().values("product")
        return Q(product__in=inside) | Q(product__parent__in=inside)
    if scope.product_class_id is not None:
        kind = scope.product_class_id
        return Q(product__product_class=kind) | Q(product__parent__product_class=kind)
    return ~Q(pk__in=[])  # all; an empty Q would be swallowed by the others
