"""Oscar's baskets: read in few queries, taxed once a line."""

from decimal import Decimal

from oscar.apps.basket.abstract_models import AbstractBasket, AbstractLine

from money import without_tax


class Basket(AbstractBasket):
    """A basket that asks for all its offers at once."""

    def all_lines(self):
        """The lines, oldest first, their offers read together."""
        if self.id is None or self._lines is not None:
            return super().all_lines()
        lines = super().all_lines().select_related("product__parent__product_class", "product__product_class")
        self._lines = lines
        if self.has_strategy:
            self.strategy.warm(line.product_id for line in lines)
        return self._lines


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


from oscar.apps.basket.models import *  # noqa: E402, F403
