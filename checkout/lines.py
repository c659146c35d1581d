"""Basket lines as they are shown: with a page, a picture, a price, and what changed since the shopper looked."""

from dataclasses import dataclass
from decimal import Decimal

from checkout.models import LineTerms
from products.cards import pages_for
from products.models import Pack, ProductPage
from products.packs import pack_words


@dataclass(frozen=True)
class LineShown:
    """One line for a template. Amounts include tax; `before` is the unit price last shown, if it has changed."""

    line: object
    page: ProductPage | None
    size: str
    before: Decimal | None
    problem: str

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
    def unit_price(self) -> Decimal | None:
        return self.line.unit_price_incl_tax

    @property
    def price(self) -> Decimal | None:
        """The line's price after its discounts."""
        return self.line.line_price_incl_tax_incl_discounts

    @property
    def full_price(self) -> Decimal | None:
        return self.line.line_price_incl_tax


def lines_shown(basket, strategy) -> list[LineShown]:
    """The basket's lines in order; a constant number of queries."""
    lines = list(basket.all_lines())
    product_ids = [line.product_id for line in lines]
    pages = pages_for(product_ids)
    packs = {pack.product_id: pack for pack in Pack.objects.filter(product__in=product_ids)}
    terms = {each.line_id: each for each in LineTerms.objects.filter(line__in=lines)}
    return [
        LineShown(
            line=line,
            page=pages.get(line.product_id),
            size=pack_words(packs[line.product_id]) if line.product_id in packs else "",
            before=_changed_from(line, terms.get(line.pk)),
            problem=_problem(line),
        )
        for line in lines
    ]


def _changed_from(line, terms: LineTerms | None) -> Decimal | None:
    now = line.unit_price_incl_tax
    return terms.price if terms and now is not None and terms.price != now else None


def _problem(line) -> str:
    permitted, reason = line.purchase_info.availability.is_purchase_permitted(line.quantity)
    return "" if permitted else str(reason)
