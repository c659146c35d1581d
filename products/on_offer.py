"""Which products an offer makes cheaper: one question for filters and counts, answered inside their query.

A further reason for a lower price joins `on_offer` with "or".
"""

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce
from oscar.core.loading import get_model


def on_offer() -> Q:
    """Narrows listings to products of an active site offer; a parent counts when one of its packs does."""
    return Q(product__in=_named()) | Q(product__in=_placed()) | Q(product__in=_typed()) | Q(product__in=_everything())


def active_ranges() -> QuerySet:
    """Oscar's ranges that active site offers make cheaper: the benefit's, or the condition's if it has none.

    Ranges written in code (Oscar's proxies) can't be asked in a query and are left out.
    """
    offers = get_model("offer", "ConditionalOffer")
    active = offers.active.filter(offer_type=offers.SITE)
    cheaper = Q(pk__in=active.exclude(benefit__range=None).values("benefit__range"))
    bought = Q(pk__in=active.filter(benefit__range=None).values("condition__range"))
    return get_model("offer", "Range").objects.filter(cheaper | bought, proxy_class=None)


def _named() -> QuerySet:
    """Products that a range names, without those that it takes out by name."""
    rows = get_model("offer", "RangeProduct").objects.filter(range__in=active_ranges())
    taken_out = _exclusions().filter(range=OuterRef("range"), product=OuterRef("product"))
    return rows.filter(~Exists(taken_out)).values(shown=Coalesce("product__parent", "product"))


def _placed() -> QuerySet:
    """Products in a range's categories or below them, without those that it takes out by name."""
    taken_out = _exclusions().filter(range=OuterRef("range"), product=OuterRef(OuterRef("product")))
    above = _above(get_model("offer", "Range").included_categories.through, OuterRef("category__path"))
    rows = get_model("catalogue", "ProductCategory").objects
    return rows.filter(Exists(above.filter(~Exists(taken_out), range__in=active_ranges()))).values("product")


def _typed() -> QuerySet:
    """Products of a range's types, without those that it takes out by name."""
    taken_out = _exclusions().filter(range=OuterRef("range"), product=OuterRef(OuterRef("pk")))
    types = get_model("offer", "Range").classes.through.objects.filter(productclass=OuterRef("product_class"))
    rows = get_model("catalogue", "Product").objects
    return rows.filter(Exists(types.filter(~Exists(taken_out), range__in=active_ranges()))).values("pk")


def _everything() -> QuerySet:
    """All products, if a range includes all, without those that it takes out by name or category."""
    named = _exclusions().filter(range=OuterRef("pk"), product=OuterRef(OuterRef("pk")))
    above = _above(get_model("offer", "Range").excluded_categories.through, OuterRef("category__path"))
    placed = get_model("catalogue", "ProductCategory").objects.filter(
        Exists(above.filter(range=OuterRef(OuterRef("pk")))), product=OuterRef(OuterRef("pk"))
    )
    whole = active_ranges().filter(~Exists(named), ~Exists(placed), includes_all_products=True)
    return get_model("catalogue", "Product").objects.filter(Exists(whole)).values("pk")


def _exclusions() -> QuerySet:
    """Rows of products that ranges take out by name."""
    return get_model("offer", "Range").excluded_products.through.objects


def _above(through, path: OuterRef) -> QuerySet:
    """Rows of `through` (range, category) whose category is the one at `path` or above it."""
    rows = through.objects.annotate(path_below=ExpressionWrapper(path, output_field=CharField()))
    return rows.filter(path_below__startswith=F("category__path"))
