"""What is printed on an invoice or a credit note: every word and amount, as kept with it for good.

Words are those of the language that is active.
"""

from dataclasses import replace
from decimal import Decimal

from django.conf import settings
from django.db.models import prefetch_related_objects
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from checkout.models import Invoice, Refund, RefundPart
from checkout.order.parts import (
    NOTHING,
    Part,
    as_row,
    left_of,
    merged,
    of_row,
    plus,
    sum_of,
    take_from_all,
    take_named,
)
from checkout.payments.gateway import gateways
from checkout.payments.states import GOOD
from checkout.totals import reduction_name
from freshness.kinds import OfferKind
from products.facts.packs import size_beside
from products.freshness_words import date_words
from products.names import with_size

DELIVERY, DEPOSIT = "delivery", "deposit"  # keys of parts; goods have that of their line
KEYS = {RefundPart.DELIVERY: DELIVERY, RefundPart.DEPOSIT: DEPOSIT}


def content_of_order(order) -> dict:
    """What the invoice of an order says. Raises ValueError if its parts don't sum to the order's total."""
    prefetch_related_objects([order], "discounts", "surcharges")
    parts = parts_of(order)
    discounts = [each for each in order.discounts.all() if each.amount]
    if sum_of(parts, "gross") != order.total_incl_tax or sum_of(parts, "net") != order.total_excl_tax:
        raise ValueError(
            f"Order {order.number} comes to {order.total_incl_tax} with and {order.total_excl_tax} without tax, its "
            f"parts to {sum_of(parts, 'gross')} and {sum_of(parts, 'net')}. It can't be invoiced: mend its rows."
        )
    reductions = [[reduction_name(each.offer_name, each.voucher_code), str(each.amount)] for each in discounts]
    return _heads(order) | {
        "parts": [as_row(part) for part in parts],
        "reductions": reductions,
        "payment": _payment(order),
    }


def content_of_credit(invoice: Invoice, gone: dict[str, Decimal], amount: Decimal, refund: Refund | None) -> dict:
    """What a credit note over an amount of an invoice says. `gone`: key of a part → what of it went back before."""
    parts = [of_row(row) for row in invoice.content["parts"]]
    wanted, units = _wanted(refund)
    named = take_named(parts, gone, wanted)
    between = plus(gone, named)
    others = take_from_all(parts, between, amount - sum_of(named, "gross"))
    after = plus(between, others)
    if left_of(parts, after):
        others = merged(others, _("Part of the price"))
    named = [replace(part, quantity=units.get(part.key, part.quantity)) for part in named]
    kept = {name: invoice.content[name] for name in ("language", "currency", "order", "seller", "buyer", "delivery")}
    return kept | {
        "invoice": invoice.shown_number,
        "invoiced": timezone.localtime(invoice.issued_at).date().isoformat(),
        "reason": refund.reason if refund else _("The order was cancelled before it was paid."),
        "parts": [as_row(part) for part in (*named, *others)],
        "gone": {key: str(sum_) for key, sum_ in after.items()},
        "reductions": [],
        "payment": _given_back(refund),
    }


def _wanted(refund: Refund | None) -> tuple[dict[str, Decimal], dict[str, int]]:
    """What a refund names: key of a part → amount, and → units."""
    wanted: dict[str, Decimal] = {}
    units: dict[str, int] = {}
    for item in refund.items.all() if refund else ():
        key = KEYS.get(item.part) or line_key(item.order_line_id)
        if item.part != RefundPart.OTHER:
            wanted[key] = wanted.get(key, NOTHING) + item.amount
            units |= {key: item.quantity} if item.part == RefundPart.GOODS else {}
    return wanted, units


def parts_of(order) -> list[Part]:
    """Lines, delivery and deposit of an order."""
    lines = order.lines.select_related("promise", "product__pack").order_by("pk")
    surcharges = [_surcharge(each) for each in order.surcharges.all()]
    return [*(_line(line) for line in lines), _delivery(order), *surcharges]


def line_key(line_id: int) -> str:
    return f"line:{line_id}"


def _line(line) -> Part:
    promise = getattr(line, "promise", None)
    return Part(
        key=line_key(line.pk),
        name=_name(line),
        detail=_date(promise) if promise and promise.promised_date else "",
        quantity=line.quantity,
        unit_price=line.unit_price_incl_tax,
        taken_off=line.line_price_before_discounts_incl_tax - line.line_price_incl_tax,
        net=line.line_price_excl_tax,
        gross=line.line_price_incl_tax,
        rate=promise.tax_rate if promise else _rate(line.tax_code),
    )


def _name(line) -> str:
    """Cheddar, 400 g. A size's own name says it already."""
    return with_size(line.name, size_beside(line.name, getattr(line.product, "pack", None)))


def _date(promise) -> str:
    is_open = promise.offer_kind == OfferKind.REGULAR
    return date_words(promise.promised_date, promise.date_kind, is_open=is_open)


def _delivery(order) -> Part:
    discounts = (each.amount for each in order.discounts.all() if each.is_shipping_discount)
    return Part(
        key=DELIVERY,
        name=_("Delivery"),
        taken_off=sum(discounts, NOTHING),
        net=order.shipping_excl_tax,
        gross=order.shipping_incl_tax,
        rate=_rate(order.shipping_tax_code),
    )


def _surcharge(charge) -> Part:
    rate = None if charge.code == DEPOSIT else _rate(charge.tax_code)
    return Part(charge.code, str(charge.name), gross=charge.incl_tax, net=charge.excl_tax, rate=rate)


def _rate(tax_code: str | None) -> Decimal:
    return settings.TAX_RATES[tax_code or "zero"]


def _heads(order) -> dict:
    """Who sells what to whom, and when it is supplied."""
    delivery, address = getattr(order, "delivery", None), order.shipping_address
    return {
        "language": get_language(),
        "currency": order.currency,
        "order": order.number,
        "placed": timezone.localtime(order.date_placed).date().isoformat(),
        "delivery": [delivery.day.isoformat(), delivery.slot] if delivery else [],
        "seller": {
            "shop": settings.OSCAR_SHOP_NAME,
            "name": settings.SHOP_LEGAL_NAME,
            "address": settings.SHOP_ADDRESS,
            "tax_number": settings.SHOP_TAX_NUMBER,
            "site": settings.SITE_URL,
        },
        "buyer": [str(field) for field in address.active_address_fields()] if address else [],
    }


def _payment(order) -> str:
    """How it is paid, as far as it is known when the order is confirmed."""
    attempt = order.payments.filter(state__in=GOOD).first()
    if attempt is None:
        return _("Nothing to pay.")
    gateway = gateways().get(attempt.gateway)
    return attempt.paid_with or (str(gateway.name) if gateway else attempt.gateway)


def _given_back(refund: Refund | None) -> str:
    if refund is None:
        return _("Nothing had been paid, so nothing goes back.")
    return _("Given back the way it was paid: %(way)s") % {"way": refund.attempt.paid_with or refund.attempt.gateway}
