"""Basket lines as they are shown: with a page, a picture, a price, and what changed since the shopper looked."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.conf import settings
from django.utils.translation import gettext as _

from checkout.models import LineTerms
from money import shown
from products.cards import pages_for
from products.facts.packs import pack_words
from products.models import ProductPage


@dataclass(frozen=True)
class LineShown:
    """One line for a template. Amounts include tax; `before` is the unit price last shown, if it has changed."""

    line: object
    page: ProductPage | None
    size: str
    before: Decimal | None
    problem: str

    @property
    def pk(self) -> int:
        return self.line.pk

    @property
    def quantity(self) -> int:
        return self.line.quantity

    @property
    def name(self) -> str:
        return self.page.title if self.page else self.line.product.get_title()

    @property
    def url(self) -> str:
        return self.page.url if self.page else ""

    @property
    def picture(self):
        return self.page.picture if self.page else None

    @property
    def offer(self):
        """What was chosen of the product."""
        return self.line.basket.strategy.offers(self.line.product_id).default

    @property
    def unit_price(self) -> Decimal | None:
        return self.line.unit_price_incl_tax

    @property
    def full_price(self) -> Decimal | None:
        """The line's price before discounts, which stand with the totals."""
        return self.line.line_price_incl_tax

    @property
    def has_several(self) -> bool:
        return self.quantity > 1

    @property
    def can_be_raised(self) -> bool:
        return self.line.purchase_info.availability.is_purchase_permitted(self.quantity + 1)[0]

    @property
    def has_risen(self) -> bool:
        return self.before is not None and self.unit_price > self.before

    @property
    def has_fallen(self) -> bool:
        return self.before is not None and self.unit_price < self.before


def lines_shown(lines: Iterable) -> list[LineShown]:
    """Basket lines in their order; a constant number of queries."""
    lines = list(lines)
    pages = pages_for([line.product_id for line in lines])
    return [_line_shown(line, pages.get(line.product_id)) for line in lines]


def _line_shown(line, page: ProductPage | None) -> LineShown:
    pack = getattr(line.product, "pack", None)
    return LineShown(
        line=line,
        page=page,
        size=pack_words(pack) if pack else "",
        before=_changed_from(line, getattr(line, "terms", None)),
        problem=_problem(line),
    )


def problems_of(lines: list[LineShown]) -> list[str]:
    """Everything that keeps these lines from being ordered, in sentences; empty if nothing does."""
    problems = [f"{each.name}: {each.problem}" for each in lines if each.problem]
    problems += [
        _("%(name)s is now %(price)s. Say in your basket whether that is all right.")
        % {"name": each.name, "price": shown(each.unit_price)}
        for each in lines
        if each.has_risen
    ]
    most = settings.OSCAR_MAX_BASKET_QUANTITY_THRESHOLD
    if sum(each.quantity for each in lines) > most:
        problems.append(_("The van takes %(most)d things in one order. Take some out.") % {"most": most})
    return problems


def _changed_from(line, terms: LineTerms | None) -> Decimal | None:
    now = line.unit_price_incl_tax
    return terms.price if terms and now is not None and terms.price != now else None


def _problem(line) -> str:
    """What is wrong with a line and what to do, for a shopper; "" if it can be ordered."""
    if not (is_on_sale(line.product) and line.purchase_info.price.exists):
        return _("We don’t sell this at the moment. Take it out to go on.")
    availability = line.purchase_info.availability
    permitted, reason = availability.is_purchase_permitted(line.quantity)
    if permitted:
        return ""
    if not availability.is_available_to_buy:
        return _("This has just sold out. Take it out to go on.")
    return _("%(reason)s Change the number to go on.") % {"reason": reason}


def is_on_sale(product) -> bool:
    """Whether shoppers may see the product; a size needs its parent to be public too."""
    return product.is_public and (product.parent_id is None or product.parent.is_public)
