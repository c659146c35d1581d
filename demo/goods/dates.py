"""What Longmeadow promises about its dates, how it lowers prices as they come near, and what is on its shelves today.

The days are what small dairies in the UK print on such goods; they are made up for Longmeadow.
"""

from dataclasses import dataclass

USE_BY, BEST_BEFORE = "use_by", "best_before"


@dataclass(frozen=True)
class Promise:
    """A freshness policy: date kind, minimum life from the delivery day, shelf life from production, in days."""

    date_kind: str
    minimum_life_days: int
    shelf_life_days: int


@dataclass(frozen=True)
class Markdown:
    """A ladder of a range: (days of life left, percent off) in falling order of days; `share` of list is its floor."""

    name: str
    range: str
    steps: tuple[tuple[int, str], ...]
    share: str = "0.40"


@dataclass(frozen=True)
class Standing:
    """Units on the shelf today, by the days of life that they have left on the next delivery day."""

    sku: str
    life_days: int
    units: int


RANGES = {  # by the slug of a range
    "milk": Promise(USE_BY, 4, 10),
    "cream": Promise(USE_BY, 4, 12),
    "butter": Promise(BEST_BEFORE, 21, 60),
    "yoghurt": Promise(BEST_BEFORE, 6, 21),
    "cheese": Promise(BEST_BEFORE, 10, 42),
    "ice-cream": Promise(BEST_BEFORE, 60, 365),
}
GOODS = {  # by the key of a good that differs from its range
    "kefir": Promise(BEST_BEFORE, 7, 24),
    "mature-cheddar": Promise(BEST_BEFORE, 30, 120),
    "soft-white-cheese": Promise(BEST_BEFORE, 8, 28),
    "halloumi": Promise(BEST_BEFORE, 21, 90),
    "paneer": Promise(USE_BY, 5, 21),
    "mozzarella": Promise(USE_BY, 4, 14),
}
MARKDOWNS = (
    Markdown("Milk", "milk", ((3, "20"), (1, "40"))),
    Markdown("Cream", "cream", ((3, "25"), (1, "50"))),
    Markdown("Butter", "butter", ((14, "15"), (7, "30"), (2, "50"))),
    Markdown("Yoghurt", "yoghurt", ((5, "15"), (3, "30"), (1, "50"))),
    Markdown("Cheese", "cheese", ((9, "15"), (5, "30"), (2, "50"))),
)

# The shorter dates of today; the rest of a size's shelf is fresh.
SHORTER = (
    Standing("LM-00001", 3, 14),
    Standing("LM-00004", 1, 6),
    Standing("LM-00007", 3, 5),
    Standing("LM-00009", 3, 6),
    Standing("LM-00010", 3, 9),
    Standing("LM-00010", 1, 4),
    Standing("LM-00011", 2, 5),
    Standing("LM-00012", 12, 10),
    Standing("LM-00014", 3, 11),
    Standing("LM-00014", 1, 4),
    Standing("LM-00016", 5, 12),
    Standing("LM-00019", 4, 7),
    Standing("LM-00020", 8, 6),
    Standing("LM-00023", 2, 8),
    Standing("LM-00023", 0, 3),
    Standing("LM-00024", 9, 11),  # all there is: nothing of it is fresh today
)


def promise_of(range_slug: str, good_key: str) -> Promise:
    """The good's own promise, else its range's."""
    return GOODS.get(good_key, RANGES[range_slug])


def fresh_life(promise: Promise) -> int:
    """The life that fresh goods have on the next delivery day: two days on from the dairy, and more than promised."""
    return max(promise.minimum_life_days + 1, promise.shelf_life_days - 3)


def standing_today(sku: str, shelf: int, promise: Promise) -> list[Standing]:
    """What is on the shelf of one size today: `shelf` units in all, its shorter dates first."""
    shorter = [each for each in SHORTER if each.sku == sku]
    fresh = shelf - sum(each.units for each in shorter)
    return shorter + ([Standing(sku, fresh_life(promise), fresh)] if fresh > 0 else [])


def production_days(shelf_life_days: int) -> int:
    """Every so many days the dairy makes it: what keeps two weeks or less every other day, the rest once a week."""
    return 2 if shelf_life_days <= 14 else 7
