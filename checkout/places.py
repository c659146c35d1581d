"""What a basket asks of the van, and what is said when it doesn't fit."""

from datetime import date
from decimal import Decimal

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from delivery.choosing import DeliveryChoice
from delivery.errors import NoPlace
from delivery.slots import Slot, State
from money import shown

WORDS = {
    State.FULL: gettext_lazy("%(when)s is full now. Choose another time."),
    State.PAST: gettext_lazy("It is too late to order for %(when)s. Choose another time."),
    State.CLOSED: gettext_lazy("We don’t come on %(when)s. Choose another time."),
}


def crates_of(basket) -> Decimal:
    """How many crates the lines fill; a product without a pack fills nothing."""
    packs = ((line, getattr(line.product, "pack", None)) for line in basket.all_lines())
    return sum((line.quantity * pack.crate_share for line, pack in packs if pack), Decimal(0))


def no_place_words(refused: NoPlace) -> str:
    """Why a slot can't be had, in a sentence for the shopper."""
    return WORDS[refused.state] % {"when": when_words(refused.day, refused.window)}


def when_words(day: date, window: str) -> str:
    """Thursday 3 December, 4 to 8 am"""
    return _("%(day)s, %(window)s") % {"day": date_format(day, "l j F"), "window": window}


def too_big_words(slot: Slot) -> str:
    """That a basket fills more than what is left of a slot, in a sentence for the shopper."""
    when = when_words(slot.day, slot.window)
    return _("%(when)s has too little room left for so much. Choose another time.") % {"when": when}


def elsewhere_words(postcode: str) -> str:
    """That the chosen round doesn't come by an address, in a sentence for the shopper."""
    return _("The round you chose doesn’t come to %(postcode)s. Choose one that does.") % {"postcode": postcode}


def minimum_words(slot: Slot, goods: Decimal) -> str:
    """What a basket of goods worth so much lacks for a slot, in a sentence; "" if it is enough."""
    missing = slot.missing_to_minimum(goods)
    if not missing:
        return ""
    told = {"least": shown(slot.minimum_order), "missing": shown(missing)}
    return _("An order comes to %(least)s at least. Put in something for %(missing)s more.") % told


def obstacles(choice: DeliveryChoice, basket) -> list[str]:
    """What keeps a basket from an order before anything is asked of the shopper, in sentences; empty if nothing does.

    Its goods count after discounts, as they do for free delivery. The least that is asked for is that of the easiest
    slot: of the chosen day, else of any, since the window is chosen later.
    """
    can_be_had = [slot for slot in choice.slots if slot.is_open and choice.wish.day in (None, slot.day)]
    easiest = min(can_be_had, key=lambda slot: slot.minimum_order, default=choice.slot)
    told = closed_words(choice.slot), minimum_words(easiest, basket.total_incl_tax)
    return [words for words in told if words]


def closed_words(slot: Slot) -> str:
    """What is said while no round of the next days has room, so that one without is shown; "" while one has."""
    return "" if slot.is_open else _("None of our next rounds has room. Please look in again tomorrow.")
