"""The goods as they are written down."""

import json

import pytest

from demo.goods.footprints import TABLE as FOOTPRINTS
from demo.goods.nutrition import TABLE as NUTRITION
from demo.goods.nutrition import values_of
from demo.goods.ranges import RANGES, all_goods
from demo.goods.shape import Size
from demo.steps.catalogue import gtin_13, gtin_14
from demo.steps.pictures import FOCUS, FOLDER
from demo.steps.plan import LIKED
from demo.words.recipes import RECIPES
from demo.words.stories import FARM, STORIES

KEYS = {good.key for good in all_goods()}
CAPTIONS = json.loads((FOLDER / "captions.json").read_text(encoding="utf-8"))
PICTURES = {name.removesuffix(".jpg") for name in CAPTIONS}


def test_a_gtin_ends_in_its_check_digit():
    assert gtin_13(Size(1, "1.45", 568)) == "5012345000015"


def test_a_case_has_a_gtin_of_its_own():
    assert gtin_14(Size(1, "1.45", 568)) == "15012345000012"


def test_no_two_packs_share_a_number():
    items = [size.item for good in all_goods() for size in good.sizes]
    assert sorted(items) == list(range(1, 25))
    assert set(LIKED) == {size.sku for good in all_goods() for size in good.sizes}


def test_the_salt_of_whole_milk_is_its_sodium_by_two_and_a_half():
    # 49 mg sodium in 100 g × 1.03 g/ml × 2.5 = 126 mg salt in 100 ml
    assert values_of("whole-milk")["salt_g"] == "0.13"


@pytest.mark.parametrize("key", sorted(NUTRITION))
def test_a_part_is_never_more_than_the_whole(key):
    values = {name: float(value) for name, value in values_of(key).items() if name != "nutrition_source"}
    assert values["saturates_g"] <= values["fat_g"]
    assert values["sugars_g"] <= values["carbohydrate_g"]
    assert values["fat_g"] + values["carbohydrate_g"] + values["protein_g"] + values["salt_g"] <= 100
    assert values["energy_kj"] == pytest.approx(values["energy_kcal"] * 4.184, abs=4)


def test_every_good_has_its_table_and_all_but_clotted_cream_a_footprint():
    assert set(NUTRITION) == KEYS
    assert KEYS - set(FOOTPRINTS) == {"clotted-cream"}


@pytest.mark.parametrize("good", all_goods(), ids=lambda good: good.key)
def test_milk_is_starred_among_the_ingredients(good):
    starred = good.facts["ingredients"].split("**")[1::2]
    assert "milk" in starred
    assert ("egg" in starred) == ("eggs" in good.contains)


def test_only_one_cheese_is_made_with_animal_rennet():
    animal = [good.key for good in all_goods() if good.facts.get("is_vegetarian") is False]
    assert animal == ["mature-cheddar"]
    vegetarian = [good.key for good in all_goods() if "vegetarian rennet" in good.facts["ingredients"]]
    assert len(vegetarian) == 5


def test_a_recipe_asks_only_for_goods_that_we_sell():
    assert {each.good for recipe in RECIPES for each in recipe.ingredients} - {""} <= KEYS
    assert all(any(each.good for each in recipe.ingredients) for recipe in RECIPES)


def test_every_picture_that_is_shown_is_there_with_a_caption():
    shown = KEYS | {each.picture for each in RANGES} | {recipe.slug for recipe in RECIPES} | set(FOCUS)
    shown |= {key for good in all_goods() for key in good.more_pictures}
    stories = (FARM, *STORIES)
    shown |= {story.picture for story in stories} - {""}
    shown |= {value[0] for story in stories for kind, value in story.body if kind == "picture"}
    assert shown <= PICTURES
    assert {file.stem for file in FOLDER.glob("*.jpg")} == PICTURES
    assert all(len(caption) <= 255 for caption in CAPTIONS.values())
