"""What offers took off a line, and may still take. (The module's name is Oscar's.)"""

from decimal import Decimal

from oscar.apps.basket import utils


class LineDiscountRegistry(utils.LineDiscountRegistry):
    """Discounts whose amounts can be settled to the penny afterwards, and units counted without asking the database."""

    def replace(self, place: int, amount: Decimal) -> None:
        """Sets the amount of the discount at `place` in `all()`."""
        self._discounts[place] = self._discounts[place]._replace(amount=amount)
        self._discount_incl_tax = self._discount_excl_tax = None

    def available(self, offer=None) -> int:
        """How many units an offer may still take. Oscar's rule, from what was read with the offers."""
        if getattr(offer, "combination_ids", None) is None:
            return super().available(offer)
        others = [other for other in self.consumers if other != offer]
        if not all(may_meet(offer, other) for other in others):
            return 0
        taken = sum(self.num_consumed(other) for other in others if offer.exclusive and comes_first(other, offer))
        return max(0, self._line.quantity - taken - self.num_consumed(offer))


def may_meet(offer, other) -> bool:
    """Whether two offers may touch one line: both exclusive or neither; named with each other if either is choosy."""
    if offer.exclusive != other.exclusive:
        return False
    if offer.combination_ids or other.combination_ids:
        return other.pk in offer.combination_ids or offer.pk in other.combination_ids
    return True


def comes_first(other, offer) -> bool:
    """Whether `other` keeps its units from `offer`: it has at least its priority."""
    return other.priority >= offer.priority
