"""Invoices and credit notes: numbered without gaps, never changed."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class InvoiceKind(models.TextChoices):
    INVOICE = "invoice", _("Invoice")
    CREDIT_NOTE = "credit_note", _("Credit note")


class InvoiceSeries(models.Model):
    """The last number of a series. Its row is locked by the transaction that issues the next."""

    kind = models.CharField(_("kind"), max_length=12, choices=InvoiceKind, primary_key=True)
    last_number = models.PositiveIntegerField(_("last number"), default=0)

    class Meta:
        verbose_name = _("series of invoices")
        verbose_name_plural = _("series of invoices")

    def __str__(self) -> str:
        return f"{self.kind}: {self.last_number}"


class Invoice(models.Model):
    """What an order came to, or what was given back. `content` holds every word and amount that is printed."""

    kind = models.CharField(_("kind"), max_length=12, choices=InvoiceKind, default=InvoiceKind.INVOICE)
    number = models.PositiveIntegerField(_("number"))
    order = models.ForeignKey("order.Order", on_delete=models.PROTECT, related_name="invoices")
    refund = models.OneToOneField(
        "checkout.Refund", on_delete=models.PROTECT, null=True, blank=True, related_name="credit_note"
    )
    issued_at = models.DateTimeField(_("issued at"))
    content = models.JSONField(_("content"))

    class Meta:
        verbose_name = _("invoice")
        verbose_name_plural = _("invoices")
        ordering = ["kind", "number"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "number"], name="checkout_invoice_number_once"),
            models.UniqueConstraint(
                fields=["order"], condition=Q(kind=InvoiceKind.INVOICE), name="checkout_one_invoice_an_order"
            ),
        ]

    def __str__(self) -> str:
        return self.shown_number

    @property
    def shown_number(self) -> str:
        """INV-000012; CN-000003 for a credit note."""
        prefix = "INV" if self.kind == InvoiceKind.INVOICE else "CN"
        return f"{prefix}-{self.number:06}"

    @property
    def slug(self) -> str:
        """How its file and its address are called: invoice-000012"""
        return f"{self.kind.replace('_', '-')}-{self.number:06}"
