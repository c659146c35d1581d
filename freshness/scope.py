"""Which ladder applies to a product: the most specific, then the one with the highest priority."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from freshness.ladder import Ladder


@dataclass(frozen=True)
class Place:
    """Where a product stands: its own id and its parent's, its categories' tree paths, its product type."""

    product_ids: frozenset[int]
    category_paths: tuple[str, ...]
    product_class_id: int | None


@dataclass(frozen=True)
class Scope:
    """What a ladder is for: one product with its sizes, a category and those below, a type, or all (nothing set)."""

    product_id: int | None = None
    category_path: str | None = None
    product_class_id: int | None = None

    @property
    def breadth(self) -> int:
        """0 for a product, 1 for a range, 2 for a product type, 3 for all."""
        narrowing = (self.product_id, self.category_path, self.product_class_id)
        return next((number for number, value in enumerate(narrowing) if value is not None), 3)

    def covers(self, place: Place) -> bool:
        """Whether the product is meant."""
        if self.product_id is not None:
            return self.product_id in place.product_ids
        if self.category_path is not None:
            return any(path.startswith(self.category_path) for path in place.category_paths)
        return self.product_class_id in (None, place.product_class_id)


@dataclass(frozen=True)
class Season:
    """The delivery days for which a ladder counts, both ends included; None is open on that side."""

    first: date | None = None
    last: date | None = None

    def covers(self, day: date) -> bool:
        """Whether deliveries on that day are meant."""
        return (self.first or day) <= day <= (self.last or day)

    def overlaps(self, other: "Season") -> bool:
        """Whether there is a day that both cover."""
        return (self.first or date.min) <= (other.last or date.max) and (other.first or date.min) <= (
            self.last or date.max
        )


ALWAYS = Season()


@dataclass(frozen=True)
class ScopedLadder:
    """A live ladder, what it is for, and when."""

    ladder: Ladder
    scope: Scope
    priority: int = 0
    season: Season = ALWAYS

    def clashes(self, other: "ScopedLadder") -> bool:
        """Whether nothing says which of the two applies: one scope, one priority, and a day that both cover."""
        alike = (self.scope, self.priority) == (other.scope, other.priority)
        return alike and self.season.overlaps(other.season)


def ladder_for(place: Place, ladders: Iterable[ScopedLadder]) -> Ladder | None:
    """The ladder that applies; None if none does. Two of one scope and priority are never live together."""
    covering = [each for each in ladders if each.scope.covers(place)]
    chosen = min(covering, key=lambda each: (each.scope.breadth, -each.priority), default=None)
    return chosen.ladder if chosen else None
