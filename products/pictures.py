"""Pictures in the sizes in which they are shown: AVIF and WebP, at once and twice the box."""

from collections.abc import Iterable

from django.db.models import prefetch_related_objects
from wagtail.images.models import Filter
from wagtail.images.models import Picture as PictureTag
from wagtail.images.shortcuts import get_renditions_or_not_found

# Box → the widths that a browser may choose from. The crop follows the focal point.
BOXES = {
    "card": "fill-{320x400,640x800}",
    "thumb": "fill-{112x140,224x280}",
    "product": "fill-{560x700,1120x1400}",
    "hero": "width-{720,1440,2000}",
    "story": "fill-{640x400,1280x800}",
    "wide": "fill-{960x540,1920x1080}",
    "teaser": "fill-{480x320,960x640}",
    "arch": "fill-{240x300,480x600}",
}
FORMATS = "format-{avif,webp}"


def prefetch_renditions(pictures: Iterable) -> None:
    """Reads all renditions of the pictures in one query."""
    pictures = list(pictures)
    if pictures:
        prefetch_related_objects(pictures, "renditions")


def picture_element(picture, box: str, *, sizes: str = "100vw", alt: str = "", is_eager: bool = False) -> PictureTag:
    """A `<picture>` of the box in both formats. Below the fold it loads when it comes near.

    Raises KeyError when there is no such box.
    """
    filters = [Filter(spec=spec) for spec in Filter.expand_spec([BOXES[box], FORMATS])]
    loading = {"fetchpriority": "high"} if is_eager else {"loading": "lazy", "decoding": "async"}
    return PictureTag(get_renditions_or_not_found(picture, filters), {"sizes": sizes, "alt": alt, **loading})


def standing(picture):
    """The widest WebP that has been made of a picture, None without one; no query if its renditions were read."""
    made = [each for each in picture.renditions.all() if each.filter_spec.endswith("|format-webp")]
    return max(made, key=lambda each: each.width, default=None)
