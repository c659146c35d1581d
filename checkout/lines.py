"""Basket lines as they are shown: with a page, a picture, a price, and what changed since the shopper looked."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from django.conf import settings
from django.utils.translation import gettext as _

from checkout.basket.adding import day_words, offer_words, others
from checkout.seen import mark_of
from freshness.offers import Offer, Offers
from freshness.standing import Change, Standing
from money import shown
from products.cards import pages_for
from products.facts.packs import pack_words
from products.freshness_words import date_words
from products.models import ProductPage
from products.names import Name, name_on


@dataclass(frozen=True)
class Alternative:
    """What a line that doesn't count may become in one tap. `value` is what the button posts, `words` what it says."""

    value: str
    words: str


@dataclass(frozen=True)
class LineShown:
    """One line for a template. Amounts include tax; `before` is the unit price last shown, if it has changed.

    `problem` keeps the line from being ordered, `remedy` says what to do about it, both in sentences; "" for none.
    `question` is what the shopper has to say yes to, `yes` how the button says it. `place` is "first" or "next" for
    lines of one product, which stand together. `alternatives` are the product's other offers, for a line kept aside.
    """

    line: object
    page: ProductPage | None
    size: str
    before: Decimal | None
    problem: str
    remedy: str = ""
    question: str = ""
    yes: str = ""
    place: str = ""
    alternatives: tuple[Alternative, ...] = ()

    @property
    def pk(self) -> int:
        return self.line.pk

    @property
    def quantity(self) -> int:
        return self.line.quantity

    @property
    def name(self) -> Name:
        return name_on(self.page) if self.page else self.line.name

    @property
    def spoken(self) -> str:
        """The name by which the line's buttons are told apart from those of another date."""
        offer = self.offer
        if not self.place or offer is None or offer.date is None:
            return self.name
        return _("%(name)s, %(date)s") % {"name": self.name, "date": _dates(offer)}

    @property
    def url(self) -> str:
        return self.page.url if self.page else ""

    @property
    def picture(self):
        return self.page.picture if self.page else None

    @property
    def standing(self) -> Standing:
        return self.line.standing

    @property
    def offer(self) -> Offer | None:
        """What the line is of, or would be of once accepted."""
        return self.standing.offer

    @property
    def seen(self) -> str:
        """What a yes to the line is a yes to."""
        return mark_of(self.offer)

    @property
    def shown_for(self) -> date | None:
        """The delivery day of the price before, if it was another one."""
        terms, day = getattr(self.line, "terms", None), self.line.basket.strategy.due.day
        return terms.shown_for if terms and terms.shown_for != day else None

    @property
    def counts(self) -> bool:
        return self.line.counts

    @property
    def unit_price(self) -> Decimal | None:
        return self.offer.price if self.offer else None

    @property
    def full_price(self) -> Decimal | None:
        """The line's price before discounts, which stand with the totals; None for what doesn't count."""
        return self.line.line_price_incl_tax

    @property
    def was(self) -> Decimal | None:
        """What a dated line would have cost before its reduction."""
        return self.offer.was * self.quantity if self.counts and self.offer.was else None

    @property
    def has_several(self) -> bool:
        return self.quantity > 1

    @property
    def can_be_raised(self) -> bool:
        return self.line.permits(self.quantity + 1)[0]

    @property
    def is_repriced(self) -> bool:
        """Whether the same goods cost more or less than the shopper saw."""
        return self.standing.is_kept and self.before is not None

    @property
    def needs_answer(self) -> bool:
        """Whether nothing can be ordered before the shopper has put the line right or said yes to it."""
        return bool(self.problem or self.question)

    @property
    def has_fallen(self) -> bool:
        return self.is_repriced and self.unit_price < self.before


def lines_shown(lines: Iterable) -> list[LineShown]:
    """Basket lines in their order, those of one product together; a constant number of queries."""
    lines = list(lines)
    pages = pages_for([line.product_id for line in lines])
    return grouped([_line_shown(line, pages.get(line.product_id)) for line in lines])


def grouped(lines: list[LineShown]) -> list[LineShown]:
    """The lines of one product together, where the first of them stands."""
    products: dict[tuple, list[LineShown]] = {}
    for each in lines:
        products.setdefault((each.line.basket_id, each.line.product_id), []).append(each)
    return [
        replace(each, place="" if len(group) == 1 else "next" if number else "first")
        for group in products.values()
        for number, each in enumerate(group)
    ]


