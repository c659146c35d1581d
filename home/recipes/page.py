"""What a recipe page shows."""

from home.recipes.servings import read_servings
from products.cards import cards_on_shelf


def context(request, page) -> dict:
    """The template's words: ingredients, steps, and a card for each product of ours in it."""
    servings = read_servings(request.GET.get("serves"), page.serves)
    ingredients = page.parts
    cards = cards_on_shelf([each.product for each in ingredients if each.product], request.due)
    by_listing = {card.listing.pk: card for card in cards}
    return {
        "servings": servings,
        "ingredients": [(each, by_listing.get(each.product_id)) for each in ingredients],
        "steps": list(page.steps.all()),
        "cards": cards,
    }
