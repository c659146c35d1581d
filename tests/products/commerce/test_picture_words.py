import pytest

from products.commerce.picture_words import description_problem


@pytest.mark.parametrize("words", ["A bottle of milk", "Cheese.", "The old pump, 1904", "IMG of a cow"])
def test_words_will_do(words):
    assert description_problem(words, is_decorative=False) == ""


@pytest.mark.parametrize("words", ["", "  ", "milk.png", "IMG_2041.JPG", "DSC 0041", "pxl_20261203"])
def test_nothing_and_names_of_files_will_not(words):
    assert description_problem(words, is_decorative=False)


def test_decoration_needs_no_words():
    assert description_problem("", is_decorative=True) == ""
