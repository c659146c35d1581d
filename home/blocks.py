"""What editors build pages from."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db.models import prefetch_related_objects
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.images.blocks import ImageChooserBlock

from products.pictures import prefetch_renditions

PROSE = ["bold", "italic", "link", "ol", "ul", "h3"]


def prefetch_pictures(pages: Iterable) -> None:
    """Reads the pictures of pages with their renditions, in two queries for any number."""
    pages = list(pages)
    prefetch_related_objects(pages, "picture")
    prefetch_renditions([page.picture for page in pages if page.picture])


class LinkBlock(blocks.StructBlock):
    """A button that leads to a page of ours."""

    label = blocks.CharBlock(max_length=40, label=_("words on the button"))
    page = blocks.PageChooserBlock(label=_("leads to"))


class OptionalLinkBlock(blocks.StructBlock):
    """A button that may be left out: both of its fields are filled, or neither."""

    label = blocks.CharBlock(max_length=40, required=False, label=_("words on the button"))
    page = blocks.PageChooserBlock(required=False, label=_("leads to"))

    def clean(self, value):
        value = super().clean(value)
        if value["label"] and not value["page"]:
            raise StructBlockValidationError({"page": ValidationError(_("Choose the page that the button leads to."))})
        if value["page"] and not value["label"]:
            raise StructBlockValidationError({"label": ValidationError(_("Write what stands on the button."))})
        return value


class HeroBlock(blocks.StructBlock):
    """The first thing that a visitor sees."""

    title = blocks.CharBlock(max_length=80, label=_("headline"))
    text = blocks.TextBlock(max_length=250, required=False, label=_("text"))
    picture = ImageChooserBlock(label=_("picture"))
    links = blocks.ListBlock(LinkBlock(), max_num=2, default=[], label=_("buttons"))

    class Meta:
        icon = "image"
        label = _("Hero")
        template = "blocks/hero.html"


class RangesBlock(blocks.StructBlock):
    """All ranges as arches."""

    title = blocks.CharBlock(max_length=80, label=_("heading"))

    class Meta:
        icon = "folder-open-inverse"
        label = _("Ranges")
        template = "blocks/ranges.html"

    def get_context(self, value, parent_context=None):
        from products.browse.ranges import live_ranges

        ranges = list(live_ranges())
        prefetch_pictures(ranges)
        return super().get_context(value, parent_context) | {"ranges": ranges}


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

    def get_context(self, value, parent_context=None):
        from products.cards import cards_for
        from products.due import next_due

        request = (parent_context or {}).get("request")
        pages = [page for page in value["products"] if page and page.live]
        prefetch_related_objects(pages, "picture")
        due = request.due if request else next_due()
        return super().get_context(value, parent_context) | {"cards": cards_for(pages, due)}


class PromiseBlock(blocks.StructBlock):
    """How our dates work: the bottle top explained."""

    overline = blocks.CharBlock(max_length=60, required=False, label=_("line above the heading"))
    title = blocks.CharBlock(max_length=80, label=_("heading"))
    text = blocks.TextBlock(max_length=250, required=False, label=_("text"))

    class Meta:
        icon = "success"
        label = _("Freshness promise")
        template = "blocks/promise.html"


class StoryBlock(blocks.StructBlock):
    """A picture and a few words side by side."""

    overline = blocks.CharBlock(max_length=60, required=False, label=_("line above the heading"))
    title = blocks.CharBlock(max_length=80, label=_("heading"))
    text = blocks.TextBlock(max_length=400, label=_("text"))
    picture = ImageChooserBlock(label=_("picture"))
    is_flipped = blocks.BooleanBlock(required=False, label=_("picture on the right"))
    link = OptionalLinkBlock(label=_("button"))

    class Meta:
        icon = "doc-full"
        label = _("Story")
        template = "blocks/story.html"


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

    def get_context(self, value, parent_context=None):
        recipes = [page for page in value["recipes"] if page and page.live]
        prefetch_pictures(recipes)
        return super().get_context(value, parent_context) | {"recipes": recipes}


class PictureBlock(blocks.StructBlock):
    """One picture with a caption."""

    picture = ImageChooserBlock(label=_("picture"))
    caption = blocks.CharBlock(max_length=150, required=False, label=_("caption"))

    class Meta:
        icon = "image"
        label = _("Picture")
        template = "blocks/picture.html"


class QuoteBlock(blocks.StructBlock):
    """Somebody's words, set large."""

    quote = blocks.TextBlock(max_length=300, label=_("words"))
    who = blocks.CharBlock(max_length=80, required=False, label=_("who said it"))

    class Meta:
        icon = "openquote"
        label = _("Pull quote")
        template = "blocks/quote.html"


class ProseBlock(blocks.RichTextBlock):
    """Running text."""

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        template = "blocks/prose.html"


def prefetch_body(body) -> None:
    """Reads the renditions of all pictures that stand in a body itself, in one query."""
    values = [block.value for block in body if isinstance(block.value, blocks.StructValue)]
    prefetch_renditions([value["picture"] for value in values if value.get("picture")])


class HomeBody(blocks.StreamBlock):
    hero = HeroBlock()
    ranges = RangesBlock()
    product_shelf = ProductShelfBlock()
    promise = PromiseBlock()
    story = StoryBlock()
    recipe_shelf = RecipeShelfBlock()


class StoryBody(blocks.StreamBlock):
    prose = ProseBlock(features=PROSE)
    picture = PictureBlock()
    quote = QuoteBlock()
    product_shelf = ProductShelfBlock()
