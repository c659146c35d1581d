"""Invoices and credit notes are issued here, inside the transaction that they tell about, and never changed.

An invoice is in the language in which its order was placed, whoever confirms it; its credit notes are in that of the
invoice.
"""

from datetime import datetime
from decimal import Decimal

from django.db import connection
from django.db.transaction import TransactionManagementError
from django.utils import timezone
from django.utils.translation import override

from checkout.models import Invoice, InvoiceKind, InvoiceSeries, OrderLanguage, Refund
from checkout.order.invoice_content import content_of_credit, content_of_order
from checkout.order.parts import left_of, of_row
from checkout.payments.states import AttemptState


def issue_invoice(*, order, at: datetime | None = None) -> Invoice:
    """The invoice of an order that is being confirmed. `at` None: now.

    Raises ValueError if the order's rows don't add up, TransactionManagementError outside a transaction.
    """
    with override(OrderLanguage.of(order)):
        content = content_of_order(order)
    return _issue(InvoiceKind.INVOICE, order, at, content)


def issue_credit_note(*, refund: Refund, at: datetime | None = None) -> Invoice | None:
    """The credit note of money that has gone back, for the transaction that holds the order.

    None if there is nothing to credit: the money was not that of the invoice, or all of it has been credited before.
    """
    if refund.attempt.state == AttemptState.STRAY:
        return None
    return _credit(refund.attempt.order, refund.amount, at, refund)


def credit_unpaid(*, order, at: datetime | None = None) -> Invoice | None:
    """The credit note of an order that is cancelled before its money was taken, for the transaction that holds it.

    None if it has no invoice, or if its money was taken: then refunds bring their own credit notes.
    """
    if order.payments.filter(state=AttemptState.CAPTURED).exists():
        return None
    return _credit(order, order.total_incl_tax, at, None)


def _credit(order, amount: Decimal, at: datetime | None, refund: Refund | None) -> Invoice | None:
    papers = list(order.invoices.order_by("pk"))
    invoice = next((paper for paper in papers if paper.kind == InvoiceKind.INVOICE), None)
    if invoice is None:
        return None
    gone = {key: Decimal(amount) for key, amount in papers[-1].content.get("gone", {}).items()}
    parts = [of_row(row) for row in invoice.content["parts"]]
    if not min(amount, left_of(parts, gone)):
        return None
    with override(invoice.content["language"]):
        content = content_of_credit(invoice, gone, amount, refund)
    return _issue(InvoiceKind.CREDIT_NOTE, order, at, content, refund=refund)


def _issue(kind: InvoiceKind, order, at: datetime | None, content: dict, refund: Refund | None = None) -> Invoice:
    return Invoice.objects.create(
        kind=kind,
        number=_next_number(kind),
        order=order,
        refund=refund,
        issued_at=at or timezone.now(),
        content=content,
    )


def _next_number(kind: InvoiceKind) -> int:
    """The next of its series. Its row is held to the end of the transaction, so one that is undone leaves no gap."""
    if not connection.in_atomic_block:
        raise TransactionManagementError("A number is given only inside the transaction that uses it.")
    series, _is_new = InvoiceSeries.objects.select_for_update().get_or_create(kind=kind)
    series.last_number += 1
    series.save(update_fields=["last_number"])
    return series.last_number
