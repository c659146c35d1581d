"""What a figure or a packaging means for the world: low, medium or high."""

from decimal import Decimal

from products.models.facts import Level

# kg CO₂e per kg. A third of the 2,458 foods in Agribalyse stay at or under the first, a third are above the second.
# Source: Agribalyse 3.1 (ADEME), climate change per kg of product, thirds of all rows: 1.80 and 5.21.
LOW_UP_TO = Decimal("1.8")
MEDIUM_UP_TO = Decimal("5.2")


def carbon_level(kg_per_kg: Decimal) -> Level:
    """Where kg CO₂e per kg stands among all foods, by thirds; a figure on the limit belongs below it."""
    if kg_per_kg <= LOW_UP_TO:
        return Level.LOW
    return Level.MEDIUM if kg_per_kg <= MEDIUM_UP_TO else Level.HIGH


def packaging_level(*, is_returnable: bool, is_recyclable: bool | None, is_biodegradable: bool | None) -> Level | None:
    """Low for what comes back, medium for what is recycled or rots, high for what does neither; None where unknown.

    Source: Directive 2008/98/EC, article 4, the waste hierarchy (reuse before recycling before disposal), as in UK law.
    """
    if is_returnable:
        return Level.LOW
    if is_recyclable or is_biodegradable:
        return Level.MEDIUM
    return None if is_recyclable is None or is_biodegradable is None else Level.HIGH
