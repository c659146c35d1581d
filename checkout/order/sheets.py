"""Invoices and credit notes as their template shows them."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils import timezone

from checkout.models import Invoice, InvoiceKind
from checkout.order.parts import Part, RateTotal, by_rate, of_row, sum_of


@dataclass(frozen=True)
class Sheet:
    """An invoice or a credit note, read back from what was kept. Those of a credit note are what goes back."""

    invoice: Invoice
    parts: tuple[Part, ...]

    @property
    def words(self) -> dict:
        return self.invoice.content

    @property
    def is_credit(self) -> bool:
        return self.invoice.kind == InvoiceKind.CREDIT_NOTE

    @property
    def day(self) -> date:
        return timezone.localtime(self.invoice.issued_at).date()

    @property
    def placed(self) -> date | None:
        return _day(self.words.get("placed"))

    @property
    def delivered(self) -> date | None:
        return _day(self.words["delivery"][0] if self.words["delivery"] else None)

    @property
    def invoiced(self) -> date | None:
        """The day of the invoice that a credit note is about."""
        return _day(self.words.get("invoiced"))

    @property
    def reductions(self) -> list[tuple[str, Decimal]]:
        return [(name, Decimal(amount)) for name, amount in self.words["reductions"]]

    @property
    def rates(self) -> list[RateTotal]:
        return by_rate(self.parts)

    @property
    def goods(self) -> Decimal:
        """The goods before anything is taken off, tax included."""
        goods = [part for part in self.parts if part.is_goods]
        return sum_of(goods, "gross") + sum_of(goods, "taken_off")

    @property
    def others(self) -> list[tuple[str, Decimal]]:
        """Delivery and deposit before anything is taken off, tax included."""
        return [(part.name, part.gross + part.taken_off) for part in self.parts if not part.is_goods]

    @property
    def has_reductions(self) -> bool:
        return any(part.taken_off for part in self.parts)

    @property
    def net(self) -> Decimal:
        return sum_of(self.parts, "net")

    @property
    def tax(self) -> Decimal:
        return sum_of(self.parts, "tax")

    @property
    def total(self) -> Decimal:
        return sum_of(self.parts, "gross")


def sheet_of(invoice: Invoice) -> Sheet:
    """The invoice as its template wants it."""
    return Sheet(invoice, tuple(of_row(row) for row in invoice.content["parts"]))


def _day(kept: str | None) -> date | None:
    return date.fromisoformat(kept) if kept else None
