"""What a gateway calls our customers."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class PaymentCustomer(models.Model):
    """A customer as a gateway knows them; the cards that they keep hang there, never here."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="payment_customers", verbose_name=_("customer")
    )
    gateway = models.CharField(_("way to pay"), max_length=30)
    reference = models.CharField(_("reference"), max_length=120)

    class Meta:
        verbose_name = _("customer at a gateway")
        verbose_name_plural = _("customers at gateways")
        constraints = [models.UniqueConstraint(fields=["user", "gateway"], name="checkout_customer_once")]

    def __str__(self) -> str:
        return f"{self.user_id}: {self.gateway} {self.reference}"
