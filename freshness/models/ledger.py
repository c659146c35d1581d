"""The append-only record of every change of quantity, and which units are whose."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from freshness.kinds import OfferKind


class LedgerKind(models.TextChoices):
    GOODS_IN = "goods_in", _("Goods in")
    RESERVE = "reserve", _("Reserve")
    RELEASE = "release", _("Release")
    ALLOCATE = "allocate", _("Allocate")
    SELL = "sell", _("Sell")
    SWAP = "swap", _("Swap")
    WRITE_OFF = "write_off", _("Write off")
    HOLD = "hold", _("Hold")
    UNHOLD = "unhold", _("End of hold")
    RECALL = "recall", _("Recall")
    MARK_DOWN = "mark_down", _("Mark down")
    CORRECT = "correct", _("Correct")


class LedgerEntry(models.Model):
    """One change. Written by `freshness.services` only, never changed; the sums of a batch's rows are the batch.

    `quantity` is the units that it is about; holds, recalls and markdowns move nothing and are about what is on hand.
    """

    batch = models.ForeignKey(
        "freshness.Batch", on_delete=models.PROTECT, related_name="ledger", verbose_name=_("batch")
    )
    kind = models.CharField(_("kind"), max_length=10, choices=LedgerKind)
    quantity = models.PositiveIntegerField(_("quantity"))
    on_hand_change = models.IntegerField(_("change of on hand"), default=0)
    reserved_change = models.IntegerField(_("change of reserved"), default=0)
    allocated_change = models.IntegerField(_("change of allocated"), default=0)
    on_hand_after = models.PositiveIntegerField(_("on hand after"))
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    order_line = models.ForeignKey(
        "order.Line", null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("order line")
    )
    at = models.DateTimeField(_("at"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, verbose_name=_("by")
    )

    class Meta:
        verbose_name = _("ledger entry")
        verbose_name_plural = _("ledger")
        ordering = ["batch", "pk"]
        indexes = [models.Index(fields=["at"], name="ledger_by_time")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.quantity}: {self.batch}"


class AllocationState(models.TextChoices):
    RESERVED = "reserved", _("Reserved")
    ALLOCATED = "allocated", _("Allocated")
    SOLD = "sold", _("Sold")
    RELEASED = "released", _("Released")
    SHORT = "short", _("Short")


class Allocation(models.Model):
    """Units of a batch for an order line, with the promise that a re-pick has to keep.

    A part that goes another way (half of a line cancelled) becomes a row of its own. `picked_batch` is what was taken
    off the shelf, if it was another than `batch`: then the ledger has the swap, and the units are the picked batch's.
    """

    order_line = models.ForeignKey(
        "order.Line", on_delete=models.PROTECT, related_name="allocations", verbose_name=_("order line")
    )
    batch = models.ForeignKey(
        "freshness.Batch", on_delete=models.PROTECT, related_name="allocations", verbose_name=_("batch")
    )
    picked_batch = models.ForeignKey(
        "freshness.Batch",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="picks",
        verbose_name=_("batch picked"),
    )
    quantity = models.PositiveIntegerField(_("quantity"))
    state = models.CharField(_("state"), max_length=10, choices=AllocationState)
    offer_kind = models.CharField(_("offer"), max_length=10, choices=OfferKind)
    promised_date = models.DateField(_("promised date"))
    due_day = models.DateField(_("delivery day"))
    ready_by = models.DateTimeField(_("ready by"))

    class Meta:
        verbose_name = _("allocation")
        verbose_name_plural = _("allocations")
        ordering = ["order_line", "pk"]
        indexes = [models.Index(fields=["batch", "state"], name="allocation_by_batch")]
        constraints = [models.CheckConstraint(condition=Q(quantity__gte=1), name="allocation_of_at_least_one")]

    def __str__(self) -> str:
        return f"{self.quantity} × {self.batch} for line {self.order_line_id}"

    @property
    def from_batch(self):
        """The batch whose units these are: the one picked, if it was another than the one allocated."""
        return self.picked_batch or self.batch
