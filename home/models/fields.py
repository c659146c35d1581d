"""Columns that several page types have."""

from django.db import models
from django.utils.translation import gettext_lazy as _


def picture_field() -> models.ForeignKey:
    """A column for a picture that may be deleted without taking the page with it."""
    return models.ForeignKey(
        "products.Picture",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("picture"),
    )
