"""What the page of all recipes shows."""

from home.blocks import prefetch_pictures
from home.models import RecipePage


def context(request, page) -> dict:
    """The template's words: the recipes by name."""
    recipes = list(RecipePage.objects.live().child_of(page).order_by("title"))
    prefetch_pictures(recipes)
    return {"recipes": recipes}
