"""A product's facts as they are told: for a page, for an order, in words."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from django.utils.translation import gettext as _
from oscar.core.loading import get_model

from products.models import Listing, NetUnit, Pack


@dataclass(frozen=True)
class Snapshot:
    """What is kept with an order line. Weight in grams, or None for what is sold by the piece or the millilitre."""

    deposit: Decimal = Decimal("0.00")
    net_weight_g: Decimal | None = None
    ingredients: str = ""
    allergens: list[str] = field(default_factory=list)
    storage: str = ""


def snapshots(product_ids: Iterable[int]) -> dict[int, Snapshot]:
    """The facts of sellable products by id, in four queries for any number; a child asks its parent."""
    wanted = list(product_ids)
    products = get_model("catalogue", "Product").objects.filter(pk__in=wanted)
    parent_of = dict(products.values_list("pk", "parent_id"))
    listings = Listing.objects.filter(product__in={parent_of.get(pk) or pk for pk in wanted})
    by_product = {each.product_id: each for each in listings.prefetch_related("allergens")}
    packs = {each.product_id: each for each in Pack.objects.filter(product__in=wanted)}
    return {pk: _snapshot(by_product.get(parent_of.get(pk) or pk), packs.get(pk)) for pk in wanted}


def _snapshot(listing: Listing | None, pack: Pack | None) -> Snapshot:
    return Snapshot(
        deposit=pack.deposit if pack else Decimal("0.00"),
        net_weight_g=pack.net_content if pack and pack.net_unit == NetUnit.GRAMS else None,
        ingredients=listing.ingredients if listing else "",
        allergens=[each.allergen for each in listing.allergens.all() if not each.is_trace] if listing else [],
        storage=storage_words(listing) if listing else "",
    )


def storage_words(listing: Listing) -> str:
    """How to keep it, e.g. "Keep at 1 to 5 °C. Once open, eat within 3 days."."""
    words = []
    if listing.keep_from_celsius is not None and listing.keep_to_celsius is not None:
        words.append(
            _("Keep at %(low)d to %(high)d °C.") % {"low": listing.keep_from_celsius, "high": listing.keep_to_celsius}
        )
    elif listing.keep_to_celsius is not None:
        words.append(_("Keep at or below %(high)d °C.") % {"high": listing.keep_to_celsius})
    return " ".join([*words, listing.storage_advice]).strip()
