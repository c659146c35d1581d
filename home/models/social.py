"""Pictures for sharing, made from pages (home.sharing.social_picture)."""

from django.db import models
from wagtail.models import Page


def path_of(picture: "SocialPicture", name: str) -> str:
    return f"social/{picture.page_id}/{name}"


class SocialPicture(models.Model):
    """The picture of a page in one state of it; the row is written when the file stands whole."""

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+")
    digest = models.CharField(max_length=16)
    file = models.FileField(upload_to=path_of, max_length=200)

    wagtail_reference_index_ignore = True  # it isn't a use of the page

    class Meta:
        constraints = [models.UniqueConstraint(fields=["page", "digest"], name="one_social_picture_per_page_and_state")]

    def __str__(self) -> str:
        return self.file.name
