"""The changes to what is sold, and to what its page says of it. Each is one transaction."""

from collections.abc import Mapping
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from oscar.core.loading import get_model

from products.browse import search
from products.commerce.pack_rules import problems_of
from products.commerce.pack_services import publish_packs, write_packs
from products.commerce.shape import Commerce, merged
from products.commerce.standing import commerce_of, is_kept_in_batches, packs_of, stands_in_batches, stock_record
from products.errors import CommerceRefused, Problem
from products.facts.wording import ask_for_words
from products.models import Listing, ListingAllergen, ProductPage, RangePage

TRADE = "products.trade"


def save_commerce(
    *, page: ProductPage, commerce: Commerce, by=None, opened: Mapping[str, str] | None = None
) -> Listing:
    """Creates or changes the product behind a page and its sister pages.

    `by` is who does it (None for the shop itself); `opened` is as_texts() of what their form was opened with.
    Raises CommerceRefused with every problem, ChangedMeanwhile if somebody else was quicker, and PermissionDenied.
    """
    if by is not None and not by.has_perm(TRADE):
        raise PermissionDenied(_("You may not change products and prices."))
    try:
        with transaction.atomic():
            return _save(page, commerce, by, opened)
    except IntegrityError as clash:  # a code taken between the check and the writing
        raise CommerceRefused([Problem(_("Somebody saved the same thing at this moment. Save again."))]) from clash


def _save(page: ProductPage, commerce: Commerce, by, opened: Mapping[str, str] | None) -> Listing:
    listing = Listing.objects.select_for_update().filter(translation_key=page.listing_key).first()
    if listing and opened:
        commerce = merged(opened, commerce_of(listing), commerce)
    listing = _with_facts(listing or Listing(translation_key=page.listing_key), commerce)
    refuse_problems(commerce, listing)
    listing.product = _write_product(listing, commerce)
    listing.save()
    _write_allergens(listing, commerce)
    write_packs(listing, commerce.packs, by)
    listing.product.categories.set(commerce.categories | {page.get_parent().specific.category_id})
    follow_publishing(translation_key=listing.translation_key)
    listing.refresh_from_db()
    ask_for_words(listing)
    search.reindex(listing)
    return listing


def refuse_problems(commerce: Commerce, listing: Listing) -> None:
    """Raises CommerceRefused with everything that is wrong with the product, its facts and its packs."""
    problems = [] if commerce.title.strip() else [Problem(_("Give the product a name."), "title")]
    product_class = get_model("catalogue", "ProductClass").objects.filter(pk=commerce.product_class_id).first()
    if product_class is None:
        problems.append(Problem(_("Choose the type of product."), "product_class"))
    problems += [
        Problem(_("An allergen is either in it, or may be there as a trace. Choose one of the two."), "traces")
    ] * bool(commerce.contains & commerce.traces)
    problems += [
        Problem(_("Tick an allergen that it contains, or that it contains none, not both."), "has_no_allergens")
    ] * bool(commerce.contains and listing.has_no_allergens)
    problems += _wrong_facts(listing)
    known = {product.pk: _bound(product) for product in (packs_of(listing.product) if listing.pk else [])}
    is_tracked = product_class is not None and product_class.track_stock
    product = listing.product if listing.pk else None
    is_kept = is_kept_in_batches(product, product_class)
    problems += _wrong_move(product, is_kept, known)
    problems += problems_of(commerce, known=known, is_tracked=is_tracked, is_kept=is_kept)
    if problems:
        raise CommerceRefused(problems)


def _wrong_move(product, is_kept: bool, known: dict[int, int]) -> list[Problem]:
    """A type whose goods are kept in batches, and one whose goods aren't: what is on the way keeps its books."""
    if product is None or is_kept == is_kept_in_batches(product, product.product_class):
        return []
    if is_kept and any(known.values()):
        return [
            Problem(_("Some of it is bound to orders. Send them out first, then change the type."), "product_class")
        ]
    if not is_kept and stands_in_batches(product):
        return [
            Problem(_("Some of it is on hand in batches. Write them off first, then change the type."), "product_class")
        ]
    return []


def _bound(product) -> int:
    record = stock_record(product)
    return (record and record.num_allocated) or 0


def _with_facts(listing: Listing, commerce: Commerce) -> Listing:
    for name, value in commerce.facts.items():
        setattr(listing, name, value)
    listing.tax_class, listing.temperature_zone = commerce.tax_class, commerce.temperature_zone
    return listing


def _wrong_facts(listing: Listing) -> list[Problem]:
    try:
        listing.full_clean(exclude=["product", "translation_key"])
    except ValidationError as wrong:
        return [
            Problem(message, "" if name == "__all__" else name)
            for name, messages in wrong.message_dict.items()
            for message in messages
        ]
    return []


def _write_product(listing: Listing, commerce: Commerce):
    product = listing.product if listing.pk else _new_product(commerce)
    product.title, product.product_class_id = commerce.title.strip(), commerce.product_class_id
    product.save()
    return product


def _new_product(commerce: Commerce):
    Product = get_model("catalogue", "Product")
    is_in_sizes = sum(not pack.is_removed for pack in commerce.packs) > 1
    return Product(structure=Product.PARENT if is_in_sizes else Product.STANDALONE, is_public=False)


def _write_allergens(listing: Listing, commerce: Commerce) -> None:
    listing.allergens.all().delete()
    ListingAllergen.objects.bulk_create(
        ListingAllergen(listing=listing, allergen=allergen, is_trace=is_trace)
        for allergens, is_trace in ((commerce.contains, False), (commerce.traces, True))
        for allergen in sorted(allergens)
    )


@transaction.atomic
def attach_product(*, page: ProductPage, listing: Listing, by=None) -> None:
    """Puts a product that has no page behind this page.

    Raises CommerceRefused if the page has a product, or the product a page; and PermissionDenied.
    """
    if by is not None and not by.has_perm(TRADE):
        raise PermissionDenied(_("You may not change products and prices."))
    if Listing.objects.filter(translation_key=page.listing_key).exists():
        raise CommerceRefused([Problem(_("There is a product behind this page already."))])
    listing = Listing.objects.without_page().filter(pk=listing.pk).first()
    if listing is None:
        raise CommerceRefused([Problem(_("That product has got a page meanwhile. Choose another."))])
    listing.translation_key = page.listing_key
    listing.save(update_fields=["translation_key"])
    follow_range(page=page)
    follow_publishing(translation_key=page.listing_key)
    search.reindex(listing)


@transaction.atomic
def follow_publishing(*, translation_key: UUID) -> None:
    """Makes a product public while one of its pages is live, in any language; otherwise not. Its packs follow."""
    listing = Listing.objects.filter(translation_key=translation_key).select_related("product").first()
    if listing is None:
        return
    is_public = ProductPage.objects.live().filter(translation_key=translation_key).exists()
    get_model("catalogue", "Product").objects.filter(pk=listing.product_id).update(is_public=is_public)
    publish_packs(listing, is_public)


@transaction.atomic
def follow_range(*, page: ProductPage, was: RangePage | None = None) -> None:
    """Puts the product of a page into the category of its range; out of that of the range it came from."""
    listing = Listing.objects.filter(translation_key=page.listing_key).select_related("product").first()
    if listing is None:
        return
    if was is not None:
        listing.product.categories.remove(was.category_id)
    listing.product.categories.add(page.get_parent().specific.category_id)
