"""What goes with what, as past orders have it."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Companion(models.Model):
    """A product that is bought together with another; counted anew every night (products.together)."""

    listing = models.ForeignKey(
        "products.Listing", on_delete=models.CASCADE, related_name="companions", verbose_name=_("product")
    )
    other = models.ForeignKey("products.Listing", on_delete=models.CASCADE, related_name="+", verbose_name=_("other"))
    orders = models.PositiveIntegerField(_("orders with both"))
    lift = models.DecimalField(_("times as often as by chance"), max_digits=9, decimal_places=2)
    place = models.PositiveSmallIntegerField(_("place"), help_text=_("0 goes with it most often"))

    class Meta:
        verbose_name = _("companion")
        verbose_name_plural = _("companions")
        ordering = ["listing", "place"]
        constraints = [
            models.UniqueConstraint(fields=["listing", "other"], name="a_companion_once_a_listing"),
            models.CheckConstraint(condition=~models.Q(listing=models.F("other")), name="no_companion_of_itself"),
        ]

    def __str__(self) -> str:
        return f"{self.listing} + {self.other}"
