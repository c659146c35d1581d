"""The goods: Oscar's products, their listings, packs, codes and stock."""

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from uuid import UUID, uuid5

from django.utils import timezone
from oscar.core.loading import get_model

from demo.goods.footprints import footprint_of
from demo.goods.nutrition import values_of, weight_of
from demo.goods.ranges import RANGES, Range
from demo.goods.shape import Good, Size
from freshness.models import PriceChange
from freshness.services.plain import change_list_price
from products.facts.gtin import check_digit
from products.models import Listing, ListingAllergen, Pack, PackCode

NAMESPACE = UUID("5b8f8f0e-6c1f-4c0d-9a57-1f2f3f0a7d11")
COMPANY = "5012345"  # Source: GS1 UK's example prefix, which no company has
PRICED_BEFORE = timedelta(days=120)

Category = get_model("catalogue", "Category")
Product = get_model("catalogue", "Product")
ProductClass = get_model("catalogue", "ProductClass")
Partner = get_model("partner", "Partner")
StockRecord = get_model("partner", "StockRecord")


@dataclass(frozen=True)
class Kind:
    """Where a product stands: its range's category and type, and who supplies it."""

    category: Category
    product_class: ProductClass
    partner: Partner


def key_of(good_key: str) -> UUID:
    """The translation key of a good's listing and pages, the same on every machine."""
    return uuid5(NAMESPACE, good_key)


def gtin_13(size: Size) -> str:
    """The GTIN of a pack."""
    body = f"{COMPANY}{size.item:05d}"
    return f"{body}{check_digit(body)}"


def gtin_14(size: Size) -> str:
    """The GTIN of a case of the pack."""
    body = f"1{gtin_13(size)[:-1]}"
    return f"{body}{check_digit(body)}"


def stock_shelves() -> dict[str, Category]:
    """All goods, and the category of each range by its slug. A good that has its listing is left as it is."""
    partner, _ = Partner.objects.get_or_create(code="longmeadow", defaults={"name": "Longmeadow Dairy"})
    categories = {}
    for each in RANGES:
        kind = Kind(_category(each), _product_class(each), partner)
        categories[each.slug] = kind.category
        for good in each.goods:
            if not Listing.objects.filter(translation_key=key_of(good.key)).exists():
                _make(good, kind)
    return categories


def _category(each: Range) -> Category:
    standing = Category.objects.filter(slug=each.slug, depth=1).first()
    return standing or Category.add_root(name=each.title, slug=each.slug, description=each.introduction)


def _product_class(each: Range) -> ProductClass:
    switches = {"track_stock": True, "requires_shipping": True}
    return ProductClass.objects.get_or_create(slug=each.slug, defaults={"name": each.title, **switches})[0]


def _make(good: Good, kind: Kind) -> None:
    in_sizes = len(good.sizes) > 1
    product = Product.objects.create(
        title=good.title,
        slug=good.key,
        structure=Product.PARENT if in_sizes else Product.STANDALONE,
        product_class=kind.product_class,
    )
    product.categories.add(kind.category)
    _tell_facts(good, product)
    for size in good.sizes:
        _make_sellable(size, _child(product, good, size) if in_sizes else product, kind.partner)


def _child(parent: Product, good: Good, size: Size) -> Product:
    slug = f"{good.key}-{size.name.replace(' ', '-')}"
    title = f"{good.title}, {size.name}"
    return Product.objects.create(title=title, slug=slug, structure=Product.CHILD, parent=parent)


def _tell_facts(good: Good, product: Product) -> None:
    facts = values_of(good.key) | weight_of(good.key) | footprint_of(good.key) | good.facts
    listing = Listing.objects.create(product=product, translation_key=key_of(good.key), **facts)
    contains = [ListingAllergen(listing=listing, allergen=name) for name in good.contains]
    traces = [ListingAllergen(listing=listing, allergen=name, is_trace=True) for name in good.traces]
    ListingAllergen.objects.bulk_create(contains + traces)


def _make_sellable(size: Size, product: Product, partner: Partner) -> None:
    Pack.objects.create(
        product=product,
        net_content=Decimal(size.net),
        net_unit=size.unit,
        deposit=size.deposit,
        crate_share=Decimal(size.crate_share),
    )
    product.upc = gtin_13(size)
    product.save(update_fields=["upc"])
    PackCode.objects.create(product=product, gtin=product.upc)
    if size.case_of:
        PackCode.objects.create(product=product, gtin=gtin_14(size), units=size.case_of)
    record = StockRecord.objects.create(
        product=product, partner=partner, partner_sku=size.sku, num_in_stock=0, num_allocated=0
    )
    change = change_list_price(stockrecord=record, price=Decimal(size.price), reason="First price")
    # The dairy has asked this price since before its first order.
    PriceChange.objects.filter(pk=change.pk).update(changed_at=timezone.now() - PRICED_BEFORE)
