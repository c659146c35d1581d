"""What stands behind a page now, read from the rows."""

from decimal import Decimal

from oscar.core.loading import get_model

from products.commerce.shape import FACTS, Commerce, PackEntry
from products.models import Listing, Pack, PackCode


def packs_of(product) -> list:
    """The products that are sold of a listing's product, smallest first: itself, or its children."""
    products = get_model("catalogue", "Product").objects
    sold = products.filter(parent=product) if product.is_parent else products.filter(pk=product.pk)
    return list(sold.order_by("pack__net_content", "pk"))


def stock_record(product):
    """The one stock record of a sellable product; None while it has no price."""
    return get_model("partner", "StockRecord").objects.filter(product=product).order_by("pk").first()


def commerce_of(listing: Listing) -> Commerce:
    """The product, packs and facts of a listing as one value."""
    allergens = list(listing.allergens.all())
    return Commerce(
        title=listing.product.title,
        product_class_id=listing.product.product_class_id,
        packs=tuple(_pack_entry(product) for product in packs_of(listing.product)),
        tax_class=listing.tax_class,
        temperature_zone=listing.temperature_zone,
        facts={name: getattr(listing, name) for name in FACTS},
        contains=frozenset(each.allergen for each in allergens if not each.is_trace),
        traces=frozenset(each.allergen for each in allergens if each.is_trace),
        categories=frozenset(listing.product.categories.values_list("pk", flat=True)),
    )


def _pack_entry(product) -> PackEntry:
    pack = Pack.objects.filter(product=product).first() or Pack(net_content=None)
    record = stock_record(product)
    return PackEntry(
        net_content=pack.net_content,
        net_unit=pack.net_unit,
        price=record and record.price,
        gtin=gtin_of(product),
        stock=record.num_in_stock if record and record.can_track_allocations else None,
        deposit=Decimal(pack.deposit),
        is_withdrawn=pack.is_withdrawn,
        product_id=product.pk,
    )


def gtin_of(product) -> str:
    """The code of one unit of a sellable product; "" if it has none."""
    code = PackCode.objects.filter(product=product, units=1).order_by("pk").first()
    return code.gtin if code else ""


def is_sold(product) -> bool:
    """Whether the product stands in an order or a basket, so that it can't be deleted."""
    in_order = get_model("order", "Line").objects.filter(product=product).exists()
    return in_order or get_model("basket", "Line").objects.filter(product=product).exists()
