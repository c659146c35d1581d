"""Oscar's baskets: read in few queries, taxed once a line."""

from decimal import Decimal
from itertools import groupby

from oscar.apps.basket.abstract_models import AbstractBasket, AbstractLine

from money import spread, without_tax

READ_WITH_A_LINE = (
    "product__product_class",
    "product__parent__product_class",
    "product__pack",
    "stockrecord__partner",
    "terms",
)


class Basket(AbstractBasket):
    """A basket read at once, its offers too. `offers_asked` and `vouchers_asked` are those that were tried on it."""

    offers_asked: tuple | list = ()
    vouchers_asked: tuple | list = ()

    def all_lines(self):
        """The lines, oldest first, their offers read together."""
        if self.id is None or self._lines is not None:
            return super().all_lines()
        lines = super().all_lines().prefetch_related(None).select_related(*READ_WITH_A_LINE)
        self._lines = lines
        if self.has_strategy:
            self.strategy.warm(line.product_id for line in lines)
        return self._lines

    def is_shipping_required(self) -> bool:
        """Whatever it is, our own van brings it."""
        return True


class Line(AbstractLine):
    """A line whose tax is derived from its total, tax included."""

    @property
    def line_price_excl_tax(self) -> Decimal | None:
        return self._without_tax(self.line_price_incl_tax)

    @property
    def line_price_excl_tax_incl_discounts(self) -> Decimal | None:
        return self._without_tax(self.line_price_incl_tax_incl_discounts)

    def _without_tax(self, gross: Decimal | None) -> Decimal | None:
        return None if gross is None else without_tax(gross, self.purchase_info.price.tax_rate)

    def get_price_breakdown(self) -> list[tuple[Decimal, Decimal, int]]:
        """(unit price, the same without tax, units) in whole pennies that sum exactly to the line's prices.

        Discounted units come first. Oscar divides the discount by the units and keeps the fractions.
        """
        lowered = self.discounts.num_consumed() if self.discount_value else 0
        lowered = lowered or (self.quantity if self.discount_value else 0)
        discounted = self.unit_price_incl_tax * lowered - self.discount_value
        gross = spread(discounted, [Decimal(1)] * lowered) + [self.unit_price_incl_tax] * (self.quantity - lowered)
        net = spread(self.line_price_excl_tax_incl_discounts, gross)
        return [(*prices, len(list(units))) for prices, units in groupby(zip(gross, net, strict=True))]


from oscar.apps.basket.models import *  # noqa: E402
