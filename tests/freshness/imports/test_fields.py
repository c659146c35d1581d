"""How the headings of a file are recognised."""

import pytest

from freshness.imports.fields import guess, headings_of


def test_the_headings_of_a_real_file_are_recognised():
    headings = ["Product Name", "Brand", "Quantity (liters/kg)", "Production Date", "Expiration Date"]
    assert guess([*headings, "Quantity in Stock (liters/kg)"]) == {
        "product": "Product Name",
        "produced_on": "Production Date",
        "date": "Expiration Date",
        "quantity": "Quantity in Stock (liters/kg)",
    }


def test_our_own_labels_are_recognised():
    headings = ["SKU", "Batch code", "BEST-BEFORE", "Units on hand", "GTIN", "Cost of a unit", "Notes"]
    assert guess(headings) == {
        "product": "SKU",
        "code": "Batch code",
        "date": "BEST-BEFORE",
        "quantity": "Units on hand",
        "gtin": "GTIN",
        "unit_cost": "Cost of a unit",
    }


def test_a_heading_means_one_thing_only():
    assert guess(["Batch", "Batch no"]) == {"code": "Batch no"}


def test_a_heading_that_says_nothing_is_not_guessed():
    assert guess(["", "Farm Size", "Customer Location"]) == {}


@pytest.mark.parametrize(("said", "headings"), [("Name", ["Name"]), (["Name", "Brand"], ["Name", "Brand"]), ("", [])])
def test_a_mapping_names_one_heading_or_several(said, headings):
    assert headings_of({"product": said}, "product") == headings
