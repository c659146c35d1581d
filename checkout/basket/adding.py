"""What adding means: which offer is asked for, and what is said if it can't be had."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from checkout.errors import NotPermitted
from freshness.offers import Offer, Offers
from freshness.partner.availability import Limited
from money import shown
from products.freshness_words import date_words


def wanted_offer(offers: Offers, day: date | None, *, is_regular: bool = False) -> Offer | None:
    """The offer that is asked for: the dated one of a day, the regular one, or the default one for neither."""
    if day is not None:
        return offers.of(day)
    return offers.regular if is_regular else offers.default


def refusal(offers: Offers, offer: Offer | None, units: int, for_day: date) -> str:
    """Why so many units of an offer can't be had, and what else there is, in sentences; "" if they can."""
    if offer is None:
        return _join(_("That date can’t be had for %(day)s any more.") % {"day": day_words(for_day)}, others(offers))
    permitted, reason = Limited(offer.available).is_purchase_permitted(units)
    if permitted:
        return ""
    return _join(str(reason), "" if offer.is_available else others(offers))


def others(offers: Offers) -> str:
    """What else there is of a product: "There is: best before Fri 4 Dec or later, £2.40."; "" if nothing."""
    told = [offer_words(offer) for offer in offers.all]
    return _("There is: %(offers)s.") % {"offers": "; ".join(told)} if told else ""


def offer_words(offer: Offer) -> str:
    """Best before Fri 4 Dec or later, £2.40"""
    if offer.date is None:
        return shown(offer.price)
    dates = date_words(offer.date, offer.date_kind, offer.life_days, is_open=not offer.is_dated)
    return _("%(dates)s, %(price)s") % {"dates": dates, "price": shown(offer.price)}


def day_words(day: date) -> str:
    """Friday 27 November"""
    return date_format(day, "l j F")


def _join(*sentences: str) -> str:
    return " ".join(sentence for sentence in sentences if sentence)


def check(problem: str, name: str) -> None:
    """Raises NotPermitted with the product's name if there is a problem."""
    if problem:
        raise NotPermitted([f"{name}: {problem}"])
