"""Footprints of the goods in kg CO₂e a kilo, all from one table, since two tables can't be compared.

Source: Agribalyse 3.1 (ADEME, 2022), open licence Etalab 2.0. "Nearest" is the closest relative in the table. Clotted
cream has none there, so it has no figure here.
"""

from datetime import date

PUBLISHED = date(2022, 12, 31)  # the table names its year only
TABLE = {
    "whole-milk": ("1.46", "milk, whole, pasteurised"),
    "semi-skimmed-milk": ("1.27", "milk, semi-skimmed, pasteurised"),
    "gold-top-milk": ("1.46", "milk, whole, pasteurised"),
    "chocolate-milk": ("1.51", "chocolate flavoured milk"),
    "kefir": ("1.83", "fermented milk drink, whole milk"),
    "double-cream": ("3.83", "thick cream, 30% fat (nearest)"),
    "salted-butter": ("7.88", "butter, 80% fat, salted"),
    "cultured-butter": ("7.88", "butter, 80% fat, salted"),
    "natural-yoghurt": ("1.89", "yogurt, plain"),
    "greek-yoghurt": ("1.89", "yogurt, Greek-style, plain"),
    "strawberry-yoghurt": ("1.89", "yogurt with fruits and sugar"),
    "vanilla-ice-cream": ("1.96", "ice cream, luxury, in box"),
    "mature-cheddar": ("6.65", "cheddar cheese"),
    "soft-white-cheese": ("5.20", "camembert cheese (nearest)"),
    "blue-cheese": ("5.94", "Auvergne blue cheese (nearest)"),
    "halloumi": ("5.56", "feta-type cheese from cow’s milk (nearest)"),
    "paneer": ("4.77", "mozzarella cheese (nearest)"),
    "mozzarella": ("4.77", "mozzarella cheese"),
    "goats-cheese": ("5.91", "cheese, bûche, goat’s milk"),
}


def footprint_of(key: str) -> dict:
    """The footprint of a good, by column of Listing; {} where the table has none."""
    if key not in TABLE:
        return {}
    kg, row = TABLE[key]
    source = f"Agribalyse 3.1 (ADEME), Etalab 2.0: {row}"
    return {"carbon_kg_per_kg": kg, "carbon_source": source, "carbon_date": PUBLISHED}
