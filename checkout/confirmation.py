"""What a placed order shows: on the thank-you page and in the mail."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from checkout.order.links import token_of
from checkout.payments.gateway import gateways
from checkout.payments.states import GOOD, AttemptState
from checkout.promises import Promised, promised, saved_of
from checkout.totals import order_totals
from products.cards import pages_for
from products.facts.packs import size_beside
from products.models import Pack
from products.names import Name


@dataclass(frozen=True)
class OrderedLine:
    """One line of an order for a template; `price` is before discounts, tax included, `was` before a shorter date."""

    name: Name
    size: str
    quantity: int
    price: Decimal
    picture: object
    url: str
    was: Decimal | None = None
    promised: Promised | None = None

    @property
    def has_several(self) -> bool:
        return self.quantity > 1


@dataclass(frozen=True)
class Payment:
    """How an order's money stands, above its total: "Paid", and "Visa ending 4242" under it."""

    title: str
    words: str = ""


def payment_of(order, attempt, way) -> Payment:
    """`attempt` is the order's last, None for an order that costs nothing; `way` its gateway, None if given up."""
    if attempt is None:
        return Payment(_("Nothing to pay"))
    if attempt.state not in GOOD and (way is None or way.pays_on_page):
        return Payment(_("To pay"))
    if way is None or way.pays_on_page:
        return Payment(_("Paid"), attempt.paid_with)
    if attempt.state == AttemptState.CAPTURED:
        return Payment(_("Paid at the door"))
    return Payment(_("To pay at the door"), str(way.hint))


def context(order) -> dict:
    """The template's words; links are paths, behind which the shop's address is put in a mail."""
    attempt = order.payments.order_by("-pk").first()
    way = gateways().get(attempt.gateway) if attempt else None
    lines = list(order.lines.select_related("promise"))
    return {
        "order": order,
        "lines": ordered_lines(lines, order.delivery.day),
        "totals": order_totals(order, lines),
        "delivery": order.delivery,
        "address": order.shipping_address,
        "attempt": attempt,
        "gateway": way,
        "payment": payment_of(order, attempt, way),
        "order_path": order_path(order),
    }


def ordered_lines(lines: Sequence, day: date) -> list[OrderedLine]:
    """The lines of an order for `day`, as they were sold, with the pages and packs of now, where they still exist."""
    product_ids = [line.product_id for line in lines if line.product_id]
    pages = pages_for(product_ids)
    packs = {pack.product_id: pack for pack in Pack.objects.filter(product__in=product_ids).select_related("product")}
    return [_ordered(line, day, pages.get(line.product_id), packs.get(line.product_id)) for line in lines]


def _ordered(line, day: date, page, pack) -> OrderedLine:
    saved = saved_of(line)
    return OrderedLine(
        name=line.name,
        size=size_beside(line.name, pack),
        quantity=line.quantity,
        price=line.line_price_before_discounts_incl_tax,
        picture=page.picture if page else None,
        url=page.url if page else "",
        was=line.line_price_before_discounts_incl_tax + saved if saved else None,
        promised=promised(line, day),
    )


def order_path(order) -> str:
    """Where the order stands: in the customer's account, or behind a signed link that ends, for a guest."""
    if order.user_id:
        return reverse("customer:order", args=[order.number])
    return reverse("customer:anon-order", args=[order.number, token_of(order)])


def full(path: str) -> str:
    """An address that works from outside the shop."""
    return settings.SITE_URL + path
