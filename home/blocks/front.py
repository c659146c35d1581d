"""What the home page is built from, beside shelves."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

from home.blocks.links import LinkBlock, OptionalLinkBlock
from home.blocks.pictures import prefetch_pictures


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
        is_wide = True


class RangesBlock(blocks.StructBlock):
    """All ranges as arches."""

    title = blocks.CharBlock(max_length=80, label=_("heading"))

    class Meta:
        icon = "folder-open-inverse"
        label = _("Ranges")
        template = "blocks/ranges.html"
        is_wide = True

    def get_context(self, value, parent_context=None):
        from products.browse.ranges import live_ranges

        ranges = list(live_ranges())
        prefetch_pictures(ranges)
        return super().get_context(value, parent_context) | {"ranges": ranges}


class PromiseBlock(blocks.StructBlock):
    """How our dates work: the bottle top explained."""

    overline = blocks.CharBlock(max_length=60, required=False, label=_("line above the heading"))
    title = blocks.CharBlock(max_length=80, label=_("heading"))
    text = blocks.TextBlock(max_length=250, required=False, label=_("text"))

    class Meta:
        icon = "success"
        label = _("Freshness promise")
        template = "blocks/promise.html"
        is_wide = True


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
        is_wide = True
