from checkout.models.claims import ClaimLimits, ClaimState, DateClaim
from checkout.models.customers import PaymentCustomer
from checkout.models.invoices import Invoice, InvoiceKind, InvoiceSeries
from checkout.models.languages import OrderLanguage
from checkout.models.lines import LinePromise, LineTerms
from checkout.models.offers import OfferUse, UseState
from checkout.models.payments import GatewayEvent, PaymentAttempt, Refund, RefundState
from checkout.models.refunds import RefundItem, RefundPart

__all__ = [
    "ClaimLimits",
    "ClaimState",
    "DateClaim",
    "GatewayEvent",
    "Invoice",
    "InvoiceKind",
    "InvoiceSeries",
    "LinePromise",
    "LineTerms",
    "OfferUse",
    "OrderLanguage",
    "PaymentAttempt",
    "PaymentCustomer",
    "Refund",
    "RefundItem",
    "RefundPart",
    "RefundState",
    "UseState",
]
