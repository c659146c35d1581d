"""Uses of offers and vouchers, from the order that holds them to the one that gives them back."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class UseState(models.TextChoices):
    """HELD while the order waits for its money, COUNTED in Oscar's figures, RETURNED when the order fell through."""

    HELD = "held", _("Held")
    COUNTED = "counted", _("Counted")
    RETURNED = "returned", _("Returned")


class OfferUse(models.Model):
    """What one offer gave to one order. Oscar can only count up; this can also give back."""

    order = models.ForeignKey("order.Order", on_delete=models.PROTECT, related_name="offer_uses")
    offer = models.ForeignKey("offer.ConditionalOffer", on_delete=models.SET_NULL, null=True, related_name="offer_uses")
    voucher = models.ForeignKey("voucher.Voucher", on_delete=models.SET_NULL, null=True, related_name="offer_uses")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    guest_email = models.EmailField(_("guest’s e-mail"), blank=True)
    times = models.PositiveIntegerField(_("times applied"), default=1)
    discount = models.DecimalField(_("discount"), max_digits=12, decimal_places=2)
    state = models.CharField(_("state"), max_length=10, choices=UseState, default=UseState.HELD)

    class Meta:
        verbose_name = _("use of an offer")
        verbose_name_plural = _("uses of offers")
        ordering = ["pk"]
        indexes = [models.Index(fields=["offer", "state"], name="checkout_uses_of_offer")]

    def __str__(self) -> str:
        return f"{self.offer_id} by order {self.order_id}, {self.state}"
