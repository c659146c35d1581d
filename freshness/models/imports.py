"""How somebody's file of batches is read."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class ImportMapping(models.Model):
    """Which column of a file means what, kept under a name for the next file of the same make.

    `columns`: our field → the file's heading, or a list of headings whose cells are joined. `products`: the file's name
    of a product → a stock record's SKU, or {"sku": …, "gtin": …}. `date_format` is a strptime format, such as %Y-%m-%d.
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


class ImportFile(models.Model):
    """Somebody's file between choosing and importing it; see `freshness.imports.uploads`.

    It is kept here and not among the media, which anybody may read; any server of the shop finds it.
    """

    key = models.CharField(max_length=43, unique=True)
    name = models.CharField(_("file"), max_length=120)
    content = models.BinaryField()
    mapping = models.ForeignKey(
        ImportMapping, null=True, blank=True, on_delete=models.SET_NULL, verbose_name=_("mapping")
    )
    uploaded_at = models.DateTimeField(_("uploaded at"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", verbose_name=_("by"))

    class Meta:
        verbose_name = _("file to import")
        verbose_name_plural = _("files to import")
        default_permissions = ()

    def __str__(self) -> str:
        return self.name
