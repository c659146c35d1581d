"""What the shopper last saw of a basket line. Nothing may get worse than that without a tap."""

from datetime import date

from checkout.models import LineTerms
from checkout.seen import Mark
from freshness.offers import Offer


def note(line, offer: Offer, day: date) -> None:
    """Notes an offer as seen by the shopper, for the delivery day `day`."""
    LineTerms.objects.update_or_create(
        line=line,
        defaults={
            "offer_kind": offer.kind,
            "promised_date": offer.date,
            "price": offer.price,
            "shown_for": day,
        },
    )


def note_what_was_shown(line, day: date) -> None:
    """Notes what units were added under.

    What got worse for the units that were there before is left to be accepted in the basket: it always needs a tap.
    """
    terms, standing = LineTerms.objects.filter(line=line).first(), line.standing
    if terms is None or (standing.is_kept and standing.offer.price <= terms.price):
        note(line, standing.offer, day)


def hold_to(line, mark: Mark) -> None:
    """Notes what a page had shown instead, as far as that was better: the basket asks for the rest."""
    terms = LineTerms.objects.get(line=line)
    dates = [each for each in (terms.promised_date, mark.date) if each]
    terms.price, terms.promised_date = min(terms.price, mark.price), max(dates, default=None)
    terms.line = line  # which keeps its terms at hand
    terms.save(update_fields=["price", "promised_date"])


def note_falls(basket, day: date) -> None:
    """Notes every price that fell as seen: it was told on the page that the shopper has just left."""
    for line in basket.all_lines():
        terms, standing = getattr(line, "terms", None), line.standing
        if terms and standing.is_kept and standing.offer.price < terms.price:
            note(line, standing.offer, day)


def join(line, one: LineTerms | None, other: LineTerms | None) -> None:
    """Gives a line that two have become the better of their terms: the lower price and the later date.

    What the shopper saw of either then holds for all units; if it can't, it is asked again.
    """
    if one is None or other is None:
        LineTerms.objects.filter(pk=getattr(other, "pk", None)).update(line=line)
        return
    dates = [each for each in (one.promised_date, other.promised_date) if each]
    values = {"price": min(one.price, other.price), "promised_date": max(dates, default=None)}
    LineTerms.objects.filter(line=line).update(**values, shown_for=max(one.shown_for, other.shown_for))
