"""Rows of products, recipes and articles."""

from django.core.exceptions import ValidationError
from django.db.models import prefetch_related_objects
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from home.blocks import current
from home.blocks.groups import FARM, SHOP
from home.blocks.links import OptionalLinkBlock
from home.blocks.pictures import prefetch_pictures
from products.language import in_reader_language

PICKED, BOUGHT, NEW, SHORT = "picked", "bought", "new", "short"
RULES = [
    (PICKED, _("The products picked below")),
    (BOUGHT, _("Most bought")),
    (NEW, _("New")),
    (SHORT, _("Short-dated now")),
]
MOST_TEASERS = 3


class ProductShelfBlock(blocks.StructBlock):
    """Products in a row: picked ones, or by a rule, for the reader's delivery day."""

    title = blocks.CharBlock(max_length=80, label=_("heading"))
    text = blocks.CharBlock(max_length=200, required=False, label=_("text"))
    rule = blocks.ChoiceBlock(choices=RULES, default=PICKED, label=_("what stands on it"))
    range = blocks.PageChooserBlock(
        page_type="products.RangePage",
        required=False,
        label=_("only from the range"),
        help_text=_("For a shelf that fills itself. What is sold out leaves it."),
    )
    products = blocks.ListBlock(
        blocks.PageChooserBlock(page_type="products.ProductPage"), max_num=10, default=[], label=_("products")
    )
    link = OptionalLinkBlock(label=_("button"))

    class Meta:
        icon = "tag"
        label = _("Product shelf")
        group = SHOP
        description = _("Products with price and date for the reader’s delivery day: picked ones, a range, or a rule.")
        template = "blocks/product_shelf.html"
        is_wide = True

    def clean(self, value):
        value = super().clean(value)
        if value["rule"] == PICKED and not value["products"] and not self.is_deferred_validation:
            problem = ValidationError(_("Pick the products below, or choose a rule that fills the shelf."))
            raise StructBlockValidationError({"rule": problem})
        return value

    def get_context(self, value, parent_context=None):
        from products.due import next_due

        request = (parent_context or {}).get("request")
        cards = cards_on(value, request.due if request else next_due())
        shown = {"cards": cards, "is_dated": value["rule"] == SHORT}
        return super().get_context(value, parent_context) | shown

    def get_preview_value(self):
        words = {"title": _("On the next round"), "text": _("What most doors are having this week.")}
        return self.normalize(dict(self.get_default()) | words | {"rule": BOUGHT})


def cards_on(value, due) -> list:
    """The cards of a shelf for a due: those of the picked pages, or what its rule finds."""
    from products.browse import self_filling
    from products.cards import cards_for

    if value["rule"] == PICKED:
        pages = in_reader_language(page for page in value["products"] if page and page.live)
        prefetch_related_objects(pages, "picture")
        return cards_for(pages, due)
    if value["rule"] == SHORT:
        return self_filling.shorter_dates(due, value["range"])
    return self_filling.cards(value["rule"], due, value["range"])


class RecipeShelfBlock(blocks.StructBlock):
    """Recipes in a row: picked ones, or the newest."""

    title = blocks.CharBlock(max_length=80, label=_("heading"))
    recipes = blocks.ListBlock(
        blocks.PageChooserBlock(page_type="home.RecipePage"),
        max_num=6,
        default=[],
        label=_("recipes"),
        help_text=_("Leave empty for the three newest."),
    )

    class Meta:
        icon = "clipboard-list"
        label = _("Recipe shelf")
        group = FARM
        description = _("Recipes with picture and time: picked ones, or the three newest.")
        template = "blocks/recipe_shelf.html"
        is_wide = True
        preview_value = {"title": _("From the kitchen"), "recipes": []}

    def get_context(self, value, parent_context=None):
        picked = in_reader_language(page for page in value["recipes"] if page and page.live)
        recipes = picked if value["recipes"] else newest("home.RecipePage", "-first_published_at")
        prefetch_pictures(recipes)
        return super().get_context(value, parent_context) | {"recipes": recipes}


class JournalShelfBlock(blocks.StructBlock):
    """The newest articles in a row."""

    title = blocks.CharBlock(max_length=80, label=_("heading"))
    link = OptionalLinkBlock(label=_("button"))

    class Meta:
        icon = "calendar-alt"
        label = _("From the journal")
        group = FARM
        description = _("The three newest articles of the journal.")
        template = "blocks/journal_shelf.html"
        is_wide = True
        preview_value = {"title": _("From the journal"), "link": {"label": "", "page": None}}

    def get_context(self, value, parent_context=None):
        articles = newest("home.ArticlePage", "-published_on", "-pk")
        prefetch_pictures(articles)
        return super().get_context(value, parent_context) | {"articles": articles}


def newest(model: str, *order: str) -> list:
    """The first three live pages of a type in the reader's language."""
    return list(current.live(model).order_by(*order)[:MOST_TEASERS])
