"""Rows of products and recipes."""

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from home.blocks.links import OptionalLinkBlock
from home.blocks.pictures import prefetch_pictures


class ProductShelfBlock(blocks.StructBlock):
    """Products that an editor picked, in a row."""

    title = blocks.CharBlock(max_length=80, label=_("heading"))
    text = blocks.CharBlock(max_length=200, required=False, label=_("text"))
    products = blocks.ListBlock(
        blocks.PageChooserBlock(page_type="products.ProductPage"), min_num=1, max_num=10, label=_("products")
    )
    link = OptionalLinkBlock(label=_("button"))

    class Meta:
        icon = "tag"
        label = _("Product shelf")
        template = "blocks/product_shelf.html"
        is_wide = True

    def get_context(self, value, parent_context=None):
        from products.cards import cards_for
        from products.due import next_due

        request = (parent_context or {}).get("request")
        pages = [page for page in value["products"] if page and page.live]
        prefetch_related_objects(pages, "picture")
        due = request.due if request else next_due()
        return super().get_context(value, parent_context) | {"cards": cards_for(pages, due)}


class RecipeShelfBlock(blocks.StructBlock):
    """Recipes that an editor picked, in a row."""

    title = blocks.CharBlock(max_length=80, label=_("heading"))
    recipes = blocks.ListBlock(
        blocks.PageChooserBlock(page_type="home.RecipePage"), min_num=1, max_num=6, label=_("recipes")
    )

    class Meta:
        icon = "list-ul"
        label = _("Recipe shelf")
        template = "blocks/recipe_shelf.html"
        is_wide = True

    def get_context(self, value, parent_context=None):
        recipes = [page for page in value["recipes"] if page and page.live]
        prefetch_pictures(recipes)
        return super().get_context(value, parent_context) | {"recipes": recipes}
