"""Pictures in a text, and how many of them are read at once."""

from collections.abc import Iterable, Iterator

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.list_block import ListValue
from wagtail.images.blocks import ImageChooserBlock

from home.blocks import current
from home.blocks.groups import PICTURES
from products.models import Picture
from products.picture_sizes import refuse_too_small, size_hint
from products.pictures import prefetch_renditions


def prefetch_pictures(pages: Iterable) -> None:
    """Reads the pictures of pages with their renditions, in two queries for any number."""
    pages = list(pages)
    prefetch_related_objects(pages, "picture")
    prefetch_renditions([page.picture for page in pages if page.picture])


def prefetch_body(body) -> None:
    """Reads the renditions of all pictures that stand in a body itself, in one query."""
    prefetch_renditions(picture for block in body for picture in _pictures_in(block.value))


def _pictures_in(value) -> Iterator[Picture]:
    if isinstance(value, Picture):
        yield value
    elif isinstance(value, blocks.StructValue | ListValue):
        for part in value.values() if isinstance(value, blocks.StructValue) else value:
            yield from _pictures_in(part)


class PictureChooserBlock(ImageChooserBlock):
    """A picture for a box of products.pictures; one that is too small for it is refused."""

    def __init__(self, *, box: str, **kwargs) -> None:
        self.box = box
        super().__init__(**{"label": _("picture"), "help_text": size_hint(box)} | kwargs)

    def clean(self, value):
        picture = super().clean(value)
        if picture:
            refuse_too_small(picture, self.box)
        return picture

    def deconstruct(self):
        """As Wagtail's own, so that no migration depends on a box."""
        kwargs = {name: value for name, value in self._constructor_args[1].items() if name != "box"}
        return "wagtail.images.blocks.ImageChooserBlock", (), kwargs


class PictureBlock(blocks.StructBlock):
    """One picture with a caption."""

    picture = PictureChooserBlock(box="story")
    caption = blocks.CharBlock(max_length=150, required=False, label=_("caption"))

    class Meta:
        icon = "image"
        label = _("Picture")
        group = PICTURES
        description = _("One picture, as wide as the page, with a line below it.")
        template = "blocks/picture.html"

    def get_preview_value(self):
        return self.normalize({"picture": current.picture(), "caption": _("The six-o’clock churns.")})


class GalleryBlock(blocks.StructBlock):
    """Several pictures together."""

    pictures = blocks.ListBlock(PictureBlock(), min_num=2, max_num=9, label=_("pictures"))

    class Meta:
        icon = "images"
        label = _("Gallery")
        group = PICTURES
        description = _("Two to nine pictures in a mosaic; on a phone they are leafed through.")
        template = "blocks/gallery.html"

    def get_preview_value(self):
        shown = [{"picture": picture, "caption": ""} for picture in current.pictures(3)]
        return self.normalize({"pictures": shown})
