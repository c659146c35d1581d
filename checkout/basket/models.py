"""Oscar's baskets: read in few queries, asked per offer instead of per product, taxed once a line."""

from datetime import date
from decimal import Decimal
from functools import cached_property
from itertools import groupby

from django.conf import settings
from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext as _
from oscar.apps.basket.abstract_models import AbstractBasket, AbstractLine
from oscar.core.loading import get_model

from checkout.basket.dates import CODE, chosen_date, read_date
from checkout.terms import join
from freshness.standing import Standing
from money import spread, without_tax
from products.freshness_words import date_words
from products.names import Name, is_to_be_read, prefetch_names

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
        self._lines = lines.annotate(date_value=Subquery(_dates().filter(line=OuterRef("pk")).values("value")[:1]))
        if self.has_strategy:
            self.strategy.warm(line.product_id for line in self._lines)
        return self._lines

    def get_stock_info(self, product, options):
        """The offer that a product with these options means: dicts, or rows of attributes."""
        return self.strategy.fetch_for_choice(product, chosen_date(options))

    def basket_quantity(self, line) -> int:
        """The units of a line's offer that are in the basket: two dates of one product are two offers."""
        return self.offer_quantity(line.product, line.chosen_date)

    def offer_quantity(self, product, day: date | None) -> int:
        """The units of a product's dated offer in the basket; of its regular one for None."""
        if self.id is None:
            return 0
        dated = _dates().filter(line=OuterRef("pk"))
        lines = self.lines.filter(product=product).annotate(date_value=Subquery(dated.values("value")[:1]))
        return sum(line.quantity for line in lines if line.chosen_date == day)

    def is_quantity_allowed(self, qty: int, line=None) -> tuple[bool, str | None]:
        """Whether so many more units fit: of a line's offer if one is given, and into one order."""
        if line is not None:
            is_permitted, reason = line.permits(self.basket_quantity(line) + qty)
            if not is_permitted:
                return False, reason
        most = settings.OSCAR_MAX_BASKET_QUANTITY_THRESHOLD
        if self.num_items + qty > most:
            return False, _("The van takes %(most)d things in one order.") % {"most": most}
        return True, None

    def merge_line(self, line, add_quantities: bool = True) -> None:
        """Oscar's. Two lines of one offer become one, under the better of their terms."""
        standing = self.lines.filter(line_reference=line.line_reference).select_related("terms").first()
        terms = getattr(line, "terms", None)
        if standing is not None:
            join(standing, getattr(standing, "terms", None), terms)
        super().merge_line(line, add_quantities)

    merge_line.alters_data = True

    @property
    def num_counted(self) -> int:
        """The units that would be ordered now; what is kept aside doesn't count."""
        return sum(line.quantity for line in self.all_lines() if line.counts)

    def is_shipping_required(self) -> bool:
        """Whatever it is, our own van brings it."""
        return True


def _dates():
    """The rows that say which date a line is of."""
    return get_model("basket", "LineAttribute").objects.filter(option__code=CODE)


class Line(AbstractLine):
    """A line of one offer, whose tax is derived from its total, tax included."""

    @cached_property
    def chosen_date(self) -> date | None:
        """The shorter date that the line is of; None for the regular offer."""
        if hasattr(self, "date_value"):  # read with the basket
            return read_date(self.date_value)
        return chosen_date(self.attributes.select_related("option"))

    @property
    def promised_date(self) -> date | None:
        """The date that a regular line was promised, or a later one; None if no date was."""
        terms = getattr(self, "terms", None)
        return terms.promised_date if terms and not self.chosen_date else None

    @cached_property
    def standing(self) -> Standing:
        """What has become of the line's offer since it was chosen."""
        return self.basket.strategy.standing_of(self)

    @property
    def counts(self) -> bool:
        """Whether it is part of what would be ordered now."""
        return self.standing.counts

    @property
    def is_as_shown(self) -> bool:
        """Whether the line is no worse than the shopper last saw it."""
        terms, standing = getattr(self, "terms", None), self.standing
        return standing.is_kept and (terms is None or standing.offer.price <= terms.price)

    def permits(self, quantity: int) -> tuple[bool, str]:
        """Whether the line may have so many units, and why not. A nearer date may have to be accepted for them."""
        if not self.counts:
            return False, _("Take it as it is now, or take it out.")
        info = self.basket.strategy.fetch_for_choice(self.product, self.chosen_date)
        return info.availability.is_purchase_permitted(quantity)

    @property
    def saved(self) -> Decimal:
        """What its shorter date takes off the line; nothing of one that doesn't count."""
        was = self.standing.offer.was if self.counts else None
        return (was - self.standing.offer.price) * self.quantity if was else Decimal("0.00")

    @property
    def takes_discounts(self) -> bool:
        """Whether offers and vouchers may count and lower it: a dated line only if its ladder says so."""
        return self.counts and (not self.standing.offer.is_dated or self.standing.offer.ladder.combines)

    @property
    def floor(self) -> Decimal:
        """What no discount takes a unit under."""
        return self.standing.offer.floor if self.counts else Decimal(0)

    @property
    def name(self) -> Name:
        """What the reader calls the product; the names of the whole basket are read with the first."""
        if is_to_be_read(self.product):
            prefetch_names([self.product, *(line.product for line in self.basket.all_lines())])
        return self.product.name

    @property
    def description(self) -> str:
        """The product's name, and the date of a dated line, in words."""
        name, offer = self.name, self.standing.offer
        if not self.chosen_date:
            return name
        known = offer or self.basket.strategy.offers(self.product_id).regular
        kind = known.date_kind if known else ""
        return _("%(name)s (%(date)s)") % {"name": name, "date": date_words(self.chosen_date, kind)}

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
        lowered = int(self.discounts.num_consumed()) if self.discount_value else 0  # Oscar counts in Decimals
        lowered = lowered or (self.quantity if self.discount_value else 0)
        discounted = self.unit_price_incl_tax * lowered - self.discount_value
        gross = spread(discounted, [Decimal(1)] * lowered) + [self.unit_price_incl_tax] * (self.quantity - lowered)
        net = spread(self.line_price_excl_tax_incl_discounts, gross)
        return [(*prices, len(list(units))) for prices, units in groupby(zip(gross, net, strict=True))]


from oscar.apps.basket.models import *  # noqa: E402
