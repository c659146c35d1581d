"""Where we deliver, on which days of the week, and in which windows."""

from datetime import time
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from delivery.postcode import as_district

NOT_NEGATIVE = [MinValueValidator(Decimal(0))]
WITHIN_TWO_WEEKS = [MaxValueValidator(14)]


def check_district(code: str) -> None:
    """Raises ValidationError for what is not the outward half of a postcode, written as we keep it."""
    if as_district(code) != code:
        raise ValidationError(_("“%(code)s” is not a postcode district. Write it like LS8."), params={"code": code})


class Area(models.Model):
    """Places that one vehicle serves alike. The first active one is shown to those whose postcode we don't know."""

    name = models.CharField(_("name"), max_length=60, unique=True)
    position = models.PositiveSmallIntegerField(
        _("position"), default=0, help_text=_("The first area is shown until a shopper tells a postcode")
    )
    is_active = models.BooleanField(_("delivered to"), default=True)

    class Meta:
        verbose_name = _("delivery area")
        verbose_name_plural = _("delivery areas")
        ordering = ["position", "name"]

    def __str__(self) -> str:
        return self.name


class District(models.Model):
    """The outward half of a postcode, e.g. LS8, which belongs to one area."""

    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="districts", verbose_name=_("area"))
    code = models.CharField(_("postcode district"), max_length=4, unique=True, validators=[check_district])

    class Meta:
        verbose_name = _("postcode district")
        verbose_name_plural = _("postcode districts")
        ordering = ["code"]

    def __str__(self) -> str:
        return self.code


class WeeklyDay(models.Model):
    """A day of the week on which an area is delivered to: its cut-off, and when its goods must be ready."""

    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="days", verbose_name=_("area"))
    weekday = models.PositiveSmallIntegerField(_("day of the week"), choices=list(WEEKDAYS.items()))
    cut_off_days_before = models.PositiveSmallIntegerField(
        _("cut-off, days before"), default=1, validators=WITHIN_TWO_WEEKS
    )
    cut_off_at = models.TimeField(_("cut-off, time"), default=time(21), help_text=_("The last moment to order"))
    ready_days_before = models.PositiveSmallIntegerField(
        _("goods ready, days before"), default=0, validators=WITHIN_TWO_WEEKS
    )
    ready_at = models.TimeField(_("goods ready, time"), default=time(4), help_text=_("When the vehicle is loaded"))
    history = HistoricalRecords()

    class Meta:
        verbose_name = _("delivery day")
        verbose_name_plural = _("delivery days")
        ordering = ["area", "weekday"]
        constraints = [
            models.UniqueConstraint(fields=["area", "weekday"], name="delivery_one_row_a_weekday"),
            models.CheckConstraint(condition=Q(weekday__lte=6), name="delivery_weekday_exists"),
        ]

    def __str__(self) -> str:
        return f"{self.area}, {self.get_weekday_display()}"


class WeeklySlot(models.Model):
    """A window on a day of the week: how much fits into it, and what it costs. Amounts include tax."""

    weekly_day = models.ForeignKey(WeeklyDay, on_delete=models.PROTECT, related_name="slots", verbose_name=_("day"))
    opens = models.TimeField(_("from"))
    closes = models.TimeField(_("to"))
    capacity_orders = models.PositiveIntegerField(_("most orders"))
    capacity_crates = models.DecimalField(_("most crates"), max_digits=7, decimal_places=2, validators=NOT_NEGATIVE)
    price = models.DecimalField(_("price"), max_digits=6, decimal_places=2, validators=NOT_NEGATIVE)
    minimum_order = models.DecimalField(
        _("minimum order"), max_digits=7, decimal_places=2, default=0, validators=NOT_NEGATIVE
    )
    free_from = models.DecimalField(
        _("free from"), max_digits=7, decimal_places=2, null=True, blank=True, validators=NOT_NEGATIVE,
        help_text=_("Goods worth so much travel for nothing; empty for never"),
    )  # fmt: skip
    is_active = models.BooleanField(_("offered"), default=True)
    history = HistoricalRecords()

    class Meta:
        verbose_name = _("delivery slot")
        verbose_name_plural = _("delivery slots")
        ordering = ["weekly_day", "opens"]
        constraints = [
            models.UniqueConstraint(fields=["weekly_day", "opens", "closes"], name="delivery_one_row_a_window"),
            models.CheckConstraint(condition=Q(closes__gt=F("opens")), name="delivery_window_has_length"),
            models.CheckConstraint(condition=Q(price__gte=0, minimum_order__gte=0), name="delivery_price_not_negative"),
            models.CheckConstraint(condition=Q(capacity_crates__gte=0), name="delivery_capacity_not_negative"),
        ]

    def __str__(self) -> str:
        return f"{self.weekly_day}, {self.opens:%H:%M} to {self.closes:%H:%M}"


class ClosedDate(models.Model):
    """A date on which nobody delivers: to one area, or to none at all."""

    area = models.ForeignKey(
        Area, on_delete=models.CASCADE, null=True, blank=True, related_name="closed_dates", verbose_name=_("area"),
        help_text=_("Empty for all areas"),
    )  # fmt: skip
    day = models.DateField(_("date"))
    reason = models.CharField(_("reason"), max_length=80, blank=True, help_text=_("Shown to shoppers: Christmas Day"))

    class Meta:
        verbose_name = _("closed date")
        verbose_name_plural = _("closed dates")
        ordering = ["day"]
        constraints = [
            models.UniqueConstraint(fields=["area", "day"], name="delivery_closed_once", nulls_distinct=False)
        ]

    def __str__(self) -> str:
        return f"{self.day:%a %d %b %Y}"
