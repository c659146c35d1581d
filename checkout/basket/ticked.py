"""What a tick box puts into the basket: so many units of one offer of a product, or of several."""

from __future__ import annotations  # Ticked.date: date

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from checkout.basket.dates import read_date

MOST_LETTERS = 500  # of one box
WRITTEN = re.compile(r"([0-9]{1,9})x([0-9]{1,3})(?:@([0-9-]{10}))?")


@dataclass(frozen=True)
class Ticked:
    """Units of one offer of a sellable product: of its dated one of a day, of the regular one for None."""

    product_id: int
    quantity: int
    date: date | None = None

    @property
    def words(self) -> str:
        """As a box holds it: "12x2" or "12x2@2026-12-01"."""
        return f"{self.product_id}x{self.quantity}" + (f"@{self.date.isoformat()}" if self.date else "")


def read(boxes: Iterable[str]) -> list[Ticked]:
    """What boxes held, each one or several of `Ticked.words`, parted by spaces; what can't be read is left out."""
    matches = [WRITTEN.fullmatch(words) for box in boxes for words in box[:MOST_LETTERS].split()]
    return [ticked for match in matches if match and (ticked := _ticked(*match.groups()))]


def _ticked(product_id: str, quantity: str, words: str | None) -> Ticked | None:
    day = read_date(words)
    return None if words and day is None else Ticked(int(product_id), int(quantity), day)
