"""The round: our own van, at the price of a slot."""

from decimal import Decimal

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from oscar.apps.shipping import methods
from oscar.core import prices

from delivery.slots import Slot
from money import without_tax

TAX_CLASS = "standard"


class Round(methods.Base):
    """Delivery to the door in a slot. The charge includes tax at the standard rate."""

    code = "round"
    name = _("Delivered to your door")

    def __init__(self, slot: Slot) -> None:
        self.slot = slot

    def calculate(self, basket) -> prices.Price:
        charge = self.slot.charge(basket.total_incl_tax)
        return prices.Price(
            currency=basket.currency or settings.OSCAR_DEFAULT_CURRENCY,
            excl_tax=without_tax(charge, settings.TAX_RATES[TAX_CLASS]),
            incl_tax=charge,
            tax_code=TAX_CLASS,
        )


class TaxInclusiveOfferDiscount(methods.TaxInclusiveOfferDiscount):
    """A charge lowered by an offer; its tax is derived once, from what is left."""

    def calculate_excl_tax(self, base_charge, incl_tax: Decimal) -> Decimal:
        return without_tax(incl_tax, settings.TAX_RATES[TAX_CLASS])
