"""What a recipe page shows."""

from products.cards import cards_on_shelf


def context(request, page) -> dict:
    """The template's words: ingredients, steps, and a card for each product of ours in it."""
    ingredients = list(page.ingredients.select_related("product"))
    cards = cards_on_shelf([each.product for each in ingredients if each.product], request.due)
    by_listing = {card.listing.pk: card for card in cards}
    return {
        "ingredients": [(each, by_listing.get(each.product_id)) for each in ingredients],
        "steps": list(page.steps.all()),
        "cards": cards,
    }
