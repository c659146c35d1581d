"""Money: what was tried, taken and given back, and what the gateways told us."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from checkout.payments.states import HELD, LIVE, AttemptState


class PaymentAttempt(models.Model):
    """One try to pay an order. Changed only by checkout.payments, under the lock of the order.

    `key` goes to the gateway with every request, so that asking twice is asking once. Amounts include tax.
    """

    order = models.ForeignKey("order.Order", on_delete=models.PROTECT, related_name="payments", verbose_name=_("order"))
    gateway = models.CharField(_("way to pay"), max_length=30)
    key = models.UUIDField(_("idempotency key"), default=uuid4, unique=True, editable=False)
    reference = models.CharField(_("reference"), max_length=120, blank=True, help_text=_("The gateway’s own name"))
    amount = models.DecimalField(_("amount"), max_digits=12, decimal_places=2)
    currency = models.CharField(_("currency"), max_length=3)
    state = models.CharField(_("state"), max_length=12, choices=AttemptState, default=AttemptState.STARTED)
    captured = models.DecimalField(_("captured"), max_digits=12, decimal_places=2, default=0)
    refunded = models.DecimalField(_("refunded"), max_digits=12, decimal_places=2, default=0)
    paid_with = models.CharField(_("paid with"), max_length=60, blank=True, help_text=_("Visa ending 4242"))
    problem = models.CharField(_("problem"), max_length=250, blank=True, help_text=_("What the gateway said last"))
    created_at = models.DateTimeField(_("started at"), auto_now_add=True)
    changed_at = models.DateTimeField(_("changed at"), auto_now=True, db_index=True)

    class Meta:
        verbose_name = _("payment attempt")
        verbose_name_plural = _("payment attempts")
        ordering = ["pk"]
        indexes = [models.Index(fields=["gateway"], condition=Q(state__in=HELD), name="checkout_attempts_held")]
        constraints = [
            models.UniqueConstraint(
                fields=["order"], condition=Q(state__in=LIVE), name="checkout_one_live_attempt"
            ),
            models.UniqueConstraint(
                fields=["gateway", "reference"], condition=~Q(reference=""), name="checkout_reference_once"
            ),
            models.CheckConstraint(condition=Q(amount__gt=0), name="checkout_attempt_for_something"),
            models.CheckConstraint(
                condition=Q(captured__gte=0, captured__lte=F("amount")), name="checkout_captured_within_amount"
            ),
            models.CheckConstraint(
                condition=Q(refunded__gte=0, refunded__lte=F("captured")), name="checkout_refunded_within_captured"
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.order_id}: {self.amount} {self.currency}, {self.state}"


class RefundState(models.TextChoices):
    ASKED = "asked", _("On its way")
    DONE = "done", _("Done")
    REFUSED = "refused", _("Refused")


class Refund(models.Model):
    """Money that goes back. ASKED is written before the gateway is asked, and counts against the ceiling at once."""

    attempt = models.ForeignKey(PaymentAttempt, on_delete=models.PROTECT, related_name="refunds")
    order_line = models.ForeignKey(
        "order.Line", on_delete=models.PROTECT, null=True, blank=True, related_name="refunds",
        verbose_name=_("order line"),
    )  # fmt: skip
    quantity = models.PositiveIntegerField(_("units"), null=True, blank=True)
    amount = models.DecimalField(_("amount"), max_digits=12, decimal_places=2)
    reason = models.CharField(_("reason"), max_length=200)
    key = models.UUIDField(_("idempotency key"), default=uuid4, unique=True, editable=False)
    reference = models.CharField(_("reference"), max_length=120, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=RefundState, default=RefundState.ASKED)
    problem = models.CharField(_("problem"), max_length=250, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+",
        verbose_name=_("by"),
    )  # fmt: skip
    created_at = models.DateTimeField(_("asked at"), auto_now_add=True)
    done_at = models.DateTimeField(_("done at"), null=True, blank=True)

    class Meta:
        verbose_name = _("refund")
        verbose_name_plural = _("refunds")
        ordering = ["pk"]
        constraints = [models.CheckConstraint(condition=Q(amount__gt=0), name="checkout_refund_of_something")]

    def __str__(self) -> str:
        return f"{self.amount} of attempt {self.attempt_id}, {self.state}"


class GatewayEvent(models.Model):
    """What a gateway told us by itself: stored as it came and answered at once, looked into afterwards, once."""

    gateway = models.CharField(_("way to pay"), max_length=30)
    event_id = models.CharField(_("event"), max_length=120)
    kind = models.CharField(_("kind"), max_length=80)
    reference = models.CharField(_("reference"), max_length=120, blank=True, db_index=True)
    received_at = models.DateTimeField(_("received at"), auto_now_add=True)
    processed_at = models.DateTimeField(_("processed at"), null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(_("times tried"), default=0)
    problem = models.CharField(_("problem"), max_length=250, blank=True)

    class Meta:
        verbose_name = _("event of a gateway")
        verbose_name_plural = _("events of gateways")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["gateway", "event_id"], name="checkout_event_once")]
        indexes = [
            models.Index(fields=["received_at"], condition=Q(processed_at=None), name="checkout_events_to_process")
        ]

    def __str__(self) -> str:
        return f"{self.gateway} {self.event_id}: {self.kind}"
