from decimal import Decimal

from products.facts.nutrition import Row, nutrition_table
from products.models import Listing, Pack

YOGHURT = {
    "energy_kj": 331,
    "energy_kcal": 79,
    "fat_g": Decimal("4.3"),
    "saturates_g": Decimal("2.8"),
    "salt_g": Decimal("0.15"),
}


def test_it_gives_a_pot_of_150_g_half_as_much_again():
    table = nutrition_table(Listing(**YOGHURT), Pack(net_content=Decimal(150), net_unit="g"), "150 g")
    assert table.pack == "150 g"
    assert table.rows == (
        Row("Energy", "331 kJ / 79 kcal", "497 kJ / 119 kcal", intake="6%"),
        Row("Fat", "4.3 g", "6.5 g", intake="9%"),
        Row("of which saturates", "2.8 g", "4.2 g", is_part=True, intake="21%"),
        Row("Salt", "0.15 g", "0.23 g", intake="4%"),
    )


def test_a_large_jar_is_shared_and_has_no_column_of_its_own():
    table = nutrition_table(Listing(**YOGHURT), Pack(net_content=Decimal(450), net_unit="g"), "450 g")
    assert table.pack == ""
    assert table.rows[1] == Row("Fat", "4.3 g", intake="6%")


def test_millilitres_are_not_taken_for_grams():
    table = nutrition_table(Listing(**YOGHURT), Pack(net_content=Decimal(150), net_unit="ml"), "150 ml")
    assert table.pack == ""


def test_nothing_known_makes_no_table():
    assert nutrition_table(Listing(), None) is None


def test_a_zero_is_known():
    assert nutrition_table(Listing(carbohydrate_g=Decimal(0)), None).rows == (
        Row("Carbohydrate", "0.0 g", intake="0%"),
    )
