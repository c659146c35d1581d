"""What an editor may type about a product: a pint of whole milk, and a litre."""

from decimal import Decimal

from oscar.core.loading import get_model

from products.commerce.shape import Commerce, PackEntry
from products.models import ProductPage
from tests.factories import make_range_page

PINT = PackEntry(net_content=Decimal("568"), net_unit="ml", price=Decimal("1.20"), gtin="4006381333931", stock=30)
LITRE = PackEntry(net_content=Decimal("1000"), net_unit="ml", price=Decimal("1.95"), gtin="96385074", stock=12)


def make_empty_page(title: str = "Whole milk") -> ProductPage:
    """A live page behind which no product stands yet."""
    return make_range_page("Milk").add_child(instance=ProductPage(title=title))


def make_commerce(*packs: PackEntry, **changes) -> Commerce:
    """Whole milk; in a pint unless packs are given."""
    product_class, _ = get_model("catalogue", "ProductClass").objects.get_or_create(name="Dairy")
    facts = {"ingredients": "**Milk**", "fat_percent": Decimal("3.6")}
    values = {"facts": facts, "contains": frozenset(["milk"])} | changes
    return Commerce(title="Whole milk", product_class_id=product_class.pk, packs=packs or (PINT,), **values)
