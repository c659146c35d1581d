"""The rows that stand beside Oscar's stock records."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class PriceChange(models.Model):
    """One change of a list price (tax included). Rows are added by `freshness.services` only and never changed."""

    stockrecord = models.ForeignKey(
        "partner.StockRecord", on_delete=models.PROTECT, related_name="price_changes", verbose_name=_("stock record")
    )
    price_before = models.DecimalField(_("price before"), max_digits=12, decimal_places=2, null=True)
    price = models.DecimalField(_("price"), max_digits=12, decimal_places=2)
    changed_at = models.DateTimeField(_("changed at"))
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, verbose_name=_("changed by")
    )
    reason = models.CharField(_("reason"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("price change")
        verbose_name_plural = _("price changes")
        ordering = ["stockrecord", "changed_at", "pk"]
        indexes = [models.Index(fields=["stockrecord", "changed_at"], name="price_change_history")]
        constraints = [models.CheckConstraint(condition=models.Q(price__gte=0), name="list_price_not_negative")]

    def __str__(self) -> str:
        return f"{self.stockrecord_id}: {self.price_before} → {self.price}"
