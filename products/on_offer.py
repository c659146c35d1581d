"""Which products an offer makes cheaper: one question for filters and counts, answered inside their query.

A further reason for a lower price joins `on_offer` with "or".
"""

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce
from oscar.core.loading import get_model


def on_offer() -> Q:
    """Narrows listings to products of an active site offer; a parent counts when one of its packs does."""
    products = get_model("catalogue", "Product").objects.filter(parent=None)
    return Q(product__in=products.filter(Exists(_ranges_holding_it())).values("pk"))


def active_ranges() -> QuerySet:
    """Oscar's ranges that active site offers make cheaper: the benefit's, or the condition's if it has none.

    Ranges written in code (Oscar's proxies) can't be asked in a query and are left out.
    """
    offers = get_model("offer", "ConditionalOffer")
    active = offers.active.filter(offer_type=offers.SITE)
    cheaper = active.annotate(cheaper=Coalesce("benefit__range", "condition__range")).values("cheaper")
    return get_model("offer", "Range").objects.filter(pk__in=cheaper, proxy_class=None)


def _ranges_holding_it() -> QuerySet:
    """Active ranges that hold the product of the query around, by name, type or category, or because they hold all."""
    ranges = get_model("offer", "Range")
    product = OuterRef(OuterRef("pk"))
    named = get_model("offer", "RangeProduct").objects.filter(range=OuterRef("pk"))
    typed = ranges.classes.through.objects.filter(
        range=OuterRef("pk"), productclass=OuterRef(OuterRef("product_class"))
    )
    held = (
        Q(includes_all_products=True)
        | Exists(named.filter(Q(product=product) | Q(product__parent=product)))
        | Exists(typed)
        | Exists(_categories(ranges.included_categories.through))
    )
    by_name = ranges.excluded_products.through.objects.filter(range=OuterRef("pk"), product=product)
    by_category = _categories(ranges.excluded_categories.through)
    out = Exists(by_name) | Q(Exists(by_category), includes_all_products=True)
    return active_ranges().filter(held).exclude(out)


def _categories(through) -> QuerySet:
    """Rows of `through` (range, category) that have a category of the product, or one above it."""
    placed = get_model("catalogue", "ProductCategory").objects.filter(product=OuterRef(OuterRef(OuterRef("pk"))))
    path = ExpressionWrapper(OuterRef("category__path"), output_field=CharField())
    below = placed.annotate(path_above=path).filter(category__path__startswith=F("path_above"))
    return through.objects.filter(Exists(below), range=OuterRef("pk"))
