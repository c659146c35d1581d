"""What a shopper was shown: with the basket line while choosing, with the order line for good."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from freshness.kinds import DateKind, OfferKind


class LineTerms(models.Model):
    """What the shopper last saw of a basket line. A change beyond it has to be told, a rise accepted."""

    line = models.OneToOneField("basket.Line", on_delete=models.CASCADE, related_name="terms")
    offer_kind = models.CharField(_("offer"), max_length=10, choices=OfferKind, default=OfferKind.REGULAR)
    promised_date = models.DateField(_("promised date"), null=True, blank=True)
    price = models.DecimalField(_("price shown"), max_digits=12, decimal_places=2)
    shown_for = models.DateField(_("delivery day it was shown for"))

    class Meta:
        verbose_name = _("terms of a basket line")
        verbose_name_plural = _("terms of basket lines")

    def __str__(self) -> str:
        return f"{self.line_id}: {self.price} for {self.shown_for}"


class LinePromise(models.Model):
    """What was promised with an order line, word for word. Never changed after the order is placed."""

    line = models.OneToOneField("order.Line", on_delete=models.PROTECT, related_name="promise")
    name = models.CharField(_("name that the shopper read"), max_length=300, blank=True)
    name_language = models.CharField(_("language of the name"), max_length=10, blank=True)
    offer_kind = models.CharField(_("offer"), max_length=10, choices=OfferKind, default=OfferKind.REGULAR)
    promised_date = models.DateField(_("promised date"), null=True, blank=True)
    date_kind = models.CharField(_("date kind"), max_length=12, choices=DateKind, blank=True)
    minimum_life_days = models.PositiveSmallIntegerField(_("minimum life in days"), null=True, blank=True)
    list_price = models.DecimalField(_("list price shown"), max_digits=12, decimal_places=2)
    prior_price = models.DecimalField(_("prior price shown"), max_digits=12, decimal_places=2, null=True, blank=True)
    ladder_step = models.CharField(_("ladder step"), max_length=60, blank=True)
    ladder_version = models.PositiveIntegerField(_("ladder version"), null=True, blank=True)
    tax_rate = models.DecimalField(_("tax rate"), max_digits=5, decimal_places=4)
    deposit = models.DecimalField(_("deposit a unit"), max_digits=6, decimal_places=2, default=0)
    substitution_consent = models.BooleanField(_("may be substituted"), default=False)
    net_weight_ordered_g = models.DecimalField(
        _("net weight ordered in g"), max_digits=10, decimal_places=1, null=True, blank=True
    )
    net_weight_delivered_g = models.DecimalField(
        _("net weight delivered in g"), max_digits=10, decimal_places=1, null=True, blank=True
    )
    ingredients = models.TextField(_("ingredients"), blank=True)
    allergens = models.JSONField(_("allergens"), default=list)
    storage = models.CharField(_("storage"), max_length=250, blank=True)

    class Meta:
        verbose_name = _("promise of an order line")
        verbose_name_plural = _("promises of order lines")

    def __str__(self) -> str:
        return f"{self.line_id}: {self.list_price}"
