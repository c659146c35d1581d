"""Changes to a basket. Each locks its row first, so that none slips into a basket that is being ordered."""

from datetime import date

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _
from oscar.core.loading import get_model

from checkout.errors import AlreadyPlaced, NotPermitted
from checkout.promises import accept_price, note_what_was_shown


@transaction.atomic
def add_to_basket(*, basket, product, quantity: int, day: date):
    """Adds units of a product's default offer and notes what was shown; the line.

    Raises AlreadyPlaced if the basket has become an order meanwhile.
    """
    lock(basket)
    line, _created = basket.add_product(product, quantity)
    line.basket = basket
    note_what_was_shown(line, day)
    return line


@transaction.atomic
def set_quantities(*, basket, wanted: dict[int, int]) -> list[str]:
    """Gives the basket's lines the quantities wanted, by line id; 0 takes a line out. Fewer is always permitted.

    What can't be had stays as it was: a sentence for each is the result.
    Raises AlreadyPlaced if the basket has become an order meanwhile.
    """
    lock(basket)
    changed = [line for line in basket.all_lines() if wanted.get(line.pk, line.quantity) != line.quantity]
    total = basket.num_items + sum(wanted[line.pk] - line.quantity for line in changed)
    problems = []
    for line in changed:
        problem = _problem_of(line, wanted[line.pk], total)
        if problem:
            problems.append(problem)
        else:
            _set_quantity(line, wanted[line.pk])
    basket.reset_offer_applications()
    return problems


def _problem_of(line, quantity: int, basket_total: int) -> str:
    if quantity <= line.quantity:
        return ""
    most = settings.OSCAR_MAX_BASKET_QUANTITY_THRESHOLD
    if basket_total > most:
        return _("The van takes %(most)d things in one order.") % {"most": most}
    permitted, reason = line.purchase_info.availability.is_purchase_permitted(quantity)
    return "" if permitted else f"{line.product.get_title()}: {reason}"


def _set_quantity(line, quantity: int) -> None:
    if quantity == 0:
        line.delete()
        return
    line.quantity = quantity
    line.save(update_fields=["quantity", "date_updated"])


@transaction.atomic
def accept(*, basket, line, day: date) -> None:
    """Takes a line's price as it is now: the shopper's tap that a rise needs."""
    lock(basket)
    accept_price(line, day)


@transaction.atomic
def save_for_later(*, basket, line, user) -> None:
    """Moves a line to the shopper's saved basket."""
    lock(basket)
    baskets = get_model("basket", "Basket")
    saved = baskets.saved.filter(owner=user).first() or baskets.saved.create(owner=user)
    saved.merge_line(line)


@transaction.atomic
def move_to_basket(*, basket, line) -> None:
    """Brings a saved line back.

    Raises NotPermitted if that many can't be had; then it stays saved.
    """
    lock(basket)
    there = basket.product_quantity(line.product)
    permitted, reason = line.purchase_info.availability.is_purchase_permitted(there + line.quantity)
    if not permitted:
        raise NotPermitted([f"{line.product.get_title()}: {reason}"])
    basket.merge_line(line)


def lock(basket) -> None:
    """Holds the basket's row to the end of the transaction.

    Raises AlreadyPlaced if it isn't open any more.
    """
    if basket.pk is None:
        basket.save()
    elif not get_model("basket", "Basket").open.select_for_update().filter(pk=basket.pk).exists():
        raise AlreadyPlaced(basket.pk)
