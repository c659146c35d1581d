from datetime import date
from decimal import Decimal

from products.facts.rows import FactRow, LevelRow, fact_rows, level_rows
from products.models import Listing


def test_it_leaves_out_what_is_not_known():
    assert fact_rows(Listing(species="goat")) == [FactRow("Milk", "Goat")]


def test_it_warns_of_raw_milk():
    rows = fact_rows(Listing(heat_treatment="raw"))
    assert rows == [
        FactRow("Heat treatment", "Raw milk", "Not heat-treated, so it may contain organisms harmful to health")
    ]


def test_it_says_fat_without_needless_zeros_and_whether_the_cream_rises():
    rows = fact_rows(Listing(fat_percent=Decimal("4.0"), is_homogenised=False))
    assert rows == [FactRow("Fat", "4\xa0%", "Not homogenised, so the cream rises")]


def test_a_figure_stands_with_its_source_and_year():
    listing = Listing(carbon_kg_per_kg=Decimal("1.89"), carbon_source="Agribalyse 3.1", carbon_date=date(2022, 6, 1))
    note = "1.89 kg CO₂e a kilo; low, medium and high are thirds of all foods. Source: Agribalyse 3.1, 2022."
    assert level_rows(listing, is_returnable=False) == [LevelRow("Greenhouse gas", "medium", note)]


def test_packaging_that_comes_back_is_low():
    rows = level_rows(Listing(packaging="Glass bottle", is_recyclable=True), is_returnable=True)
    assert rows == [LevelRow("Packaging", "low", "Glass bottle: comes back to us, recyclable.")]
