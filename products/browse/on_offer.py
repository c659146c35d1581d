"""Which products are cheaper than usual, by an offer or by a shorter date: one question for filters and counts,
answered inside their query."""

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce, Left, Length
from oscar.core.loading import get_model

from products.browse.dates import Dates


def on_offer(dates: Dates) -> Q:
    """Narrows listings to products of an active site offer, or with a shorter date at a lower price.

    A parent counts when one of its packs does.
    """
    return by_an_offer() | by_a_date(dates)


def by_a_date(dates: Dates) -> Q:
    """Narrows listings to products with a shorter date at a lower price."""
    packs = get_model("catalogue", "Product").objects.filter(pk__in=dates.cheaper, is_public=True)
    return Q(product__in=packs.values(family=Coalesce("parent", "pk")))


def by_an_offer() -> Q:
    """Narrows listings to products of an active site offer."""
    return Q(product__in=_named()) | Q(product__in=_placed()) | Q(product__in=_typed()) | Q(product__in=_of_all())


def active_ranges() -> QuerySet:
    """Oscar's ranges that active site offers make cheaper: the benefit's, or the condition's if it has none.

    Ranges written in code (Oscar's proxies) can't be asked in a query and are left out.
    """
    offers = get_model("offer", "ConditionalOffer")
    active = offers.active.filter(offer_type=offers.SITE)
    cheaper = active.annotate(cheaper=Coalesce("benefit__range", "condition__range")).values("cheaper")
    return get_model("offer", "Range").objects.filter(pk__in=cheaper, proxy_class=None)


def _named() -> QuerySet:
    """Products that a range names, or of which it names a pack."""
    rows = get_model("offer", "RangeProduct").objects.filter(range__in=active_ranges())
    return rows.filter(~_left_out("range", OuterRef("product"))).values(family=Coalesce("product__parent", "product"))


def _placed() -> QuerySet:
    """Products in a range's categories, or below them."""
    included = get_model("offer", "Range").included_categories.through.objects.filter(range__in=active_ranges())
    above = included.filter(category__path=Left(OuterRef("path"), Length("category__path")))
    kept = included.filter(
        ~_left_out("range", OuterRef(OuterRef("product"))),
        category__path=Left(OuterRef("category__path"), Length("category__path")),
    )
    categories = get_model("catalogue", "Category").objects.filter(Exists(above))
    rows = get_model("catalogue", "ProductCategory").objects.filter(category__in=categories)
    return rows.filter(Exists(kept)).values("product")


def _typed() -> QuerySet:
    """Products of a range's types."""
    included = get_model("offer", "Range").classes.through.objects.filter(range__in=active_ranges())
    kept = included.filter(~_left_out("range", OuterRef(OuterRef("pk"))), productclass=OuterRef("product_class"))
    products = get_model("catalogue", "Product").objects.filter(product_class__in=included.values("productclass"))
    return products.filter(Exists(kept)).values("pk")


def _of_all() -> QuerySet:
    """All products, where a range includes them, but for those in categories that it leaves out."""
    ranges = get_model("offer", "Range")
    product = OuterRef(OuterRef("pk"))
    above = ranges.excluded_categories.through.objects.filter(
        range=OuterRef(OuterRef("pk")), category__path=Left(OuterRef("category__path"), Length("category__path"))
    )
    placed = get_model("catalogue", "ProductCategory").objects.filter(Exists(above), product=product)
    whole = active_ranges().filter(~_left_out("pk", product), ~Exists(placed), includes_all_products=True)
    return get_model("catalogue", "Product").objects.filter(Exists(whole)).values("pk")


def _left_out(range_field: str, product: OuterRef) -> Exists:
    """Whether the range in `range_field` leaves a product out by name."""
    excluded = get_model("offer", "Range").excluded_products.through.objects
    return Exists(excluded.filter(range=OuterRef(range_field), product=product))
