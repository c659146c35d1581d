"""The shop's pictures: one library for pages and products."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition, ImageQuerySet


class PictureQuerySet(ImageQuerySet):
    def without_description(self) -> "PictureQuerySet":
        """Pictures of which somebody who can't see them learns nothing."""
        return self.filter(description="", is_decorative=False)


class Picture(AbstractImage):
    """A picture with a description that can be read aloud, a focal point and a credit."""

    is_decorative = models.BooleanField(
        _("decoration only"),
        default=False,
        help_text=_("It tells nothing that the words beside it don’t, so it isn’t read aloud."),
    )
    credit = models.CharField(_("credit"), max_length=120, blank=True)

    objects = PictureQuerySet.as_manager()

    admin_form_fields = (
        "title",
        "file",
        "description",
        "is_decorative",
        "credit",
        "collection",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")


class PictureRendition(AbstractRendition):
    """A picture in one size and format."""

    image = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="one_rendition_per_picture_and_filter"
            )
        ]