def _line_shown(line, page: ProductPage | None) -> LineShown:
    pack, before = getattr(line.product, "pack", None), _changed_from(line)
    question, yes = question_of(line, before)
    problem, remedy = _problem(line)
    return LineShown(
        line=line,
        page=page,
        size=pack_words(pack) if pack else "",
        before=before,
        problem=problem,
        remedy=remedy,
        question=question,
        yes=yes,
        alternatives=alternatives_to(line),
    )


def alternatives_to(line) -> tuple[Alternative, ...]:
    """The other offers of the product of a line that doesn't count; none for a line that does, or isn't on sale."""
    if line.counts or not is_on_sale(line.product):
        return ()
    others = [offer for offer in line.basket.strategy.offers(line.product_id).all if offer != line.standing.offer]
    return tuple(_alternative(line, offer) for offer in others)


def _alternative(line, offer: Offer) -> Alternative:
    units = line.quantity if offer.available is None else min(line.quantity, offer.available)
    words = offer_words(offer)
    if units < line.quantity:
        words = _("%(count)d of: %(offer)s") % {"count": units, "offer": words}
    return Alternative(f"{line.pk} {offer.kind} {mark_of(offer)}", words)


def problems_of(lines: list[LineShown]) -> list[str]:
    """Everything that keeps these lines from being ordered, in sentences; empty if nothing does."""
    problems = [f"{each.name}: {each.problem} {each.remedy}" for each in lines if each.problem]
    problems += [
        _("%(name)s: %(question)s Say in your basket whether that is all right.")
        % {"name": each.name, "question": each.question}
        for each in lines
        if each.question and not each.problem
    ]
    return problems + crowd_words(lines)


def crowd_words(lines: list[LineShown]) -> list[str]:
    """That the lines are too many things for one order, as a sentence; none if they aren't."""
    most = settings.OSCAR_MAX_BASKET_QUANTITY_THRESHOLD
    is_crowded = sum(each.quantity for each in lines) > most
    return [_("The van takes %(most)d things in one order. Take some out.") % {"most": most}] if is_crowded else []


def question_of(line, before: Decimal | None) -> tuple[str, str]:
    """What has got worse than the shopper saw, and how they say yes to it; two empty texts if nothing has."""
    offer, change = line.standing.offer, line.standing.change
    if change == Change.GONE or offer is None:
        return "", ""
    price = shown(offer.price)
    if change == Change.AT_LIST:
        told = {"day": day_words(line.basket.strategy.due.day), "offer": offer_words(offer)}
        return _("For %(day)s it is not reduced: %(offer)s.") % told, _("%(price)s is all right") % {"price": price}
    if change == Change.NEARER:
        told = _("The date we promised is gone. There is: %(offer)s.") % {"offer": offer_words(offer)}
        return told, _("That date is all right")
    if before is not None and offer.price > before:
        return _("It is now %(price)s.") % {"price": price}, _("%(price)s is all right") % {"price": price}
    return "", ""


def _changed_from(line) -> Decimal | None:
    terms, offer = getattr(line, "terms", None), line.standing.offer
    return terms.price if terms and offer and terms.price != offer.price else None


def _problem(line) -> tuple[str, str]:
    """What is wrong with a line, and what to do; two empty texts if it can be ordered or waits for a yes."""
    offers, standing = line.basket.strategy.offers(line.product_id), line.standing
    if not is_on_sale(line.product) or offers.default is None:
        return _("We don’t sell this at the moment."), _("Take it out to go on.")
    if standing.change == Change.GONE:
        return _gone(line, offers), " ".join(filter(None, [others(offers), _("Take it out to go on.")]))
    permitted, reason = line.permits(line.quantity) if standing.counts else (True, "")
    return ("", "") if permitted else (str(reason), _("Change the number to go on."))


def _dates(offer: Offer) -> str:
    return date_words(offer.date, offer.date_kind, offer.life_days, is_open=not offer.is_dated)


def _gone(line, offers: Offers) -> str:
    due, terms = line.basket.strategy.due, getattr(line, "terms", None)
    told = {"day": day_words(due.day)}
    if line.chosen_date:
        kind = offers.regular.date_kind if offers.regular else ""
        return _("“%(date)s” can’t be had for %(day)s.") % (told | {"date": date_words(line.chosen_date, kind)})
    if terms and terms.shown_for != due.day:
        return _("This can’t be had for %(day)s.") % told
    return _("This has just sold out.")


def is_on_sale(product) -> bool:
    """Whether shoppers may see the product; a size needs its parent to be public too."""
    return product.is_public and (product.parent_id is None or product.parent.is_public)
