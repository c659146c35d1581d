"""What a recipe page shows."""

from wagtail.models import Locale

from products.cards import cards_for
from products.models import ProductPage


def context(request, page) -> dict:
    """The template's words: ingredients, steps, and a card for each product of ours in it."""
    ingredients = list(page.ingredients.select_related("product"))
    keys = [each.product.translation_key for each in ingredients if each.product]
    pages = ProductPage.objects.live().filter(translation_key__in=keys, locale=Locale.get_active())
    cards = cards_for(pages.select_related("picture"), request.due)
    by_listing = {card.listing.pk: card for card in cards}
    return {
        "ingredients": [(each, by_listing.get(each.product_id)) for each in ingredients],
        "steps": list(page.steps.all()),
        "cards": cards,
    }
