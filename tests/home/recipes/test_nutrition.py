from decimal import Decimal
from types import SimpleNamespace

from home.recipes.nutrition import nutrition_of

COLUMNS = ("energy_kj", "energy_kcal", "fat_g", "saturates_g", "carbohydrate_g", "sugars_g", "protein_g", "salt_g")


def listing(per, *values, grams_per_ml=None):
    known = dict(zip(COLUMNS, (Decimal(each) if each else None for each in values), strict=True))
    return SimpleNamespace(nutrition_per=per, grams_per_ml=grams_per_ml, **known)


MILK = listing("ml", "276", "66", "3.8", "2.3", "4.8", "4.8", "3.4", "0.13")
YOGHURT = listing("g", "255", "61", "3.3", "2.1", "4.7", "4.7", "3.5", "0.12", grams_per_ml=Decimal("1.04"))


def of(name, quantity, unit, product=None):
    return SimpleNamespace(name=name, quantity=Decimal(quantity) if quantity else None, unit=unit, product=product)


def test_one_serving_is_the_sum_of_what_is_ours_divided():
    # 200 ml of milk and 150 g of yoghurt for 4: (2 × 276 + 1.5 × 255) / 4 = 233.6 kJ, (7.6 + 4.95) / 4 = 3.14 g of fat
    nutrition = nutrition_of([of("milk", "200", "ml", MILK), of("yoghurt", "150", "g", YOGHURT)], 4)
    assert nutrition.values == {
        "energy_kj": Decimal("234"),
        "energy_kcal": Decimal("56"),
        "fat_g": Decimal("3.1"),
        "saturates_g": Decimal("1.9"),
        "carbohydrate_g": Decimal("4.2"),
        "sugars_g": Decimal("4.2"),
        "protein_g": Decimal("3.0"),
        "salt_g": Decimal("0.11"),
    }
    assert nutrition.is_whole
    assert [(row.label, row.value) for row in nutrition.rows[:3]] == [
        ("Energy", "234 kJ / 56 kcal"),
        ("Fat", "3.1 g"),
        ("of which saturates", "1.9 g"),
    ]


def test_what_is_weighed_and_not_ours_is_left_out_and_named():
    nutrition = nutrition_of([of("milk", "200", "ml", MILK), of("flour", "200", "g"), of("eggs", "2", "")], 4)
    assert nutrition.counted == ("milk",)
    assert nutrition.left_out == ("flour", "eggs")
    assert not nutrition.is_whole


def test_a_little_salt_does_not_spoil_the_sum_but_is_named():
    nutrition = nutrition_of([of("milk", "200", "ml", MILK), of("a little salt", None, "")], 4)
    assert nutrition.unmeasured == ("a little salt",)
    assert nutrition.is_whole


def test_a_volume_is_weighed_by_what_a_millilitre_weighs():
    # 6 tbsp = 90 ml = 93.6 g of yoghurt: 0.936 × 255 = 238.68 kJ
    assert nutrition_of([of("yoghurt", "6", "tbsp", YOGHURT)], 1).values["energy_kj"] == Decimal("239")


def test_a_volume_of_unknown_weight_is_left_out():
    cream = listing("g", "1924", "460", "50.5", "31.4", "2.2", "0.1", "1.7", "0.08")
    nutrition = nutrition_of([of("milk", "200", "ml", MILK), of("cream", "100", "ml", cream)], 4)
    assert nutrition.left_out == ("cream",)


def test_a_product_with_a_value_missing_is_left_out():
    unsalted = listing("g", "3000", "717", "81.1", "51.4", "0.1", "0.1", "0.9", None)
    nutrition = nutrition_of([of("milk", "200", "ml", MILK), of("butter", "40", "g", unsalted)], 4)
    assert nutrition.left_out == ("butter",)


def test_without_anything_to_count_there_is_nothing_to_show():
    assert nutrition_of([of("flour", "200", "g")], 4) is None
