"""Ordering again."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from checkout.basket.adding import others, refusal
from checkout.basket.services import add_to_basket
from products.names import prefetch_names


@transaction.atomic
def order_again(*, basket, lines: Iterable, day: date) -> tuple[int, list[str]]:
    """Puts the lines of a past order into the basket at today's prices, without the dates that they had then.

    The number of lines added, and a sentence for each that could not be. A shorter date is chosen anew, by the shopper.
    """
    lines, added, missing = list(lines), 0, []
    prefetch_names(line.product for line in lines if line.product)
    for line in lines:
        reason = _why_not(basket, line, day)
        if reason:
            name = line.product.name if line.product else line.name
            missing.append(_("%(name)s: %(reason)s") % {"name": name, "reason": reason})
        else:
            add_to_basket(basket=basket, product=line.product, quantity=line.quantity, day=day)
            added += 1
    return added, missing


def _why_not(basket, line, day: date) -> str:
    """Why a line can't be had again now, in a sentence; "" if it can."""
    if line.product is None or not line.product.is_public:
        return _("We don’t make it any more.")
    offers = basket.strategy.offers(line.product_id)
    if offers.regular is None:
        return _("It is not on sale at the moment.")
    if not offers.regular.is_available and offers.dated:
        return _("Only shorter dates are left. Choose one on its page. %(others)s") % {"others": others(offers)}
    problem = refusal(offers, offers.regular, line.quantity + basket.offer_quantity(line.product, None), day)
    if problem:
        return problem
    return "" if basket.is_quantity_allowed(line.quantity)[0] else _("Your basket is full.")
