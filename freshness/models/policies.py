"""What a kind of product, or one product, promises about its dates."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from freshness.judgement import Policy
from freshness.kinds import DateKind


class FreshnessPolicy(models.Model):
    """Of a product type, or of one product instead of its type's; a child without one asks its parent.

    A product with no policy at all (a tote bag) keeps Oscar's plain stock.
    """

    product_class = models.OneToOneField(
        "catalogue.ProductClass",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="freshness_policy",
        verbose_name=_("product type"),
    )
    product = models.OneToOneField(
        "catalogue.Product",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="freshness_policy",
        verbose_name=_("product"),
        help_text=_("Instead of the type's policy, for this product and its sizes"),
    )
    date_kind = models.CharField(_("date kind"), max_length=12, choices=DateKind)
    minimum_life_days = models.PositiveSmallIntegerField(
        _("minimum life in days"), help_text=_("From the delivery day. 0 is delivered on its last day.")
    )
    shelf_life_days = models.PositiveSmallIntegerField(
        _("shelf life in days"), null=True, blank=True, help_text=_("From production to its date")
    )
    keep_from_celsius = models.DecimalField(_("keep from °C"), max_digits=4, decimal_places=1, null=True, blank=True)
    keep_to_celsius = models.DecimalField(_("keep to °C"), max_digits=4, decimal_places=1, null=True, blank=True)
    past_days = models.PositiveSmallIntegerField(
        _("days sold past its date"),
        default=0,
        help_text=_("Best-before goods only, and only where a step of a ladder says so. 0 is not at all."),
    )

    class Meta:
        verbose_name = _("freshness policy")
        verbose_name_plural = _("freshness policies")
        constraints = [
            models.CheckConstraint(
                condition=Q(product__isnull=True) ^ Q(product_class__isnull=True),
                name="policy_of_a_type_or_a_product",
                violation_error_message=_("Choose a product type or a product, not both."),
            ),
            models.CheckConstraint(
                condition=~Q(date_kind=DateKind.USE_BY) | Q(past_days=0),
                name="nothing_sold_past_use_by",
                violation_error_message=_("Nothing is sold past its use-by date: put 0 days."),
            ),
            models.CheckConstraint(
                condition=Q(keep_from_celsius__isnull=True)
                | Q(keep_to_celsius__isnull=True)
                | Q(keep_from_celsius__lte=models.F("keep_to_celsius")),
                name="storage_range_from_cold_to_warm",
                violation_error_message=_("The lower temperature comes first."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.product or self.product_class)

    def as_policy(self) -> Policy:
        """What the rules have to know of it."""
        return Policy(self.date_kind, self.minimum_life_days, self.past_days)
