"""Oscar's offers, which read what they need of a basket once (see checkout.offer.preparation)."""

from oscar.apps.offer.abstract_models import (
    AbstractBenefit,
    AbstractCondition,
    AbstractConditionalOffer,
    AbstractRange,
)


class ConditionalOffer(AbstractConditionalOffer):
    """An offer that may know with which others it combines: their ids, or None if that hasn't been read."""

    combination_ids: frozenset[int] | None = None


class SharesItsRange:
    """Oscar makes a fresh proxy for each question, and each would read the range again."""

    def proxy(self):
        made = super().proxy()
        if made is not self and self.range_id:
            made.range = self.range
        return made


class Benefit(SharesItsRange, AbstractBenefit):
    """A benefit that lowers no shorter date, unless its ladder lets offers and vouchers count."""

    def can_apply_benefit(self, line) -> bool:
        return line.takes_discounts and super().can_apply_benefit(line)


class Condition(SharesItsRange, AbstractCondition):
    """A condition that counts no shorter date, unless its ladder lets offers and vouchers count."""

    def can_apply_condition(self, line) -> bool:
        return line.takes_discounts and super().can_apply_condition(line)


class Range(AbstractRange):
    """A range that may know which of some products it contains: product id → yes or no."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.known: dict[int, bool] = {}

    def contains_product(self, product) -> bool:
        if product.pk in self.known:
            return self.known[product.pk]
        return super().contains_product(product)


from oscar.apps.offer.models import *  # noqa: E402
