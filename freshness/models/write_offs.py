"""Units that left the books without being sold, and the order lines that miss them."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class WriteOffReason(models.TextChoices):
    PAST_USE_BY = "past_use_by", _("Past use-by")
    PAST_BEST_BEFORE = "past_best_before", _("Past best-before")
    DAMAGED = "damaged", _("Damaged")
    TEMPERATURE = "temperature", _("Temperature")
    QUALITY = "quality", _("Quality")
    SAMPLE = "sample", _("Sample")
    STAFF = "staff", _("Staff")
    DONATED = "donated", _("Donated")
    RETURNED = "returned", _("Returned to supplier")
    STOCK_TAKE = "stock_take", _("Stock-take")


class Destination(models.TextChoices):
    WASTE = "waste", _("Waste")
    FEED = "feed", _("Animal feed")
    COMPOST = "compost", _("Compost or biogas")
    CHARITY = "charity", _("Charity")
    PEOPLE = "people", _("Staff and samples")
    SUPPLIER = "supplier", _("Supplier")
    UNKNOWN = "unknown", _("Not found")


class WriteOff(models.Model):
    """Units written off a batch at once. `unit_cost` is the batch's at that time."""

    batch = models.ForeignKey(
        "freshness.Batch", on_delete=models.PROTECT, related_name="write_offs", verbose_name=_("batch")
    )
    quantity = models.PositiveIntegerField(_("quantity"))
    reason = models.CharField(_("reason"), max_length=20, choices=WriteOffReason)
    destination = models.CharField(_("destination"), max_length=10, choices=Destination)
    note = models.CharField(_("note"), max_length=200, blank=True)
    unit_cost = models.DecimalField(_("unit cost"), max_digits=10, decimal_places=4, null=True, blank=True)
    at = models.DateTimeField(_("at"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, verbose_name=_("by")
    )

    class Meta:
        verbose_name = _("write-off")
        verbose_name_plural = _("write-offs")
        ordering = ["-at", "-pk"]
        constraints = [models.CheckConstraint(condition=Q(quantity__gte=1), name="write_off_of_at_least_one")]

    def __str__(self) -> str:
        return f"{self.quantity} × {self.batch}: {self.get_reason_display()}"


class Resolution(models.TextChoices):
    OPEN = "open", _("Open")
    RE_PICKED = "re_picked", _("Re-picked")
    SUBSTITUTED = "substituted", _("Substituted")
    REFUNDED = "refunded", _("To be refunded")
    CANCELLED = "cancelled", _("Order cancelled")


class Shortage(models.Model):
    """Units of an order line that turned out not to be there, until somebody has settled it."""

    allocation = models.ForeignKey(
        "freshness.Allocation", on_delete=models.PROTECT, related_name="shortages", verbose_name=_("allocation")
    )
    quantity = models.PositiveIntegerField(_("quantity"))
    reason = models.CharField(_("reason"), max_length=200)
    resolution = models.CharField(_("resolution"), max_length=12, choices=Resolution, default=Resolution.OPEN)
    note = models.CharField(_("note"), max_length=200, blank=True)
    at = models.DateTimeField(_("at"))
    resolved_at = models.DateTimeField(_("resolved at"), null=True, blank=True)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, verbose_name=_("resolved by")
    )

    class Meta:
        verbose_name = _("shortage")
        verbose_name_plural = _("shortages")
        ordering = ["resolution", "-at", "-pk"]
        constraints = [models.CheckConstraint(condition=Q(quantity__gte=1), name="shortage_of_at_least_one")]

    def __str__(self) -> str:
        return f"{self.quantity} short: {self.allocation}"
