"""Units of one product made together, and each time that some of them came in."""

from datetime import timedelta

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from freshness.due import Due
from freshness.kinds import BatchStatus, DateKind


class BatchQuerySet(models.QuerySet):
    """Narrows; only `freshness.judgement` decides."""

    def candidates_for(self, due: Due, past_days: int = 0) -> "BatchQuerySet":
        """Every batch that might be sold for a due, and some more. `past_days`: the most that any policy allows."""
        first = due.day - timedelta(days=past_days)
        return self.filter(
            Q(on_hand__gt=0),  # follows from the next line; said for the index batch_on_the_shelf
            status=BatchStatus.AVAILABLE,
            on_hand__gt=F("reserved") + F("allocated"),
            date__gte=first,
            on_shelf_from__lte=due.ready_by,
        )

    def standing(self) -> "BatchQuerySet":
        """Batches of which something is on hand, held ones too."""
        return self.filter(on_hand__gt=0)


class Batch(models.Model):
    """GTIN + batch code (GS1 AI 01 + 10). Quantities change only in `freshness.services`, each with a ledger row."""

    stockrecord = models.ForeignKey(
        "partner.StockRecord", on_delete=models.PROTECT, related_name="batches", verbose_name=_("stock record")
    )
    gtin = models.CharField(_("GTIN"), max_length=14, blank=True, help_text=_("Of one unit; empty if it has none"))
    code = models.CharField(_("batch code"), max_length=20)
    date_kind = models.CharField(_("date kind"), max_length=12, choices=DateKind)
    date = models.DateField(_("date"))
    produced_on = models.DateField(_("produced on"), null=True, blank=True)
    on_shelf_from = models.DateTimeField(_("on the shelf from"))
    goods_in_at = models.DateTimeField(_("first goods-in"))
    unit_cost = models.DecimalField(
        _("unit cost"),
        max_digits=10,
        decimal_places=4,
        null=True,
        blank=True,
        help_text=_("The dearest of its goods-ins; what a ladder's margin counts from"),
    )
    on_hand = models.PositiveIntegerField(_("on hand"), default=0)
    reserved = models.PositiveIntegerField(_("reserved"), default=0)
    allocated = models.PositiveIntegerField(_("allocated"), default=0)
    status = models.CharField(_("status"), max_length=10, choices=BatchStatus, default=BatchStatus.AVAILABLE)
    status_reason = models.CharField(_("why held or recalled"), max_length=200, blank=True)
    extra_percent = models.DecimalField(
        _("extra percent"), max_digits=5, decimal_places=2, default=0, help_text=_("For slow stock; latched")
    )
    early_days = models.PositiveSmallIntegerField(
        _("days early"), default=0, help_text=_("A person took the next step now: it is priced as so many days older")
    )

    objects = BatchQuerySet.as_manager()

    class Meta:
        verbose_name = _("batch")
        verbose_name_plural = _("batches")
        ordering = ["date", "goods_in_at", "pk"]
        indexes = [
            models.Index(
                fields=["stockrecord", "date"],
                condition=Q(status="available", on_hand__gt=0),
                name="batch_on_the_shelf",
            ),
            models.Index(fields=["date"], condition=Q(on_hand__gt=0), name="batch_standing_by_date"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["stockrecord", "code"], name="one_batch_of_a_code"),
            models.UniqueConstraint(fields=["gtin", "code"], condition=~Q(gtin=""), name="one_batch_of_gtin_and_code"),
            models.CheckConstraint(condition=Q(reserved__gte=0), name="batch_reserved_not_negative"),
            models.CheckConstraint(condition=Q(allocated__gte=0), name="batch_allocated_not_negative"),
            models.CheckConstraint(
                condition=Q(on_hand__gte=F("reserved") + F("allocated")), name="batch_bound_within_on_hand"
            ),
            models.CheckConstraint(
                condition=Q(produced_on__isnull=True) | Q(produced_on__lte=F("date")),
                name="batch_date_after_production",
            ),
            models.CheckConstraint(
                condition=Q(extra_percent__gte=0, extra_percent__lte=100), name="batch_extra_percent_0_to_100"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} ({self.date:%Y-%m-%d})"

    @property
    def free(self) -> int:
        """Units that nobody has a claim to."""
        return self.on_hand - self.reserved - self.allocated


class GoodsIn(models.Model):
    """One arrival of units of a batch. The same code and date again is a further goods-in of the same batch."""

    batch = models.ForeignKey(Batch, on_delete=models.PROTECT, related_name="goods_ins", verbose_name=_("batch"))
    quantity = models.PositiveIntegerField(_("quantity"), validators=[MinValueValidator(1)])
    received_at = models.DateTimeField(_("received at"))
    unit_cost = models.DecimalField(_("unit cost"), max_digits=10, decimal_places=4, null=True, blank=True)
    supplier = models.CharField(_("supplier"), max_length=120, blank=True)
    intake_celsius = models.DecimalField(
        _("intake temperature in °C"), max_digits=4, decimal_places=1, null=True, blank=True
    )
    net_weight_g = models.DecimalField(_("net weight in g"), max_digits=12, decimal_places=1, null=True, blank=True)
    documents = models.ManyToManyField("wagtaildocs.Document", blank=True, verbose_name=_("documents"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, verbose_name=_("by")
    )

    class Meta:
        verbose_name = _("goods-in")
        verbose_name_plural = _("goods-ins")
        ordering = ["-received_at", "-pk"]
        constraints = [models.CheckConstraint(condition=Q(quantity__gte=1), name="goods_in_of_at_least_one")]

    def __str__(self) -> str:
        return f"{self.quantity} × {self.batch}"
