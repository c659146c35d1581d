"""List prices and sales, day by day."""

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


class DailyPrice(models.Model):
    """The lowest list price of a day, for the prior price; written by the clock and by every change of a price."""

    stockrecord = models.ForeignKey(
        "partner.StockRecord", on_delete=models.PROTECT, related_name="daily_prices", verbose_name=_("stock record")
    )
    day = models.DateField(_("day"))
    lowest = models.DecimalField(_("lowest list price"), max_digits=12, decimal_places=2)

    class Meta:
        verbose_name = _("list price of a day")
        verbose_name_plural = _("list prices by day")
        constraints = [models.UniqueConstraint(fields=["stockrecord", "day"], name="one_lowest_price_a_day")]

    def __str__(self) -> str:
        return f"{self.stockrecord_id} {self.day}: {self.lowest}"


class DailySales(models.Model):
    """Units that were ordered on a day (and not cancelled), for the pace of sales; written by the clock.

    `dated_units` of them went at a ladder's price, for `dated_takings` (tax included).
    """

    stockrecord = models.ForeignKey(
        "partner.StockRecord", on_delete=models.PROTECT, related_name="daily_sales", verbose_name=_("stock record")
    )
    day = models.DateField(_("day"))
    units = models.PositiveIntegerField(_("units"))
    dated_units = models.PositiveIntegerField(_("units of shorter dates"), default=0)
    dated_takings = models.DecimalField(_("takings of shorter dates"), max_digits=12, decimal_places=2, default=0)

    class Meta:
        verbose_name = _("sales of a day")
        verbose_name_plural = _("sales by day")
        constraints = [models.UniqueConstraint(fields=["stockrecord", "day"], name="one_count_of_sales_a_day")]

    def __str__(self) -> str:
        return f"{self.stockrecord_id} {self.day}: {self.units}"
