"""What the page of all recipes shows."""

from django.core.paginator import Paginator

from home.blocks import prefetch_pictures
from home.models import RecipePage
from home.recipes.choosing import chips_of, read_choice, suits

PER_PAGE = 12
INGREDIENTS = ("ingredients__product__allergens",)


def context(request, page) -> dict:
    """The template's words: the recipes by name as far as they suit the choice, and the choices.

    The same few queries for any number of recipes. An unknown page number shows the first page, one past the end the
    last.
    """
    recipes = list(RecipePage.objects.live().child_of(page).order_by("title").prefetch_related(*INGREDIENTS))
    chosen = read_choice(request.GET.get("show"))
    found = [recipe for recipe in recipes if not chosen or suits(recipe, chosen)]
    pager = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    prefetch_pictures(pager.object_list)
    return {"recipes": pager.object_list, "pager": pager, "chips": chips_of(recipes, chosen), "chosen": chosen}
