"""Deposits on returnable packaging: a surcharge, never discounted, never revenue, never taxed."""

from decimal import Decimal

from django.utils.translation import gettext_lazy as _
from oscar.apps.checkout import applicator
from oscar.apps.checkout.surcharges import BaseSurcharge
from oscar.core.prices import Price


class Deposit(BaseSurcharge):
    """What is paid back when the empties come home."""

    name = _("Bottle and jar deposit")
    code = "deposit"

    def __init__(self, amount: Decimal) -> None:
        self.amount = amount

    def calculate(self, basket, **kwargs) -> Price:
        return Price(currency=basket.currency, excl_tax=self.amount, incl_tax=self.amount, tax_code="zero")


class SurchargeApplicator(applicator.SurchargeApplicator):
    """Adds the deposit of everything in the basket."""

    def get_surcharges(self, basket, **kwargs) -> tuple[Deposit, ...]:
        packs = [(getattr(line.product, "pack", None), line.quantity) for line in basket.all_lines() if line.counts]
        amount = sum((pack.deposit * units for pack, units in packs if pack), Decimal("0.00"))
        return (Deposit(amount),) if amount else ()
