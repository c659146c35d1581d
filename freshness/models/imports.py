"""How somebody's file of batches is read."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ImportMapping(models.Model):
    """Which column of a file means what, kept under a name for the next file of the same make.

    `columns`: our field → the file's heading(s). `products`: the file's name of a product → a stock record's SKU.
    `date_format` is a strptime format, such as %Y-%m-%d.
    """

    name = models.CharField(_("name"), max_length=80, unique=True)
    columns = models.JSONField(_("columns"), default=dict)
    products = models.JSONField(_("products"), default=dict, blank=True)
    date_format = models.CharField(_("date format"), max_length=20, default="%Y-%m-%d")

    class Meta:
        verbose_name = _("import mapping")
        verbose_name_plural = _("import mappings")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
