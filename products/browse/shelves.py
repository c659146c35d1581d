"""What stands on the shop's shelves, as querysets of listings. They narrow and sort; they decide nothing."""

from collections.abc import Iterable
from decimal import Decimal

from django.db.models import Case, Exists, Expression, F, Min, OuterRef, Q, QuerySet, Subquery, Sum, Value, When
from django.db.models.functions import Coalesce, Left, Length, Lower
from django.utils.translation import gettext_lazy as _
from oscar.core.loading import get_model
from wagtail.models import Page

from products.browse.dates import Dates
from products.language import for_reader
from products.models import Listing

NO_DATES = Dates()
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


def priced(low: Decimal | None, high: Decimal | None, dates: Dates = NO_DATES) -> Q:
    """Narrows listings to those whose card shows a price from `low` to `high`; None is no bound."""
    bounds = {"card_price__gte": low, "card_price__lte": high}
    families = _packs().values("family").annotate(card_price=_shown_price(dates))
    within = families.filter(**{bound: price for bound, price in bounds.items() if price is not None})
    return Q(product__in=within.values("family"))


def with_price(listings: QuerySet[Listing], dates: Dates = NO_DATES) -> QuerySet[Listing]:
    """Listings with `price`, the one that their card shows (`Card.best`), None where nothing has a price."""
    own = _packs().filter(product=OuterRef("product")).values("product")
    packs = _packs().filter(product__parent=OuterRef("product")).values("product__parent")
    price = _shown_price(dates)
    shown = [Subquery(each.annotate(card_price=price).values("card_price")) for each in (packs, own)]
    return listings.annotate(price=_of_parent_else(*shown))


def _of_parent_else(of_packs: Expression, own: Expression) -> Case:
    """What is asked of its packs if the product comes in several, else what is asked of itself.

    Asking both ways would be as right, but SQLite may read all products to find that one has no packs.
    """
    return Case(When(product__structure="parent", then=of_packs), default=own)


def _packs() -> QuerySet:
    """Stock records of public products: `family` is what has the listing, `free` the units that are left."""
    records = get_model("partner", "StockRecord").objects.filter(product__is_public=True)
    tracked = Coalesce("product__product_class__track_stock", "product__parent__product_class__track_stock")
    free = Coalesce("num_in_stock", 0) - Coalesce("num_allocated", 0)
    rows = records.annotate(is_tracked=tracked, free=free, family=Coalesce("product__parent", "product"))
    return rows.order_by()


def _shown_price(dates: Dates) -> Coalesce:
    """The cheapest pack that can be had, else the cheapest. A test holds it and `Card.best` together."""
    price = dates.card_price()
    return Coalesce(Min(price, filter=dates.can_be_had()), Min(price))


def in_order(listings: QuerySet[Listing], sort: str, dates: Dates = NO_DATES) -> QuerySet[Listing]:
    """The listings in one of the orders of SORTS; ties by the product's name, so that pages never overlap.

    `dates` tell the prices that the cards show; only the orders by price ask for them.
    """
    ties = ("product__title", "pk")
    if sort == "price":
        return with_price(listings, dates).order_by(F("price").asc(nulls_last=True), *ties)
    if sort == "price-down":
        return with_price(listings, dates).order_by(F("price").desc(nulls_last=True), *ties)
    if sort == "new":
        return listings.order_by("-product__date_created", *ties)
    if sort == "name":
        return listings.annotate(name=Lower(Subquery(_titles()))).order_by("name", "pk")
    return listings.annotate(bought=_bought()).order_by("-bought", *ties)


def can_be_had(dates: Dates) -> Q:
    """Narrows listings to those of which something is on offer: those that have a card with a button."""
    on_offer = _packs().filter(dates.can_be_had(), price__isnull=False)
    return Q(product__in=on_offer.values("family"))


def _titles() -> QuerySet:
    pages = Page.objects.live().filter(for_reader(), translation_key=OuterRef("translation_key"))
    return pages.values("title")[:1]


def _bought() -> Coalesce:
    """Units bought so far, packs of a parent taken together."""
    records = get_model("analytics", "ProductRecord").objects.filter(product__parent=OuterRef("product"))
    packs = records.order_by().values("product__parent").annotate(units=Sum("num_purchases")).values("units")
    return Coalesce(_of_parent_else(Subquery(packs), F("product__stats__num_purchases")), Value(0))
