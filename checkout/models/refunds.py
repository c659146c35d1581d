"""What a refund gives back, part by part."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class RefundPart(models.TextChoices):
    GOODS = "goods", _("Goods")
    DEPOSIT = "deposit", _("Deposit")
    DELIVERY = "delivery", _("Delivery")
    OTHER = "other", _("Something else")


class RefundItem(models.Model):
    """One part of a refund; the items of a refund sum to it. A refund of all that was captured has none.

    GOODS and DEPOSIT name their order line and units. `shortage` is what it settles, if it does.
    """

    refund = models.ForeignKey("checkout.Refund", on_delete=models.CASCADE, related_name="items")
    part = models.CharField(_("part"), max_length=10, choices=RefundPart)
    order_line = models.ForeignKey(
        "order.Line", on_delete=models.PROTECT, null=True, blank=True, related_name="refund_items",
        verbose_name=_("order line"),
    )  # fmt: skip
    quantity = models.PositiveIntegerField(_("units"), null=True, blank=True)
    amount = models.DecimalField(_("amount"), max_digits=12, decimal_places=2)
    shortage = models.ForeignKey(
        "freshness.Shortage", on_delete=models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("shortage"),
    )  # fmt: skip

    class Meta:
        verbose_name = _("part of a refund")
        verbose_name_plural = _("parts of refunds")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="checkout_refund_item_of_something"),
            models.CheckConstraint(
                condition=~Q(part__in=("goods", "deposit")) | Q(order_line__isnull=False, quantity__gte=1),
                name="checkout_refund_item_of_a_line",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.part}: {self.amount}"
