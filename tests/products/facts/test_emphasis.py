"""What of a list of ingredients stands in bold, and what an editor is told about it."""

import pytest

from products.facts.emphasis import emphasised, unnamed, unticked
from products.models import Allergen


def bold(ingredients, *contains):
    return [part.text for part in emphasised(ingredients, contains) if part.is_bold]


@pytest.mark.parametrize(
    ("ingredients", "contains", "words"),
    [
        ("Whole milk (92%), sugar.", ["milk"], ["milk"]),
        ("Whole **milk**, live cultures (milk).", ["milk"], ["milk", "milk"]),
        ("Double Cream (Milk), EGG yolk, vanilla.", ["milk", "eggs"], ["Cream", "Milk", "EGG"]),
        ("Whole milk, egg yolk.", ["milk"], ["milk"]),  # what isn't ticked is told to the editor
        ("Oatcake (oats, wheat bran).", ["gluten"], ["oats", "wheat"]),
        ("Milk chocolate (cocoa butter, butter oil).", ["milk"], ["Milk", "butter"]),
        ("Peanut butter, cream of tartar.", ["milk", "peanuts"], ["Peanut"]),
        ("Nutmeg, buttermilkweed, eggplant.", ["nuts", "milk", "eggs"], []),
        ("Anchovy (fish), mussels (molluscs).", ["fish", "molluscs"], ["Anchovy", "fish", "mussels", "molluscs"]),
        ("**दूध**, नमक.", ["milk"], ["दूध"]),
        ("Water, salt.", [], []),
        ("", ["milk"], []),
    ],
)
def test_what_names_an_allergen_is_bold(ingredients, contains, words):
    assert bold(ingredients, *contains) == words


@pytest.mark.parametrize("ingredients", ["Whole milk, salt.", "**Milk**, **whey", "Cream (milk), cocoa butter"])
def test_nothing_but_the_stars_is_lost(ingredients):
    assert "".join(part.text for part in emphasised(ingredients, ["milk"])) == ingredients.replace("**", "")


def test_an_allergen_that_only_stands_behind_another_word_is_not_named():
    assert unnamed("Double cream, sugar.", ["milk"]) == [Allergen.MILK]
    assert unnamed("Double cream (**milk**), **egg** yolk.", ["milk", "eggs"]) == []
    assert unnamed("Prawns.", ["crustaceans"]) == [Allergen.CRUSTACEANS]


def test_what_is_named_and_not_ticked_is_found_by_its_other_words_too():
    assert unticked("Whole milk, **egg** yolk, whey.", ["milk"]) == [Allergen.EGGS]
    assert unticked("Sugar, butter, cocoa butter, mustard.", []) == [Allergen.MILK, Allergen.MUSTARD]
    assert unticked("Cocoa butter, eggplant.", []) == []


@pytest.mark.parametrize("allergen", Allergen)
def test_each_of_the_fourteen_is_named_by_its_own_word(allergen):
    word = {"gluten": "wheat", "sulphites": "sulphur dioxide"}.get(allergen, allergen.value)
    assert bold(f"Water, {word}.", allergen) == [word]
    assert unnamed(f"Water, {word}.", [allergen]) == []
    assert unticked(f"Water, {word}.", []) == [allergen]
