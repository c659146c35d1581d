"""What a page showed, carried by its form: an order may promise later dates than the review, never nearer ones, and a
yes on the basket page is a yes to the price and date that stood beside the button."""

from collections.abc import Iterable
from datetime import date

from checkout.basket.changes import is_id
from checkout.basket.dates import read_date
from freshness.offers import Offer


def mark_of(offer: Offer | None) -> str:
    """The price and the date of an offer as a button's form holds them: "2.04 2026-12-01"; "" for none."""
    return f"{offer.price} {offer.date or ''}".strip() if offer else ""


def dates_of(lines: Iterable) -> dict[int, date]:
    """The earliest date of each basket line that counts and has one, by the line's key."""
    offers = {line.pk: line.standing.offer for line in lines if line.counts}
    return {pk: offer.date for pk, offer in offers.items() if offer.date}


def written(dates: dict[int, date]) -> str:
    """As a form holds them: "12=2026-12-04 13=2026-11-29"."""
    return " ".join(f"{pk}={day.isoformat()}" for pk, day in sorted(dates.items()))


def read(words: str) -> dict[int, date]:
    """What a form held; what can't be read is left out."""
    pairs = [each.partition("=") for each in words.split()]
    return {int(pk): day for pk, _, value in pairs if is_id(pk) and (day := read_date(value))}


def nearer(now: dict[int, date], seen: dict[int, date]) -> list[int]:
    """The keys of the lines that would come with a nearer date than was seen."""
    return [pk for pk, day in now.items() if pk in seen and day < seen[pk]]
