"""Typical values of the goods, taken from published tables.

Source: USDA National Nutrient Database, Standard Reference (public domain), whose rows are per 100 g. Salt is sodium
× 2.5, energy in kJ is kcal × 4.184. Milk is stated per 100 ml, at 1.03 g/ml. Where the table has no row of our kind the
words say so: "worked out" mixes the rows named to the fat of the product, "nearest" is the closest relative.
"""

COLUMNS = ("energy_kj", "energy_kcal", "fat_g", "saturates_g", "carbohydrate_g", "sugars_g", "protein_g", "salt_g")
TABLE = {
    "whole-milk": ((276, 66, "3.8", "2.3", "4.8", "4.8", "3.4", "0.13"), "Milk, producer, fluid, 3.7% milkfat"),
    "semi-skimmed-milk": (
        (206, 49, "1.8", "1.1", "5.0", "5.0", "3.4", "0.12"),
        "Milk, 1% and 2% milkfat, worked out for 1.7%",
    ),
    "gold-top-milk": (
        (332, 79, "5.4", "3.3", "4.7", "4.7", "3.3", "0.12"),
        "Milk, producer, and cream, heavy, worked out for 5.2%",
    ),
    "chocolate-milk": ((361, 86, "3.5", "2.2", "10.8", "9.9", "3.3", "0.16"), "Milk, chocolate, whole"),
    "kefir": ((263, 63, "3.3", "2.2", "4.8", "4.8", "3.6", "0.12"), "Yogurt, plain, whole milk (nearest)"),
    "double-cream": (
        (1924, 460, "50.5", "31.4", "2.2", "0.1", "1.7", "0.08"),
        "Cream, heavy, and butter oil, worked out for 50.5%",
    ),
    "clotted-cream": (
        (2386, 570, "63.5", "39.5", "1.6", "0.1", "1.3", "0.06"),
        "Cream, heavy, and butter oil, worked out for 63.5%",
    ),
    "salted-butter": ((3000, 717, "81.1", "51.4", "0.1", "0.1", "0.9", "1.79"), "Butter, with salt"),
    "cultured-butter": ((3000, 717, "81.1", "51.4", "0.1", "0.1", "0.9", "1.79"), "Butter, with salt"),
    "natural-yoghurt": ((255, 61, "3.3", "2.1", "4.7", "4.7", "3.5", "0.12"), "Yogurt, plain, whole milk"),
    "greek-yoghurt": (
        (398, 95, "5.0", "3.0", "3.5", "2.8", "9.2", "0.09"),
        "Yogurt, Greek, and cream, heavy, worked out for 5%",
    ),
    "strawberry-yoghurt": ((414, 99, "1.2", "0.7", "18.6", "18.6", "4.0", "0.13"), "Yogurt, fruit, lowfat"),
    "vanilla-ice-cream": (
        (912, 218, "14.0", "8.2", "20.3", "19.3", "3.3", "0.09"),
        "Milk, cream and egg yolk, worked out from the recipe",
    ),
    "mature-cheddar": ((1686, 403, "33.1", "21.1", "1.3", "0.5", "24.9", "1.55"), "Cheese, cheddar"),
    "soft-white-cheese": ((1255, 300, "24.3", "15.3", "0.5", "0.5", "19.8", "2.11"), "Cheese, camembert (nearest)"),
    "blue-cheese": ((1477, 353, "28.7", "18.7", "2.3", "0.5", "21.4", "3.49"), "Cheese, blue"),
    "halloumi": ((1297, 310, "24.3", "13.7", "2.5", "1.8", "20.4", "1.76"), "Cheese, white, queso blanco (nearest)"),
    "paneer": (
        (1251, 299, "23.8", "12.9", "3.0", "2.3", "18.1", "0.05"),
        "Cheese, queso fresco (nearest); salt of cheddar, low-sodium",
    ),
    "mozzarella": ((1255, 300, "22.4", "13.2", "2.2", "1.0", "22.2", "1.57"), "Cheese, mozzarella, whole milk"),
    "goats-cheese": ((1105, 264, "21.1", "14.6", "0.0", "0.0", "18.5", "0.92"), "Cheese, goat, soft type"),
}

# What a millilitre weighs, where cooks measure by volume: the weight of a cup in the same table, over 236.6 ml.
GRAMS_PER_ML = {
    "whole-milk": "1.03",  # 244 g
    "semi-skimmed-milk": "1.03",  # 244 g
    "gold-top-milk": "1.03",  # 244 g
    "chocolate-milk": "1.06",  # 250 g
    "kefir": "1.04",  # 245 g, plain yoghurt (nearest)
    "double-cream": "1.01",  # 238 g, cream, heavy (nearest)
    "salted-butter": "0.96",  # 227 g
    "cultured-butter": "0.96",  # 227 g
    "natural-yoghurt": "1.04",  # 245 g
}


def values_of(key: str) -> dict:
    """The typical values of a good, by column of Listing, with their source."""
    values, row = TABLE[key]
    return dict(zip(COLUMNS, values, strict=True)) | {"nutrition_source": f"USDA SR: {row}"}


def weight_of(key: str) -> dict:
    """What a millilitre of a good weighs, by column of Listing; nothing where it isn't known."""
    return {"grams_per_ml": GRAMS_PER_ML[key]} if key in GRAMS_PER_ML else {}
