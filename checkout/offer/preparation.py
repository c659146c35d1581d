"""What offers have to know of a basket, read at once: three queries for any number of offers and lines."""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q, Value
from oscar.apps.catalogue.expressions import ExpandDownwardsCategoryQueryset
from oscar.core.loading import get_model


def prepare(offers: list, product_ids: Iterable[int]) -> None:
    """Gives the offers their ranges, the ranges their members, and each offer the ones that it combines with."""
    if not offers:
        return
    parts = [part for offer in offers for part in (offer.condition, offer.benefit) if part.range_id]
    ranges = get_model("offer", "Range").objects.in_bulk({part.range_id for part in parts})
    for part in parts:
        part.range = ranges[part.range_id]
    note_members(list(ranges.values()), product_ids)
    note_combinations(offers)


def note_combinations(offers: list) -> None:
    """Notes with each offer the ids of those that it may be combined with."""
    rows = get_model("offer", "ConditionalOffer").combinations.through.objects
    pairs = list(
        rows.filter(from_conditionaloffer__in=offers).values_list("from_conditionaloffer_id", "to_conditionaloffer_id")
    )
    for offer in offers:
        offer.combination_ids = frozenset(other for one, other in pairs if one == offer.pk)


def note_members(ranges: list, product_ids: Iterable[int]) -> None:
    """Notes with each range which of the products it contains; a range with a class of its own answers itself."""
    plain = [each for each in ranges if not each.proxy_class]
    wanted = list(product_ids)
    if not plain or not wanted:
        return
    products = get_model("catalogue", "Product").objects
    answers = {f"in_{each.pk}": Exists(products.filter(pk=OuterRef("pk")).filter(membership(each))) for each in plain}
    for row in products.filter(pk__in=wanted).annotate(**answers).values("pk", *answers):
        for each in plain:
            each.known[row["pk"]] = row[f"in_{each.pk}"]


def membership(product_range) -> Q:
    """Which products are in a range: what Oscar's Range.product_queryset asks in up to six queries."""
    within = product_range.pk
    left_out = Q(pk__in=_products("excludes", within)) | Q(parent__in=_products("excludes", within))
    if product_range.includes_all_products:
        return ~(left_out | _in_categories(product_range.excluded_categories))
    included = Q(pk__in=_products("includes", within)) | Q(parent__in=_products("includes", within))
    classes = product_range.classes.values("pk")
    included |= Q(product_class__in=classes) | Q(parent__product_class__in=classes)
    return (included | _in_categories(product_range.included_categories)) & ~left_out


def _products(relation: str, range_id: int):
    return get_model("catalogue", "Product").objects.filter(**{relation: Value(range_id)}).values("pk")


def _in_categories(categories) -> Q:
    below = ExpandDownwardsCategoryQueryset(categories.values("id"))
    filed = get_model("catalogue", "Product").categories.through.objects.filter(category__in=below).values("product")
    return Q(pk__in=filed) | Q(parent__in=filed)
