"""Shoppers who got a nearer date than was promised."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ClaimState(models.TextChoices):
    PAID = "paid", _("Refunded")
    WAITING = "waiting", _("Waits for us")
    REFUSED = "refused", _("Refused")


class DateClaim(models.Model):
    """A shopper's word that units came with a nearer date than was promised. `is_proven`: the picked batch says so."""

    order_line = models.ForeignKey("order.Line", on_delete=models.PROTECT, related_name="date_claims")
    quantity = models.PositiveIntegerField(_("units"))
    found_date = models.DateField(_("date on the pack"))
    is_proven = models.BooleanField(_("our records say so too"), default=False)
    state = models.CharField(_("state"), max_length=10, choices=ClaimState)
    refund = models.OneToOneField("checkout.Refund", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField(_("said at"), auto_now_add=True)

    class Meta:
        verbose_name = _("claim about a date")
        verbose_name_plural = _("claims about dates")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.order_line_id}: {self.quantity}, {self.found_date}"
