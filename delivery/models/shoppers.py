"""What shoppers told us about where and when."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class ChosenDelivery(models.Model):
    """The postcode, day and slot that a customer chose last. Visitors without an account have it in their session."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="chosen_delivery", verbose_name=_("customer")
    )
    postcode = models.CharField(_("postcode"), max_length=8, blank=True)
    day = models.DateField(_("day"), null=True, blank=True)
    weekly_slot = models.ForeignKey(
        "delivery.WeeklySlot", on_delete=models.SET_NULL, null=True, blank=True, verbose_name=_("slot")
    )

    class Meta:
        verbose_name = _("chosen delivery")
        verbose_name_plural = _("chosen deliveries")

    def __str__(self) -> str:
        return f"{self.postcode}, {self.day}"


class AreaRequest(models.Model):
    """Somebody from where we don't deliver who wants to be told when we do."""

    email = models.EmailField(_("e-mail"))
    postcode = models.CharField(_("postcode"), max_length=8)
    created_at = models.DateTimeField(_("asked at"), auto_now_add=True)

    class Meta:
        verbose_name = _("request for an area")
        verbose_name_plural = _("requests for areas")
        ordering = ["-created_at"]
        constraints = [models.UniqueConstraint(fields=["email", "postcode"], name="delivery_asked_once")]

    def __str__(self) -> str:
        return f"{self.postcode}: {self.email}"
