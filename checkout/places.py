"""What a basket asks of the van, and what is said when it doesn't fit."""

from decimal import Decimal

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

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
    when = _("%(day)s, %(window)s") % {"day": date_format(refused.day, "l j F"), "window": refused.window}
    return WORDS[refused.state] % {"when": when}


def minimum_words(slot: Slot, goods: Decimal) -> str:
    """What a basket of goods worth so much lacks for a slot, in a sentence; "" if it is enough."""
    missing = slot.missing_to_minimum(goods)
    if not missing:
        return ""
    told = {"least": shown(slot.minimum_order), "missing": shown(missing)}
    return _("An order comes to %(least)s at least. Put in something for %(missing)s more.") % told
