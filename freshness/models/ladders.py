"""Ladders that people edit: a name, and versions of which one at most is published."""

from decimal import Decimal

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from freshness.ladder import Floor, Ladder, Step


class NamedLadder(models.Model):
    """What people call a ladder. Stopped, its published version counts for nothing until it is let go again."""

    name = models.CharField(_("name"), max_length=80, unique=True)
    is_stopped = models.BooleanField(_("stopped"), default=False)
    history = HistoricalRecords()

    class Meta:
        verbose_name = _("ladder")
        verbose_name_plural = _("ladders")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class VersionState(models.TextChoices):
    DRAFT = "draft", _("Draft")
    SUBMITTED = "submitted", _("Waiting for approval")
    PUBLISHED = "published", _("Live")
    REPLACED = "replaced", _("Replaced")


class LadderVersion(models.Model):
    """The rules of a ladder. Published, it is never changed: old order lines name it.

    `steps` is [[days of life left, "percent"], …] in falling order of days. Share and margin are parts of 1. The season
    is judged by the delivery day, so that a price shown for a day doesn't change as today passes.
    """

    ladder = models.ForeignKey(NamedLadder, on_delete=models.PROTECT, related_name="versions", verbose_name=_("ladder"))
    number = models.PositiveIntegerField(_("version"))
    state = models.CharField(_("state"), max_length=10, choices=VersionState, default=VersionState.DRAFT)
    product = models.ForeignKey(
        "catalogue.Product",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("product"),
    )
    category = models.ForeignKey(
        "catalogue.Category", null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("range")
    )
    product_class = models.ForeignKey(
        "catalogue.ProductClass",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("product type"),
    )
    steps = models.JSONField(_("steps"), default=list)
    floor_amount = models.DecimalField(_("floor"), max_digits=10, decimal_places=2, null=True, blank=True)
    floor_share = models.DecimalField(_("floor, share of list"), max_digits=5, decimal_places=4, null=True, blank=True)
    floor_margin = models.DecimalField(_("floor, cost plus"), max_digits=6, decimal_places=4, null=True, blank=True)
    priority = models.SmallIntegerField(_("priority"), default=0, help_text=_("The higher counts, among equal scopes"))
    season_from = models.DateField(_("from"), null=True, blank=True)
    season_to = models.DateField(_("to"), null=True, blank=True)
    slow_cover_days = models.PositiveSmallIntegerField(_("slow above days of cover"), null=True, blank=True)
    slow_extra_percent = models.DecimalField(
        _("extra percent for slow stock"), max_digits=5, decimal_places=2, null=True, blank=True
    )
    combines = models.BooleanField(
        _("offers and vouchers count too"), default=False, help_text=_("On goods that this ladder has made cheaper")
    )
    edited_at = models.DateTimeField(_("edited at"), auto_now=True)
    edited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("edited by")
    )
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("submitted by")
    )
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("published by")
    )
    published_at = models.DateTimeField(_("published at"), null=True)
    history = HistoricalRecords()

    class Meta:
        verbose_name = _("version of a ladder")
        verbose_name_plural = _("versions of ladders")
        ordering = ["ladder", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["ladder", "number"], name="ladder_version_numbered_once"),
            models.UniqueConstraint(fields=["ladder"], condition=Q(state="published"), name="one_version_live"),
            models.UniqueConstraint(
                fields=["ladder"], condition=Q(state__in=["draft", "submitted"]), name="one_version_in_work"
            ),
            models.CheckConstraint(
                condition=Q(season_from__isnull=True)
                | Q(season_to__isnull=True)
                | Q(season_from__lte=models.F("season_to")),
                name="ladder_season_in_order",
            ),
            models.CheckConstraint(
                condition=(Q(product__isnull=True) & Q(category__isnull=True))
                | (Q(product__isnull=True) & Q(product_class__isnull=True))
                | (Q(category__isnull=True) & Q(product_class__isnull=True)),
                name="ladder_of_one_scope",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.ladder}, version {self.number}"

    def as_ladder(self) -> Ladder:
        """What the rules have to know of it."""
        return Ladder(
            steps=tuple(Step(int(days), Decimal(percent)) for days, percent in self.steps),
            floor=Floor(self.floor_amount, self.floor_share, self.floor_margin),
            version_id=self.pk,
            combines=self.combines,
            slow_cover_days=self.slow_cover_days,
            slow_extra_percent=self.slow_extra_percent or Decimal(0),
        )
