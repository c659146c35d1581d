"""What an editor is told is missing behind a product page."""

from products.commerce.gaps import gaps_of
from products.commerce.shape import Commerce

NAMES = "The ingredients name eggs, which isn't ticked among the allergens."
NAMES_NOT = "The ingredients don't name milk. Write it beside what comes from it, such as “cream (milk)”."


def gaps(ingredients, *contains):
    facts = {"ingredients": ingredients, "energy_kj": 270, "is_vegetarian": True}
    return gaps_of(Commerce("Yoghurt", 1, (), facts=facts, contains=frozenset(contains)))


def test_the_ingredients_and_the_ticks_must_name_the_same():
    assert gaps("Whole milk.", "milk") == []
    assert gaps("Double cream, egg yolk.", "milk") == [NAMES, NAMES_NOT]


def test_without_ingredients_nothing_is_said_of_their_words():
    assert gaps("", "milk") == ["The ingredients are missing."]
