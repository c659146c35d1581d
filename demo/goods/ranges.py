"""The six ranges, in the order of the shelf."""

from dataclasses import dataclass

from demo.goods import cheese, cream_and_butter, milk, yoghurt_and_ice_cream
from demo.goods.shape import Good


@dataclass(frozen=True)
class Range:
    """A range of the shop: the words and the picture of its page, and its goods."""

    slug: str
    title: str
    introduction: str
    picture: str
    goods: tuple[Good, ...]


RANGES = (
    Range("milk", "Milk", "In glass by nine, on your step the next morning. Kefir too.", "gold-top-milk", milk.GOODS),
    Range(
        "cream",
        "Cream",
        "Skimmed the morning after, for pouring, whipping and scones.",
        "double-cream",
        cream_and_butter.CREAM,
    ),
    Range(
        "butter",
        "Butter",
        "Churned slowly, wrapped in paper. Two kinds: one for the pan, one for the bread.",
        "salted-butter",
        cream_and_butter.BUTTER,
    ),
    Range(
        "yoghurt",
        "Yoghurt",
        "Set, strained or with strawberries; live cultures and nothing to hold it up.",
        "natural-yoghurt",
        yoghurt_and_ice_cream.YOGHURT,
    ),
    Range(
        "cheese",
        "Cheese",
        "Six cheeses from our own vat, and one from the neighbours’ goats.",
        "mature-cheddar",
        cheese.GOODS,
    ),
    Range(
        "ice-cream",
        "Ice cream",
        "Egg custard and vanilla, churned cold. It travels in a frozen box.",
        "vanilla-ice-cream",
        yoghurt_and_ice_cream.ICE_CREAM,
    ),
)


def all_goods() -> list[Good]:
    """The twenty goods, in the order of the shelf."""
    return [good for each in RANGES for good in each.goods]
