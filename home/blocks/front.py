"""What the first page and campaigns are built from, beside shelves."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from home.blocks import current
from home.blocks.groups import FARM, SHOP, WORDS
from home.blocks.links import LinkBlock, OptionalLinkBlock
from home.blocks.pictures import PictureChooserBlock, prefetch_pictures
from products.language import in_reader_language


class HeroBlock(blocks.StructBlock):
    """The first thing that a visitor sees."""

    title = blocks.CharBlock(max_length=80, label=_("headline"))
    text = blocks.TextBlock(max_length=250, required=False, label=_("text"))
    picture = PictureChooserBlock(box="hero")
    links = blocks.ListBlock(LinkBlock(), max_num=2, default=[], label=_("buttons"))

    class Meta:
        icon = "home"
        label = _("Hero")
        group = WORDS
        description = _("The headline and the large picture at the top of a page, with the next delivery. Comes first.")
        template = "blocks/hero.html"
        is_wide = True

    def get_preview_value(self):
        links = [{"label": _("Shop the dairy"), "page": page} for page in current.pages("products.ShopPage", 1)]
        words = {"title": _("Fresh on the day you open the door."), "text": _("One herd, one dairy, your doorstep.")}
        return self.normalize(words | {"picture": current.picture(), "links": links})


class RangesBlock(blocks.StructBlock):
    """All ranges as arches."""

    title = blocks.CharBlock(max_length=80, label=_("heading"), help_text=_("Read aloud only; the arches speak."))

    class Meta:
        icon = "folder-open-inverse"
        label = _("Ranges")
        group = SHOP
        description = _("Every range of the shop as an arch with its picture.")
        template = "blocks/ranges.html"
        is_wide = True
        preview_value = {"title": _("The range")}

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
        group = SHOP
        description = _("What the marks on the bottle top mean: fresh, shorter date, last day.")
        template = "blocks/promise.html"
        is_wide = True
        preview_value = {
            "overline": _("How our dates work"),
            "title": _("Read it off the bottle top"),
            "text": _("Seven marks round the rim, one for each day of life left on the day we deliver."),
        }


class StoryBlock(blocks.StructBlock):
    """A picture and a few words side by side."""

    overline = blocks.CharBlock(max_length=60, required=False, label=_("line above the heading"))
    title = blocks.CharBlock(max_length=80, label=_("heading"))
    text = blocks.TextBlock(max_length=400, label=_("text"))
    picture = PictureChooserBlock(box="story")
    is_flipped = blocks.BooleanBlock(required=False, label=_("picture on the right"))
    link = OptionalLinkBlock(label=_("button"))

    class Meta:
        icon = "doc-full"
        label = _("Story")
        group = FARM
        description = _("A picture and a few words side by side, with a button that leads on.")
        template = "blocks/story.html"
        is_wide = True

    def get_preview_value(self):
        words = {
            "overline": _("The farm"),
            "title": _("One long meadow"),
            "text": _("Out on the river meadow from April until the ground gives in, and milked at five."),
        }
        return self.normalize(dict(self.get_default()) | words | {"picture": current.picture()})


class FarmCardBlock(blocks.StructBlock):
    """A farm in a few lines, leading to its page."""

    farm = blocks.PageChooserBlock(page_type="home.FarmPage", label=_("farm"))

    class Meta:
        icon = "site"
        label = _("Farm card")
        group = FARM
        description = _("A farm with its picture, place and herd. The words are those of its page.")
        template = "blocks/farm_card.html"

    def get_context(self, value, parent_context=None):
        farms = in_reader_language(page for page in [value["farm"]] if page and page.live)
        prefetch_pictures(farms)
        return super().get_context(value, parent_context) | {"farm": next(iter(farms), None)}

    def get_preview_value(self):
        return self.normalize({"farm": current.page("home.FarmPage")})
