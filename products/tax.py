"""Which tax class a product is in."""

from collections.abc import Iterable

from django.db.models.functions import Coalesce
from oscar.core.loading import get_model

from products.models import TaxClass


def tax_classes(product_ids: Iterable[int]) -> dict[int, str]:
    """The tax class of each product, in one query; a child asks its parent.

    A product without a listing is at the standard rate: too much tax is a refund, too little is a debt.
    """
    wanted = list(product_ids)
    products = get_model("catalogue", "Product").objects.filter(pk__in=wanted)
    rows = products.values_list("pk", Coalesce("listing__tax_class", "parent__listing__tax_class"))
    found = {product_id: tax_class or TaxClass.STANDARD.value for product_id, tax_class in rows}
    return {product_id: found.get(product_id, TaxClass.STANDARD.value) for product_id in wanted}
