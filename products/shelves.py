"""What stands on the shop's shelves, as querysets of listings. They narrow and sort; they decide nothing."""

from collections.abc import Iterable

from django.db.models import BooleanField, Case, Exists, F, OuterRef, Q, QuerySet, Subquery, Sum, Value, When
from django.db.models.functions import Coalesce, Left, Length, Lower
from django.utils.translation import gettext_lazy as _
from oscar.core.loading import get_model
from wagtail.models import Page

from products.language import for_reader
from products.models import Listing

SORTS = {
    "bought": _("Most bought"),
    "price": _("Price, low to high"),
    "price-down": _("Price, high to low"),
    "new": _("Newest"),
    "name": _("Name"),
}


def on_shelf() -> QuerySet[Listing]:
    """Listings of public products with a live page in the reader's language."""
    pages = Page.objects.live().filter(for_reader(), translation_key=OuterRef("translation_key"))
    return Listing.objects.filter(Exists(pages), product__is_public=True)


def in_categories(category_ids: Iterable[int]) -> Q:
    """Narrows listings to products in these categories, or in one below them."""
    categories = get_model("catalogue", "Category").objects
    above = categories.filter(pk__in=category_ids, path=Left(OuterRef("path"), Length("path")))
    placed = get_model("catalogue", "ProductCategory").objects.filter(category__in=categories.filter(Exists(above)))
    return Q(product__in=placed.values("product"))


def with_price(listings: QuerySet[Listing]) -> QuerySet[Listing]:
    """Listings with `price`, the one that their card shows (`Card.best`): the cheapest pack that can be had, else the
    cheapest. None where nothing has a price. A test holds the two together."""
    records = get_model("partner", "StockRecord").objects.exclude(price=None)
    packs = records.filter(product__parent=OuterRef("product"), product__is_public=True)
    own = records.filter(product=OuterRef("product"))
    return listings.annotate(price=Coalesce(Subquery(_first_price(packs)), Subquery(_first_price(own))))


def _first_price(records: QuerySet) -> QuerySet:
    tracked = Coalesce("product__product_class__track_stock", "product__parent__product_class__track_stock")
    free = Coalesce("num_in_stock", 0) - Coalesce("num_allocated", 0)
    sold_out = Case(When(is_tracked=True, free__lte=0, then=True), default=False, output_field=BooleanField())
    rows = records.annotate(is_tracked=tracked, free=free, is_sold_out=sold_out)
    return rows.order_by("is_sold_out", "price", "pk").values("price")[:1]


def in_order(listings: QuerySet[Listing], sort: str) -> QuerySet[Listing]:
    """The listings in one of the orders of SORTS; ties by the product's name, so that pages never overlap."""
    ties = ("product__title", "pk")
    if sort == "price":
        return with_price(listings).order_by(F("price").asc(nulls_last=True), *ties)
    if sort == "price-down":
        return with_price(listings).order_by(F("price").desc(nulls_last=True), *ties)
    if sort == "new":
        return listings.order_by("-product__date_created", *ties)
    if sort == "name":
        return listings.annotate(name=Lower(Subquery(_titles()))).order_by("name", "pk")
    return listings.annotate(bought=_bought()).order_by("-bought", *ties)


def _titles() -> QuerySet:
    pages = Page.objects.live().filter(for_reader(), translation_key=OuterRef("translation_key"))
    return pages.values("title")[:1]


def _bought():
    """Units bought so far, packs of a parent included."""
    records = get_model("analytics", "ProductRecord").objects.filter(product__parent=OuterRef("product"))
    packs = records.order_by().values("product__parent").annotate(units=Sum("num_purchases")).values("units")
    return Coalesce("product__stats__num_purchases", Value(0)) + Coalesce(Subquery(packs), Value(0))
