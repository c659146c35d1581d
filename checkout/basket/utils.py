"""What an offer took off a line."""

from decimal import Decimal

from oscar.apps.basket import utils


class LineDiscountRegistry(utils.LineDiscountRegistry):
    """Discounts whose amounts can be settled to the penny afterwards."""

    def replace(self, place: int, amount: Decimal) -> None:
        """Sets the amount of the discount at `place` in `all()`."""
        self._discounts[place] = self._discounts[place]._replace(amount=amount)
        self._discount_incl_tax = self._discount_excl_tax = None
