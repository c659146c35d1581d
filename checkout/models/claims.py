"""Shoppers who got a nearer date than was promised, and how far they are paid without asking."""

from decimal import Decimal

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting


class ClaimState(models.TextChoices):
    PAID = "paid", _("Refunded")
    WAITING = "waiting", _("Waits for us")
    REFUSED = "refused", _("Refused")


class DateClaim(models.Model):
    """A shopper's word that units came with a nearer date than was promised. `is_proven`: the picked batch says so.

    `is_urgent`: a use-by date was over when the goods came. `answer` is what the shopper was told by a person.
    """

    order_line = models.ForeignKey("order.Line", on_delete=models.PROTECT, related_name="date_claims")
    quantity = models.PositiveIntegerField(_("units"))
    found_date = models.DateField(_("date on the pack"))
    is_proven = models.BooleanField(_("our records say so too"), default=False)
    is_urgent = models.BooleanField(_("past its use-by date when it came"), default=False)
    state = models.CharField(_("state"), max_length=10, choices=ClaimState)
    refund = models.OneToOneField("checkout.Refund", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    answer = models.CharField(_("answer to the shopper"), max_length=200, blank=True)
    created_at = models.DateTimeField(_("said at"), auto_now_add=True)
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+",
        verbose_name=_("decided by"),
    )  # fmt: skip

    class Meta:
        verbose_name = _("claim about a date")
        verbose_name_plural = _("claims about dates")
        ordering = ["-pk"]
        indexes = [models.Index(fields=["state"], condition=Q(state="waiting"), name="checkout_claims_to_decide")]
        constraints = [models.CheckConstraint(condition=Q(quantity__gte=1), name="checkout_claim_of_at_least_one")]

    def __str__(self) -> str:
        return f"{self.order_line_id}: {self.quantity}, {self.found_date}"


@register_setting(icon="calendar-alt")
class ClaimLimits(BaseGenericSetting):
    """Within these a claim that our records bear out is refunded at once. One row; amounts include tax."""

    most_per_claim = models.DecimalField(
        _("most for one claim"), max_digits=8, decimal_places=2, default=Decimal("10.00"),
        validators=[MinValueValidator(0)],
        help_text=_("A claim that comes to more waits for somebody at the order desk. 0: all of them wait."),
    )  # fmt: skip
    most_per_customer = models.DecimalField(
        _("most for one customer in 30 days"), max_digits=8, decimal_places=2, default=Decimal("25.00"),
        validators=[MinValueValidator(0)],
        help_text=_("What was refunded at once to one customer, or to one e-mail, in the last 30 days counts."),
    )  # fmt: skip
    days_after_delivery = models.PositiveSmallIntegerField(
        _("days after the delivery"), default=7, help_text=_("A claim that comes later waits for somebody.")
    )

    class Meta:
        verbose_name = _("Claims about dates")
        verbose_name_plural = _("Claims about dates")

    def __str__(self) -> str:
        return str(self._meta.verbose_name)
