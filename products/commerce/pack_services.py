"""Writes the packs of a product. Runs in the transaction of products.services."""

from django.conf import settings
from django.utils.translation import override
from oscar.core.loading import get_model

from freshness.models import FreshnessPolicy
from freshness.services.ledger import follow_stock, lock
from freshness.services.plain import change_list_price, count_stock, discard
from products.commerce.shape import PackEntry
from products.commerce.standing import gtin_of, has_a_past, packs_of, stock_record
from products.facts.gtin import checked_gtin
from products.facts.packs import pack_words
from products.models import Listing, Pack, PackCode
from products.names import with_size


def write_packs(listing: Listing, packs: tuple[PackEntry, ...], by=None) -> None:
    """Makes the packs of a listing's product what `packs` says; those not mentioned stay as they are."""
    standing = [product.pk for product in packs_of(listing.product)]
    # All at once, in the order of their keys, as orders take them; pack by pack the two could wait for each other.
    lock(get_model("partner", "StockRecord").objects.filter(product__in=standing))
    if listing.product.is_standalone and sum(not pack.is_removed for pack in packs) > 1:
        split(listing)
    for pack in packs:
        if not pack.is_removed:
            _write(listing, pack, by)
        elif pack.product_id:
            remove(get_model("catalogue", "Product").objects.get(pk=pack.product_id))


def split(listing: Listing) -> None:
    """Puts a parent above a stand-alone product, so that it can be sold in several packs.

    The product that was sold keeps its orders, codes, stock and prices: it becomes the first child. What is told of
    all packs alike moves up: listing, categories, reviews, and what is promised about dates.
    """
    Product = get_model("catalogue", "Product")
    child = listing.product
    parent = Product.objects.create(
        title=child.title,
        slug=child.slug,
        structure=Product.PARENT,
        product_class=child.product_class,
        is_public=child.is_public,
        is_discountable=child.is_discountable,
        rating=child.rating,
    )
    parent.categories.set(child.categories.all())
    child.categories.clear()
    child.reviews.update(product=parent)
    FreshnessPolicy.objects.filter(product=child).update(product=parent)
    child.structure, child.parent, child.product_class = Product.CHILD, parent, None
    child.rating = None
    child.save()
    listing.product = parent
    listing.save(update_fields=["product"])


def remove(product) -> None:
    """Deletes a pack that nobody ever ordered and that never came in; else it is withdrawn."""
    if has_a_past(product):
        Pack.objects.filter(product=product).update(is_withdrawn=True)
        return
    record = stock_record(product)
    if record:
        discard(stockrecord=record)
    PackCode.objects.filter(product=product).delete()
    Pack.objects.filter(product=product).delete()
    product.delete()


def publish_packs(listing: Listing, is_public: bool) -> None:
    """Children follow their parent, but for those no longer sold."""
    children = get_model("catalogue", "Product").objects.filter(parent=listing.product)
    children.filter(pack__is_withdrawn=True).update(is_public=False)
    children.exclude(pack__is_withdrawn=True).update(is_public=is_public)


def _write(listing: Listing, entry: PackEntry, by) -> None:
    product = _sellable(listing, entry)
    pack = Pack.objects.filter(product=product).first() or Pack(product=product)
    pack.net_content, pack.net_unit, pack.deposit = entry.net_content, entry.net_unit, entry.deposit
    pack.is_withdrawn = entry.is_withdrawn and product.is_child
    pack.save()
    _write_code(product, checked_gtin(entry.gtin) if entry.gtin else "")
    if product.is_child:
        with override(settings.LANGUAGE_CODE):  # the shop's own name, whatever the editor's desk is in
            product.title = with_size(listing.product.title, pack_words(pack))
        product.save()
    _write_stock(product, entry, by)


def _sellable(listing: Listing, entry: PackEntry):
    Product = get_model("catalogue", "Product")
    if entry.product_id:
        return next(product for product in packs_of(listing.product) if product.pk == entry.product_id)
    if listing.product.is_standalone:
        return listing.product
    return Product.objects.create(structure=Product.CHILD, parent=listing.product, title=listing.product.title)


def _write_code(product, gtin: str) -> None:
    if gtin_of(product) != gtin:
        PackCode.objects.filter(product=product, units=1).delete()
        if gtin:
            PackCode.objects.create(product=product, gtin=gtin, units=1)
    if (product.upc or "") != gtin:
        product.upc = gtin or None
        product.save(update_fields=["upc"])


def _write_stock(product, entry: PackEntry, by) -> None:
    record = stock_record(product) or get_model("partner", "StockRecord").objects.create(
        product=product, partner=_dairy(), partner_sku=f"P{product.pk}", price_currency=settings.OSCAR_DEFAULT_CURRENCY
    )
    change_list_price(stockrecord=record, price=entry.price, by=by)
    if record.is_kept_in_batches:
        follow_stock([record.pk])
    elif record.can_track_allocations and entry.stock != record.num_in_stock:
        count_stock(stockrecord=record, counted=entry.stock)


def _dairy():
    """Whose stock it is: Oscar wants a partner for every stock record."""
    partners = get_model("partner", "Partner").objects
    return partners.order_by("pk").first() or partners.create(name=settings.OSCAR_SHOP_NAME)
