"""What a page showed, carried by its form: an order may promise later dates than the review, never nearer ones, and a
yes on the basket page is a yes to the price and date that stood beside the button."""

from __future__ import annotations  # Mark.date: date

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from checkout.basket.changes import is_id
from checkout.basket.dates import read_date
from freshness.offers import Offer

PRICE = re.compile(r"[0-9]{1,7}\.[0-9]{2}")


@dataclass(frozen=True)
class Mark:
    """The price and the date of an offer on a page that the shopper has seen."""

    price: Decimal
    date: date | None = None

    def is_kept_by(self, offer: Offer) -> bool:
        """Whether an offer is no worse than what was seen: no dearer, and no nearer its date."""
        is_later = self.date is None or offer.date is None or offer.date >= self.date
        return offer.price <= self.price and is_later


def mark_of(offer: Offer | None) -> str:
    """The price and the date of an offer as a button's form holds them: "2.04 2026-12-01"; "" for none."""
    return f"{offer.price} {offer.date or ''}".strip() if offer else ""


def shown_on(pages_marks: Iterable[str], product_id: int, offer: Offer) -> Mark | None:
    """What a page with buttons to add showed of an offer, from the marks in its form (includes/shown.html), such as
    "12 regular 2.40 2026-12-04" or "12 dated 2.04 2026-12-01"; None if it showed nothing that can be read."""
    for words in pages_marks:
        pk, kind, price, day = [*words.split(" "), "", "", "", ""][:4]
        date = read_date(day)
        is_of_it = pk == str(product_id) and kind == offer.kind and (not offer.is_dated or date == offer.date)
        if is_of_it and PRICE.fullmatch(price):
            return Mark(Decimal(price), date)
    return None


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
