from checkout.models.claims import ClaimState, DateClaim
from checkout.models.invoices import Invoice, InvoiceKind, InvoiceSeries
from checkout.models.lines import LinePromise, LineTerms
from checkout.models.offers import OfferUse, UseState
from checkout.models.payments import GatewayEvent, PaymentAttempt, Refund, RefundState

__all__ = [
    "ClaimState",
    "DateClaim",
    "GatewayEvent",
    "Invoice",
    "InvoiceKind",
    "InvoiceSeries",
    "LinePromise",
    "LineTerms",
    "OfferUse",
    "PaymentAttempt",
    "Refund",
    "RefundState",
    "UseState",
]
