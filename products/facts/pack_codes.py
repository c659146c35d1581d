"""What stands behind a GTIN, for rooms that know stock records only (settings PACK_CODES and UNIT_CODES)."""

from collections.abc import Iterable

from oscar.core.loading import get_model

from products.facts.gtin import spellings
from products.models import PackCode


def stock_of_gtin(gtin: str) -> tuple[int, int] | None:
    """The stock record's id and how many units a pack of that GTIN holds; None if we sell nothing under it.

    GTINs of 8, 12, 13 and 14 digits are the same number with zeros in front.
    """
    code = PackCode.objects.filter(gtin__in=spellings(gtin)).order_by("units", "pk").first()
    record = code and get_model("partner", "StockRecord").objects.filter(product=code.product_id).order_by("pk").first()
    return (record.pk, code.units) if record else None


def unit_gtins(stockrecord_ids: Iterable[int]) -> dict[int, str]:
    """The GTIN of one unit by stock record id; a product without one isn't there."""
    records = get_model("partner", "StockRecord").objects.filter(pk__in=list(stockrecord_ids))
    products = dict(records.values_list("pk", "product"))
    codes = PackCode.objects.filter(product__in=products.values(), units=1).order_by("-pk")
    gtins = dict(codes.values_list("product", "gtin"))
    return {pk: gtins[product] for pk, product in products.items() if product in gtins}
