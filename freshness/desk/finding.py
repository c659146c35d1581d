"""The product or the batch that somebody means: by a scan, or by words."""

from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from oscar.core.loading import get_model

from freshness import gs1
from freshness.errors import Problem, Refused
from freshness.models import Batch
from freshness.shelf import POLICIES

MOST = 20
LONGEST_WORDS = 100


def stock_of(gtin: str) -> tuple[int, int]:
    """The stock record's id and the units of a pack.

    Raises Refused for a GTIN under which nothing is sold.
    """
    found = import_string(settings.PACK_CODES)(gtin)
    if found is None:
        words = _("Nothing is sold under GTIN %(gtin)s. Look for the product by its name, or have the GTIN put in.")
        raise Refused([Problem(words % {"gtin": gtin}, "scan")])
    return found


def unit_gtin(stockrecord_id: int) -> str:
    """The GTIN of one unit; "" if it has none."""
    return import_string(settings.UNIT_CODES)([stockrecord_id]).get(stockrecord_id, "")


def kept_in_batches() -> QuerySet:
    """Stock records of products that have a policy."""
    has_policy = Q()
    for path in POLICIES:
        has_policy |= Q(**{f"{path}__isnull": False})
    related = ("product__product_class", "product__parent__product_class", *POLICIES)
    return get_model("partner", "StockRecord").objects.filter(has_policy).select_related(*related)


def products_named(words: str) -> list:
    """Stock records kept in batches whose product's name or SKU has all the words; twenty at most."""
    rows = with_words(kept_in_batches(), words, "product", "partner_sku")
    return list(rows.order_by("product__parent__title", "product__title", "pk")[:MOST])


def batches_meant(typed: str) -> list[Batch]:
    """Batches with something on hand: by a scanned product and code, or by words; twenty at most.

    Raises Refused for a scan that can't be read.
    """
    rows = Batch.objects.standing().select_related("stockrecord__product__parent")
    if gs1.looks_scanned(typed):
        scan = gs1.read(typed)
        rows = rows.filter(stockrecord=stock_of(scan.gtin)[0])
        rows = rows.filter(code=scan.code) if scan.code else rows
        rows = rows.filter(date=scan.date) if scan.date else rows
    else:
        rows = with_words(rows, typed, "stockrecord__product", "code", "stockrecord__partner_sku")
    return list(rows[:MOST])


def with_words(rows: QuerySet, typed: str, product: str, *fields: str) -> QuerySet:
    """Rows in which each word that was typed is part of the product's name or of one of the fields.

    `product` is the way from a row to its product. A database takes offence at NUL, so that it parts words.
    """
    names = (f"{product}__title", f"{product}__parent__title", *fields)
    for word in typed[:LONGEST_WORDS].replace("\x00", " ").split():
        narrowed = Q()
        for name in names:
            narrowed |= Q(**{f"{name}__icontains": word})
        rows = rows.filter(narrowed)
    return rows
