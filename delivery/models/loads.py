"""How full a slot is."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from delivery.models.areas import WeeklySlot


class SlotLoad(models.Model):
    """What is taken of a slot on a day. Changed only by delivery.services, in guarded statements."""

    weekly_slot = models.ForeignKey(WeeklySlot, on_delete=models.PROTECT, related_name="loads", verbose_name=_("slot"))
    day = models.DateField(_("day"), db_index=True)
    orders = models.PositiveIntegerField(_("orders"), default=0)
    crates = models.DecimalField(_("crates"), max_digits=9, decimal_places=4, default=0)

    class Meta:
        verbose_name = _("load of a slot")
        verbose_name_plural = _("loads of slots")
        ordering = ["day", "weekly_slot"]
        constraints = [
            models.UniqueConstraint(fields=["weekly_slot", "day"], name="delivery_one_load_a_day"),
            models.CheckConstraint(condition=Q(orders__gte=0, crates__gte=0), name="delivery_load_not_negative"),
        ]

    def __str__(self) -> str:
        return f"{self.weekly_slot}, {self.day:%d %b %Y}: {self.orders}"
