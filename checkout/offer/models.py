"""Oscar's offers, which read what they need of a basket once (see checkout.offer.preparation)."""

from copy import copy

from django.utils.html import conditional_escape
from oscar.apps.offer.abstract_models import (
    AbstractBenefit,
    AbstractCondition,
    AbstractConditionalOffer,
    AbstractRange,
)
from wagtail.whitelist import Whitelister

from checkout.offer.figures import KeepsFigures
from checkout.offer.uses import Used, customer_of, read_uses


class ConditionalOffer(KeepsFigures, AbstractConditionalOffer):
    """An offer that may know with which others it combines (their ids), and what is used of it; None: not read yet."""

    figures = ("num_applications", "num_orders", "total_discount")
    combination_ids: frozenset[int] | None = None
    used: Used | None = None

    def clean(self) -> None:
        """Keeps of the description what prose may hold: the order desk shows it as HTML."""
        super().clean()
        self.description = Whitelister().clean(self.description)

    @property
    def is_capped(self) -> bool:
        """Whether there is an end to how often it may be used beside what is in one basket."""
        return bool(self.max_global_applications or self.max_user_applications or self.max_discount)

    def get_max_applications(self, user=None) -> int:
        """How often a basket may use it, with what orders hold that wait to be paid, and without what was returned."""
        most = super().get_max_applications(None)
        if not self.is_capped:
            return most
        used = self.used or read_uses([self], customer_of(user)).get(self.pk, Used())
        if self.max_discount and self.total_discount + used.held_discount >= self.max_discount:
            return 0
        if self.max_global_applications:
            most = min(most, self.max_global_applications - self.num_applications - used.held)
        if self.max_user_applications:
            most = min(most, self.max_user_applications - used.by_customer)
        return max(0, most)

    def availability_restrictions(self) -> list[dict]:
        """Oscar's sentences for the order desk; what unpaid orders hold is not "remaining"."""
        if not self.is_capped:
            return super().availability_restrictions()
        used, told = read_uses([self], customer_of(None)).get(self.pk, Used()), copy(self)
        told.num_applications += used.held
        told.total_discount += used.held_discount
        return super(ConditionalOffer, told).availability_restrictions()


class TellsItsRange:
    """Oscar makes a fresh proxy for each question, and each would read the range again.

    The order desk shows descriptions as HTML, and without one of its own that is the name, with the range's in it.
    """

    def proxy(self):
        made = super().proxy()
        if made is not self and self.range_id:
            made.range = self.range
        return made

    @property
    def description(self) -> str:
        return conditional_escape(self.name)


class Benefit(TellsItsRange, AbstractBenefit):
    """A benefit that lowers no shorter date, unless its ladder lets offers and vouchers count."""

    def can_apply_benefit(self, line) -> bool:
        return line.takes_discounts and super().can_apply_benefit(line)


class Condition(TellsItsRange, AbstractCondition):
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
