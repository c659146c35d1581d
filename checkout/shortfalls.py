"""What can't be had, in sentences for a shopper."""

from collections.abc import Iterable

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from freshness.errors import NotReserved, OutOfStock
from freshness.kinds import DateKind, OfferKind


def names_of(lines: Iterable) -> dict[int, str]:
    """What their shopper calls the products of basket or order lines, by stock record."""
    return {line.stockrecord_id: line.name for line in lines}


def shortfall_words(names: dict[int, str], refused: NotReserved) -> list[str]:
    """A sentence for each shortfall; one that asks to try again if the goods only changed under our hands."""
    if not refused.shortfalls:
        return [_("Somebody else was buying the same things. Please order again.")]
    return [_sentence(_offer(names[each.stockrecord_id], each), each.available) for each in refused.shortfalls]


def _offer(name: str, shortfall: OutOfStock) -> str:
    """The product, and of goods with a date which date is meant."""
    if shortfall.promised_date is None:
        return name
    words = {"name": name, "day": date_format(shortfall.promised_date, "D j M")}
    use_by = shortfall.date_kind == DateKind.USE_BY
    if shortfall.kind == OfferKind.DATED:
        return (_("%(name)s, use by %(day)s") if use_by else _("%(name)s, best before %(day)s")) % words
    return (_("%(name)s, use by %(day)s or later") if use_by else _("%(name)s, best before %(day)s or later")) % words


def _sentence(offer: str, left: int) -> str:
    if not left:
        return _("%(name)s has just sold out.") % {"name": offer}
    words = ngettext("%(name)s: only %(left)d is left.", "%(name)s: only %(left)d are left.", left)
    return words % {"name": offer, "left": left}
