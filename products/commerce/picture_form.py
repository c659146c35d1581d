"""The form in which pictures are uploaded and described."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from PIL import Image
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from products.commerce.picture_words import description_problem

DAMAGED = (OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError)


class PictureField(WagtailImageField):
    """Refuses what can't be drawn, with a message: Wagtail looks at the size only, and trips over damaged files."""

    def check_image_pixel_size(self, f) -> None:
        """Raises ValidationError for too many pixels, before any is decoded, and for a file that ends too early."""
        try:
            with Image.open(f) as picture:
                self._check_header(picture)
                picture.load()
            f.seek(0)
            super().check_image_pixel_size(f)  # the frames of a moving picture
        except DAMAGED as damage:
            raise ValidationError(self.error_messages["invalid_image"], code="invalid_image") from damage

    def _check_header(self, picture: Image.Image) -> None:
        pixels = picture.width * picture.height
        if pixels > self.max_image_pixels:
            numbers = {"num_pixels": pixels, "max_pixels_count": self.max_image_pixels}
            raise ValidationError(self.error_messages["file_too_many_pixels"] % numbers, code="file_too_many_pixels")


class PictureForm(BaseImageForm):
    """Nobody keeps a picture without saying what is on it, or that it only decorates."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["description"].help_text = _("What is to be seen, for those who can’t see it")
        if "file" in self.fields:
            field = self.fields["file"]
            self.fields["file"] = PictureField(label=field.label, widget=field.widget, required=field.required)

    def clean(self) -> dict:
        cleaned = super().clean()
        if cleaned.get("is_decorative"):
            cleaned["description"] = ""
        elif problem := description_problem(cleaned.get("description", ""), is_decorative=False):
            self.add_error("description", problem)
        return cleaned
