"""What the product page's editor says of the product behind the page."""

from products.gaps import gaps_of
from products.packs import pack_words
from products.services import TRADE
from products.standing import commerce_of


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
