"""Changes to a basket. Each locks its row first, so that none slips into a basket that is being ordered."""

from collections.abc import Iterable
from datetime import date

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from oscar.core.loading import get_model

from checkout.basket.adding import check, refusal, wanted_offer
from checkout.basket.dates import CODE, options_for
from checkout.errors import AlreadyPlaced, NotPermitted
from checkout.seen import mark_of, shown_on
from checkout.terms import hold_to, note, note_what_was_shown
from freshness.offers import Offer
from freshness.standing import Change


@transaction.atomic
def add_to_basket(*, basket, product, quantity: int, day: date, date: date | None = None):
    """Adds units of one offer, for the delivery day `day`, and notes what was shown; the line.

    `date` asks for a shorter date; None for the default offer, which is dated if nothing else is left.
    Raises NotPermitted, with what else there is, if that many can't be had (any more); AlreadyPlaced if the basket has
    become an order meanwhile.
    """
    lock(basket)
    offers = basket.strategy.offers(product.pk)
    offer = wanted_offer(offers, date)
    dated = offer.date if offer and offer.is_dated else None
    there = basket.offer_quantity(product, dated)
    check(refusal(offers, offer, there + quantity, day), product.name)
    line, _created = basket.add_product(product, quantity, options_for(dated))
    line.basket = basket
    note_what_was_shown(line, day)
    return line


@transaction.atomic
def add_as_shown(*, basket, product, quantity: int, date: date | None, shown: Iterable[str]):
    """Adds units as a shopper saw them on a page: `add_to_basket`, but never silently worse than the page's marks say.

    `shown` are those marks (`seen.shown_on`). What is dearer or nearer its date by now waits for a tap in the basket.
    Raises what `add_to_basket` raises.
    """
    line = add_to_basket(basket=basket, product=product, quantity=quantity, day=basket.strategy.due.day, date=date)
    offer = line.standing.offer
    mark = shown_on(shown, product.pk, offer) if offer else None
    if mark and not mark.is_kept_by(offer):
        hold_to(line, mark)
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
    permitted, reason = line.permits(quantity)
    return "" if permitted else f"{line.name}: {reason}"


def _set_quantity(line, quantity: int) -> None:
    if quantity == 0:
        line.delete()
        return
    line.quantity = quantity
    same = type(line).objects.filter(pk=line.pk)  # none if another window has just taken it out
    same.update(quantity=quantity, date_updated=timezone.now())


@transaction.atomic
def accept(*, basket, line, day: date, seen: str | None = None) -> None:
    """Takes a line as it stands now: the shopper's tap that a rise or a nearer date needs. It overwrites the terms.

    A dated line whose date has lost its reduction becomes a regular one. `seen` is the mark of what the page showed
    (`seen.mark_of`); None doesn't ask.
    Raises NotPermitted if nothing of it can be had any more, if it isn't any more what was seen, or was taken out.
    """
    lock(basket)
    check_there(line)
    standing = line.standing
    if seen is not None:
        check_seen(standing.offer, seen, line.name)
    if standing.offer is None or standing.change == Change.GONE:
        offers = basket.strategy.offers(line.product_id)
        check(refusal(offers, standing.offer, line.quantity, day), line.name)
    become(basket, line, standing.offer, day)


@transaction.atomic
def swap_line(*, basket, line, to: date | None, seen: str) -> int:
    """Makes a line one of another offer of its product: the dated one of the date `to`, the regular one for None.

    The result is the units taken over: as many as there are of it. `seen` is the mark of what the page showed.
    Raises NotPermitted if none can be had any more, if it isn't any more what was seen, or the line was taken out.
    """
    lock(basket)
    check_there(line)
    offers, day = basket.strategy.offers(line.product_id), basket.strategy.due.day
    offer = wanted_offer(offers, to, is_regular=True)
    there = 0 if to == line.chosen_date else basket.offer_quantity(line.product, to)
    check(refusal(offers, offer, there + 1, day), line.name)
    check_seen(offer, seen, line.name)
    line.quantity = line.quantity if offer.available is None else min(line.quantity, offer.available - there)
    line.save(update_fields=["quantity", "date_updated"])
    become(basket, line, offer, day)
    return line.quantity


def check_there(line) -> None:
    """Raises NotPermitted if another window has just taken a line out of the basket."""
    if not type(line).objects.filter(pk=line.pk).exists():
        raise NotPermitted([_("%(name)s was taken away in another window.") % {"name": line.name}])


def check_seen(offer: Offer | None, seen: str, name: str) -> None:
    """Raises NotPermitted if an offer isn't any more what the page showed."""
    if seen != mark_of(offer):
        raise NotPermitted([_("%(name)s has just changed again. Look at it once more, please.") % {"name": name}])


def become(basket, line, offer: Offer, day: date) -> None:
    """Makes a line one of an offer of its product, and notes it as seen.

    Another line of that offer takes its units up, under its own terms: a yes to the one is none to the other.
    """
    options = options_for(offer.date if offer.is_dated else None)
    reference = basket._create_line_reference(line.product, line.stockrecord, options)
    there = basket.lines.filter(line_reference=reference).exclude(pk=line.pk).first()
    if there is None:
        put_date(line, options, reference)
        note(line, offer, day)
        return
    there.basket = basket
    there.quantity += line.quantity
    there.save(update_fields=["quantity", "date_updated"])
    line.delete()
    note_what_was_shown(there, day)


def put_date(line, options: list[dict], reference: str) -> None:
    """Gives a line the date among the options, or takes its date off."""
    line.attributes.filter(option__code=CODE).delete()
    for each in options:
        line.attributes.create(option=each["option"], value=each["value"])
    line.line_reference = reference
    line.save(update_fields=["line_reference", "date_updated"])


@transaction.atomic
def save_for_later(*, basket, line, user) -> None:
    """Moves a line to the shopper's saved basket. Raises NotPermitted if it was taken out."""
    lock(basket)
    check_there(line)
    baskets = get_model("basket", "Basket")
    saved = baskets.saved.filter(owner=user).first() or baskets.saved.create(owner=user)
    saved.merge_line(line)


@transaction.atomic
def move_to_basket(*, basket, line) -> None:
    """Brings a saved line back.

    Raises NotPermitted if that many can't be had, then it stays saved, and if another window has just moved it.
    """
    lock(basket)
    check_there(line)
    offers = basket.strategy.offers(line.product_id)
    offer = wanted_offer(offers, line.chosen_date, is_regular=True)
    problem = refusal(offers, offer, basket.basket_quantity(line) + line.quantity, basket.strategy.due.day)
    check(problem, line.name)
    basket.merge_line(line)


def lock(basket) -> None:
    """Holds the basket's row to the end of the transaction.

    Raises AlreadyPlaced if it isn't open any more.
    """
    if basket.pk is None:
        basket.save()
    elif not get_model("basket", "Basket").open.select_for_update().filter(pk=basket.pk).exists():
        raise AlreadyPlaced(basket.pk)
