"""What the back office says of the product behind a page, and where it is changed."""

from django.urls import reverse

from products.commerce.gaps import gaps_of
from products.commerce.standing import commerce_of
from products.facts.packs import pack_words
from products.models import Listing, ProductPage
from products.services import TRADE


def summary(page, user) -> dict:
    """The panel's words: the page, whether the user may trade, and what stands behind the page, if anything."""
    listing = page.listing if page.pk else None
    commerce = commerce_of(listing) if listing else None
    return {
        "page": page,
        "may_trade": user.has_perm(TRADE),
        "listing": listing,
        "commerce": commerce,
        "packs": [(pack, pack_words(pack) if pack.net_content else "") for pack in commerce.packs] if commerce else [],
        "gaps": gaps_of(commerce) if commerce else [],
    }


def form_url(product, user) -> str:
    """The address of the form of a product, a child's of its parent; "" without a page or the right to trade."""
    listings = Listing.objects.filter(product=product.parent_id or product.pk)
    page = ProductPage.objects.filter(translation_key__in=listings.values("translation_key"), alias_of=None).first()
    return reverse("products_commerce", args=[page.pk]) if page and user.has_perm(TRADE) else ""
