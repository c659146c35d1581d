"""What a basket or an order comes to, in the parts in which it is shown. Everything includes tax."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.conf import settings
from django.db.models import prefetch_related_objects
from django.utils.translation import gettext as _
from oscar.core.loading import get_class

from checkout.promises import saved_of
from delivery.slots import Slot
from products.names import Name

NOTHING = Decimal("0.00")


@dataclass(frozen=True)
class Reduction:
    """What one offer or voucher takes off."""

    name: str
    amount: Decimal


@dataclass(frozen=True)
class Totals:
    """goods − shorter_dates − reductions + delivery + deposit = total, of which `tax` is tax."""

    items: int
    goods: Decimal
    shorter_dates: Decimal
    reductions: tuple[Reduction, ...]
    delivery: Decimal
    deposit: Decimal
    total: Decimal
    tax: Decimal
    missing_to_free_delivery: Decimal = NOTHING

    @property
    def delivery_is_free(self) -> bool:
        return not self.delivery


def basket_totals(basket, request) -> Totals:
    """What an order of this basket would come to now."""
    method = get_class("shipping.repository", "Repository")().get_default_shipping_method(basket, slot=request.opening)
    charge = method.calculate(basket)
    surcharges = get_class("checkout.applicator", "SurchargeApplicator")(request).get_applicable_surcharges(basket)
    deposit = surcharges.total.incl_tax if surcharges else NOTHING
    total = basket.total_incl_tax + charge.incl_tax + deposit
    saved = sum((line.saved for line in basket.all_lines()), NOTHING)
    before = method.calculate_excl_discount(basket).incl_tax if method.is_discounted else charge.incl_tax
    return Totals(
        items=sum(line.quantity for line in basket.all_lines() if line.counts),
        goods=basket.total_incl_tax_excl_discounts + saved,
        shorter_dates=saved,
        reductions=(*_reductions(basket), *_delivery_reductions(method, before - charge.incl_tax)),
        delivery=before,
        deposit=deposit,
        total=total,
        tax=total - basket.total_excl_tax - charge.excl_tax - deposit,
        missing_to_free_delivery=_missing_to_free(basket, charge.incl_tax, request.opening),
    )


def _reductions(basket) -> list[Reduction]:
    return [
        Reduction(reduction_name(each["offer"].name, each["voucher"] and each["voucher"].code), each["discount"])
        for each in basket.offer_applications
        if each["discount"]
    ]


def _delivery_reductions(method, amount: Decimal) -> list[Reduction]:
    return [Reduction(method.discount_name, amount)] if amount else []


def _missing_to_free(basket, charge: Decimal, slot: Slot) -> Decimal:
    if not charge or slot.free_from is None:
        return NOTHING
    return max(NOTHING, slot.free_from - basket.total_incl_tax)


def reduction_name(offer: str, voucher: str | None) -> str:
    """How a reduction is called in totals, e.g. "Voucher WELCOME10". Offers are named in the shop's own language."""
    if voucher:
        return _("Voucher %(code)s") % {"code": voucher}
    return Name(offer, settings.LANGUAGE_CODE) if offer else _("Offer")


def order_totals(order, lines: Sequence) -> Totals:
    """What an order of these lines, with their promises, came to; two queries. Its rows stay, for an invoice."""
    prefetch_related_objects([order], "discounts", "surcharges")
    discounts = [each for each in order.discounts.all() if each.amount]
    off_delivery = sum((each.amount for each in discounts if each.is_shipping_discount), NOTHING)
    saved = sum((saved_of(line) for line in lines), NOTHING)
    return Totals(
        items=sum(line.quantity for line in lines),
        goods=saved + sum((line.line_price_before_discounts_incl_tax for line in lines), NOTHING),
        shorter_dates=saved,
        reductions=tuple(Reduction(_order_reduction_name(each), each.amount) for each in discounts),
        delivery=order.shipping_incl_tax + off_delivery,
        deposit=sum((each.incl_tax for each in order.surcharges.all()), NOTHING),
        total=order.total_incl_tax,
        tax=order.total_tax,
    )


def _order_reduction_name(discount) -> str:
    return reduction_name(discount.offer_name, discount.voucher_code)
