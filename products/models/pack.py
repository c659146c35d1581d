"""What is in a shopper's hand: how much, in which packaging, under which code."""

from decimal import Decimal

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from products.facts.gtin import GtinError, checked_gtin


class NetUnit(models.TextChoices):
    GRAMS = "g", _("g")
    MILLILITRES = "ml", _("ml")
    EACH = "each", _("piece")


class Pack(models.Model):
    """The pack of one sellable product: a stand-alone product or a child. A parent has none."""

    product = models.OneToOneField(
        "catalogue.Product", on_delete=models.PROTECT, related_name="pack", verbose_name=_("product")
    )
    net_content = models.DecimalField(
        _("net content"), max_digits=8, decimal_places=1, validators=[MinValueValidator(Decimal("0.1"))]
    )
    net_unit = models.CharField(_("unit"), max_length=4, choices=NetUnit, default=NetUnit.GRAMS)
    deposit = models.DecimalField(
        _("deposit"),
        max_digits=6,
        decimal_places=2,
        default=0,
        validators=[MinValueValidator(0)],
        help_text=_("On returnable packaging; paid back, never discounted"),
    )
    crate_share = models.DecimalField(
        _("share of a crate"),
        max_digits=5,
        decimal_places=4,
        default=Decimal("0.05"),
        validators=[MinValueValidator(0)],
        help_text=_("1 fills a crate; 0.05 goes in twenty times"),
    )

    is_withdrawn = models.BooleanField(
        _("no longer sold"), default=False, help_text=_("Stays with its past orders, out of the shop")
    )

    class Meta:
        verbose_name = _("pack")
        verbose_name_plural = _("packs")
        constraints = [
            models.CheckConstraint(condition=models.Q(net_content__gt=0), name="net_content_above_zero"),
            models.CheckConstraint(condition=models.Q(deposit__gte=0), name="deposit_not_negative"),
        ]

    def __str__(self) -> str:
        return f"{self.product}: {self.net_content.normalize():f} {self.net_unit}"


class PackCode(models.Model):
    """A GTIN: the product it stands for, and how many of it (a case of 12 has a GTIN-14 of its own)."""

    gtin = models.CharField(_("GTIN"), max_length=14, unique=True)
    product = models.ForeignKey(
        "catalogue.Product", on_delete=models.PROTECT, related_name="pack_codes", verbose_name=_("product")
    )
    units = models.PositiveIntegerField(_("units"), default=1, validators=[MinValueValidator(1)])

    class Meta:
        verbose_name = _("pack code")
        verbose_name_plural = _("pack codes")
        ordering = ["product", "units"]
        constraints = [models.CheckConstraint(condition=models.Q(units__gte=1), name="pack_code_units_at_least_one")]

    def __str__(self) -> str:
        return self.gtin

    def clean(self) -> None:
        try:
            self.gtin = checked_gtin(self.gtin)
        except GtinError as error:
            raise ValidationError({"gtin": str(error)}) from error
