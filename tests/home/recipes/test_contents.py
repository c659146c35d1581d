import pytest

from home.recipes.contents import Part, contents_of, contradiction, listed_part, said_part
from products.models import Listing, ListingAllergen


def listing(*contains, traces=(), is_vegetarian=True, **facts):
    rows = [ListingAllergen(allergen=each, is_trace=False) for each in contains]
    rows += [ListingAllergen(allergen=each, is_trace=True) for each in traces]
    listing = Listing(pk=1, is_vegetarian=is_vegetarian, **facts)
    listing._prefetched_objects_cache = {"allergens": rows}
    return listing


MILK = listed_part("milk", listing("milk"))
OATS = said_part("oats", ["gluten"])
HONEY = said_part("honey", ["none"])
EVERY_DIET = ("vegetarian", "no-gluten", "no-eggs", "no-nuts", "no-soya", "no-milk")


def test_what_is_known_of_every_ingredient_may_be_said():
    contents = contents_of([MILK, OATS, HONEY])
    assert contents.contains == ("gluten", "milk")
    assert contents.unknown == ()
    assert contents.diets == ("vegetarian", "no-eggs", "no-nuts", "no-soya")


def test_one_unknown_ingredient_leaves_nothing_to_say_about_diets_but_what_is_in_it_is_told():
    contents = contents_of([MILK, HONEY, said_part("biscuits", [])])
    assert contents.contains == ("milk",)
    assert contents.unknown == ("biscuits",)
    assert contents.diets == ()


def test_of_nothing_nothing_is_said():
    contents = contents_of([])
    assert contents.diets == ()
    assert not contents.is_known


def test_what_holds_none_of_them_may_be_called_so():
    assert contents_of([HONEY]).diets == EVERY_DIET


def test_a_trace_is_enough_against_a_no():
    contents = contents_of([listed_part("yoghurt", listing("milk", traces=("nuts", "gluten")))])
    assert contents.contains == ("milk",)
    assert contents.traces == ("gluten", "nuts")
    assert contents.diets == ("vegetarian", "no-eggs", "no-soya")


def test_a_trace_of_what_it_contains_anyway_is_not_told_twice():
    assert contents_of([OATS, listed_part("yoghurt", listing("milk", traces=("gluten",)))]).traces == ()


@pytest.mark.parametrize("nut", ["nuts", "peanuts"])
def test_a_nut_of_either_kind_forbids_no_nuts(nut):
    assert "no-nuts" not in contents_of([said_part("paste", [nut])]).diets


@pytest.mark.parametrize(
    ("said", "missing"), [("gluten", "no-gluten"), ("eggs", "no-eggs"), ("soya", "no-soya"), ("milk", "no-milk")]
)
def test_an_allergen_takes_its_own_no_away_and_no_other(said, missing):
    assert contents_of([said_part("it", [said])]).diets == tuple(each for each in EVERY_DIET if each != missing)


@pytest.mark.parametrize("said", ["animal", "fish", "crustaceans", "molluscs"])
def test_what_comes_from_a_dead_animal_is_not_vegetarian(said):
    assert "vegetarian" not in contents_of([HONEY, said_part("it", [said])]).diets


def test_a_cheese_with_animal_rennet_is_not_vegetarian():
    assert "vegetarian" not in contents_of([listed_part("cheddar", listing("milk", is_vegetarian=False))]).diets


def test_a_product_of_which_nobody_said_whether_it_is_vegetarian_takes_only_that_word_away():
    contents = contents_of([listed_part("cheddar", listing("milk", is_vegetarian=None)), HONEY])
    assert contents.diets == ("no-gluten", "no-eggs", "no-nuts", "no-soya")
    assert contents.unknown == ()
    assert contents.unsaid == ("cheddar",)


def test_nobody_answers_for_the_rennet_of_our_cheese_at_an_ingredient():
    contents = contents_of([listed_part("cheddar", listing("milk", is_vegetarian=None), ["none"])])
    assert "vegetarian" not in contents.diets


def test_what_holds_fish_need_not_be_asked_whether_it_is_vegetarian():
    contents = contents_of([listed_part("spread", listing("milk", "fish", is_vegetarian=None))])
    assert "vegetarian" not in contents.diets
    assert contents.unsaid == ()


def test_a_product_of_which_an_editor_said_that_it_contains_none_of_the_fourteen_is_known():
    contents = contents_of([listed_part("honey", listing(has_no_allergens=True))])
    assert contents.is_known
    assert contents.diets == EVERY_DIET


def test_a_trace_alone_does_not_say_what_a_product_contains():
    contents = contents_of([listed_part("honey", listing(traces=("nuts",)))])
    assert contents.unknown == ("honey",)
    assert contents.traces == ("nuts",)
    assert contents.diets == ()


def test_a_product_without_a_row_of_allergens_says_nothing():
    assert contents_of([listed_part("honey", listing())]).unknown == ("honey",)


def test_an_editor_may_answer_for_a_product_that_says_nothing():
    assert contents_of([listed_part("honey", listing(), ["none"])]).diets == EVERY_DIET


def test_none_of_these_does_not_talk_away_what_the_product_says():
    assert contents_of([listed_part("milk", listing("milk"), ["none"])]).contains == ("milk",)


def test_what_an_editor_adds_to_a_product_counts():
    contents = contents_of([listed_part("halloumi, rolled in sesame", listing("milk"), ["sesame", "animal"])])
    assert contents.contains == ("milk", "sesame")
    assert "vegetarian" not in contents.diets


def test_codes_that_nobody_knows_are_no_allergens():
    assert contents_of([Part("it", is_known=True, contains=frozenset({"gravel"}))]).contains == ()


def test_none_of_these_and_something_of_these_contradict_each_other():
    assert contradiction(["none", "milk"]) == "Tick “None of these”, or what is in it, not both."
    assert contradiction(["none"]) == contradiction(["milk", "eggs"]) == contradiction([]) == ""
