"""What a product page shows."""

from products.cards import cards_for


def context(request, page) -> dict:
    """The template's words: the card with its packs, and the facts; both None while no product stands behind it."""
    cards = cards_for([page], request.due)
    card = cards[0] if cards else None
    return {"card": card, "listing": card and card.listing}


def search_words(page) -> str:
    """What shoppers type and the page does not say: the range, the animal, the ingredients."""
    listing = page.listing
    if listing is None:
        return ""
    ranges = " ".join(category.name for category in listing.product.categories.all())
    return " ".join([ranges, listing.get_species_display(), listing.ingredients.replace("*", "")])
