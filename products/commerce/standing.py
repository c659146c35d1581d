"""What stands behind a page now, read from the rows."""

from decimal import Decimal

from django.db.models import Q
from oscar.core.loading import get_model

from freshness.models import Batch, FreshnessPolicy, LadderVersion
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
    is_kept = record is not None and record.is_kept_in_batches
    is_counted = record is not None and record.can_track_allocations and not is_kept
    return PackEntry(
        net_content=pack.net_content,
        net_unit=pack.net_unit,
        price=record and record.price,
        gtin=gtin_of(product),
        stock=record.num_in_stock if is_counted else None,
        in_batches=(record.num_in_stock or 0) if is_kept else None,
        deposit=Decimal(pack.deposit),
        is_withdrawn=pack.is_withdrawn,
        product_id=product.pk,
    )


def gtin_of(product) -> str:
    """The code of one unit of a sellable product; "" if it has none."""
    code = PackCode.objects.filter(product=product, units=1).order_by("pk").first()
    return code.gtin if code else ""


def has_a_past(product) -> bool:
    """Whether the product can't be deleted: it stands in an order or a basket, or was there in batches."""
    lines = (get_model(room, "Line").objects.filter(product=product) for room in ("order", "basket"))
    dated = (Batch.objects.filter(stockrecord__product=product), FreshnessPolicy.objects.filter(product=product))
    return any(rows.exists() for rows in (*lines, *dated, LadderVersion.objects.filter(product=product)))


def is_kept_in_batches(product, product_class) -> bool:
    """Whether goods of a type are kept in batches, or the product is, whatever its type."""
    # Each policy has one of the two: asked for None alone, a product that is still to come would have every type's.
    of_product = Q(product__isnull=False, product=product)
    of_type = Q(product_class__isnull=False, product_class=product_class)
    return FreshnessPolicy.objects.filter(of_product | of_type).exists()


def stands_in_batches(product) -> bool:
    """Whether anything of the product, or of its packs, is on hand in batches."""
    sold = [each.pk for each in packs_of(product)]
    return Batch.objects.standing().filter(stockrecord__product__in=sold).exists()
