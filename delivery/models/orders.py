"""What was promised about the delivery of an order."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class OrderDelivery(models.Model):
    """The day, window and place promised with an order, as the shopper saw them. One row an order."""

    order = models.OneToOneField(
        "order.Order", on_delete=models.PROTECT, related_name="delivery", verbose_name=_("order")
    )
    area = models.CharField(_("area"), max_length=60, blank=True, help_text=_("Postcode district, e.g. LS8"))
    weekly_slot = models.ForeignKey(
        "delivery.WeeklySlot", on_delete=models.PROTECT, null=True, blank=True, related_name="orders",
        verbose_name=_("place in"), help_text=_("Empty while the shop has no areas"),
    )  # fmt: skip
    holds_place = models.BooleanField(_("holds its place"), default=False)
    crates = models.DecimalField(_("crates"), max_digits=9, decimal_places=4, default=0)
    slot = models.CharField(_("slot"), max_length=60, blank=True, help_text=_("Window as shown to the shopper"))
    day = models.DateField(_("day"), db_index=True)
    ready_by = models.DateTimeField(_("ready by"), help_text=_("When the goods must be ready for dispatch"))
    cut_off = models.DateTimeField(_("cut-off"), help_text=_("Last moment to order or cancel, as shown"))
    note = models.CharField(_("note for the driver"), max_length=200, blank=True)
    safe_place = models.CharField(_("safe place"), max_length=100, blank=True)

    class Meta:
        verbose_name = _("delivery of an order")
        verbose_name_plural = _("deliveries of orders")
        ordering = ["day", "pk"]

    def __str__(self) -> str:
        return f"{self.order_id}: {self.day:%a %d %b %Y}"
