"""Pictures in a text, and how many of them are read at once."""

from collections.abc import Iterable

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

from products.pictures import prefetch_renditions


def prefetch_pictures(pages: Iterable) -> None:
    """Reads the pictures of pages with their renditions, in two queries for any number."""
    pages = list(pages)
    prefetch_related_objects(pages, "picture")
    prefetch_renditions([page.picture for page in pages if page.picture])


def prefetch_body(body) -> None:
    """Reads the renditions of all pictures that stand in a body itself, in one query."""
    values = [block.value for block in body if isinstance(block.value, blocks.StructValue)]
    prefetch_renditions([value["picture"] for value in values if value.get("picture")])


class PictureBlock(blocks.StructBlock):
    """One picture with a caption."""

    picture = ImageChooserBlock(label=_("picture"))
    caption = blocks.CharBlock(max_length=150, required=False, label=_("caption"))

    class Meta:
        icon = "image"
        label = _("Picture")
        template = "blocks/picture.html"
