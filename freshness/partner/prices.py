"""Prices as shoppers see them: tax included."""

from decimal import Decimal

from oscar.apps.partner.prices import Base

from money import without_tax


class TaxIncluded(Base):
    """A unit price that includes tax at `tax_rate`. The tax of a line is derived once, from its total."""

    exists = True
    is_tax_known = True

    def __init__(self, *, currency: str, incl_tax: Decimal, tax_rate: Decimal, tax_code: str) -> None:
        self.currency = currency
        self.incl_tax = incl_tax
        self.tax_rate = tax_rate
        self.tax_code = tax_code
        self.excl_tax = without_tax(incl_tax, tax_rate)
        self.tax = incl_tax - self.excl_tax
