"""What a product page offers beside its product: goods that go with it and can be had on the delivery day."""

from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from django.db.models import OuterRef, Subquery

from products.cards import Card, Choice
from products.language import for_reader, once
from products.models import Companion, ProductPage

MOST_SHOWN = 2  # beside the product itself


@dataclass(frozen=True)
class Together:
    """Cards that are offered as one, the page's own first; of each its `best` pack, at its default offer."""

    cards: tuple[Card, ...]

    @property
    def choices(self) -> list[Choice]:
        return [card.best for card in self.cards]

    @property
    def is_pair(self) -> bool:
        return len(self.cards) == 2

    @property
    def total(self) -> Decimal:
        """The sum of the prices, without deposits."""
        return sum((choice.offer.price for choice in self.choices), Decimal("0.00"))

    @property
    def deposit(self) -> Decimal:
        return sum((choice.deposit for choice in self.choices), Decimal("0.00"))


def pages_beside(listing_key: UUID) -> list[ProductPage]:
    """The live pages, in the reader's language, of what goes with a product, the closest first; one query."""
    rows = Companion.objects.filter(listing__translation_key=listing_key)
    place = Subquery(rows.filter(other__translation_key=OuterRef("translation_key")).values("place")[:1])
    pages = ProductPage.objects.live().filter(
        for_reader(), once(), translation_key__in=rows.values("other__translation_key")
    )
    return list(pages.annotate(place=place).order_by("place", "path").select_related("picture"))


def together_with(card: Card, others: list[Card]) -> Together | None:
    """A product with the first of the others that can be had; None if it can't, or none of them can."""
    beside = [other for other in others if other.is_available][:MOST_SHOWN]
    return Together((card, *beside)) if card.is_available and beside else None
