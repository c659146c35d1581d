"""Pictures that are large enough for where they stand. Editors' forms refuse the others."""

import re

from django.core.exceptions import ValidationError
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm

from products.pictures import BOXES

SHAPE = (8, 5)  # of our photographs, for a box that leaves the height to the picture
# A further picture of a product stands in the same box, seen after a press: 1.8 times its size will do, which lets in
# photographs that lie, such as 2000 × 1250.
FURTHER = "further"
SIZES = {FURTHER: (1000, 1250)}


def needed_size(box: str) -> tuple[int, int]:
    """The least width and height, in pixels, for twice the size of a box. Raises KeyError when there is no such box."""
    if box in SIZES:
        return SIZES[box]
    numbers = [int(number) for number in re.findall(r"\d+", BOXES[box])]
    if "x" in BOXES[box]:
        return numbers[-2], numbers[-1]
    across, down = SHAPE
    return numbers[-1], numbers[-1] * down // across


def size_hint(box: str):
    """For the help text of a form, such as "At least 1280 × 800 pixels."."""
    width, height = needed_size(box)
    return format_lazy(_("At least {width} × {height} pixels."), width=width, height=height)


def refuse_too_small(picture, box: str) -> None:
    """Raises ValidationError, with the size it has and the size it needs, for a picture too small for the box."""
    width, height = needed_size(box)
    if picture.width >= width and picture.height >= height:
        return
    sizes = {"has": f"{picture.width} × {picture.height}", "needs": f"{width} × {height}"}
    raise ValidationError(
        _("This picture is %(has)s pixels; here it must be at least %(needs)s."), code="too_small", params=sizes
    )


class PicturedPageForm(WagtailAdminPageForm):
    """For a page type with a `picture` that is shown in its `picture_box`."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if "picture" in self.fields:
            self.fields["picture"].help_text = size_hint(self.instance.picture_box)

    def clean_picture(self):
        picture = self.cleaned_data["picture"]
        if picture:
            refuse_too_small(picture, self.instance.picture_box)
        return picture
